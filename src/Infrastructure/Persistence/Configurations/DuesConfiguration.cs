using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("Invoices");
        builder.IsAggregate();
        builder.Property(i => i.Number).Ordinal(20);
        builder.Property(i => i.Currency).Ordinal(3);
        builder.Property(i => i.BuyerName).HasMaxLength(OrganizationProfile.MaxNameLength);
        builder.Property(i => i.BuyerAddress).HasMaxLength(OrganizationProfile.MaxAddressLength);
        builder.Property(i => i.BuyerCountry).HasMaxLength(2);
        builder.Property(i => i.BuyerVatNumber).HasMaxLength(VatNumber.MaxLength);
        builder.Property(i => i.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(i => i.Seller).HasMaxLength(1000);
        builder.Property(i => i.TaxNote).HasMaxLength(500);
        builder.Property(i => i.Reason).HasMaxLength(Decision.MaxReasonLength);
        builder.Property(i => i.SortKey).Ordinal(40);
        builder.HasOne<Organization>().WithMany().HasForeignKey(i => i.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Tier>().WithMany().HasForeignKey(i => i.TierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId);
        builder.HasIndex(i => i.Number).IsUnique();
        builder.HasIndex(i => new { i.OrganizationId, i.SortKey });
        builder.HasIndex(i => i.CreditsInvoiceId);

        // However often and from wherever the renewals run, a term is asked for once.
        builder.HasIndex(i => new { i.OrganizationId, i.RenewsFrom }).IsUnique().HasFilter("RenewsFrom IS NOT NULL AND IsCancelled = 0").HasDatabaseName("IX_Invoices_Renewal");

        // What is open, by the day on which it was due: the ageing list.
        builder.HasIndex(i => new { i.DueOn, i.SortKey }).HasFilter("[Open] > 0").HasDatabaseName("IX_Invoices_Open");
        builder.HasIndex(i => new { i.IssuedOn, i.SortKey });
    }
}

internal sealed class InvoiceLineConfiguration : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> builder)
    {
        builder.ToTable("InvoiceLines");
        builder.HasKey(l => new { l.InvoiceId, l.Ordinal });
        builder.Property(l => l.Ordinal).ValueGeneratedNever();
        builder.Property(l => l.Subject).HasMaxLength(Tier.MaxNameLength);
    }
}

internal sealed class DuesAccountConfiguration : IEntityTypeConfiguration<DuesAccount>
{
    public void Configure(EntityTypeBuilder<DuesAccount> builder)
    {
        builder.ToTable("DuesAccounts");
        builder.IsAggregate();
        builder.Property(a => a.Currency).Ordinal(3);
        builder.HasOne<Organization>().WithOne().HasForeignKey<DuesAccount>(a => a.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.Credit, a.Id }).HasFilter("Credit > 0").HasDatabaseName("IX_DuesAccounts_Credit");
        builder.HasMany(a => a.Entries).WithOne().HasForeignKey(e => e.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries");
        builder.HasKey(e => new { e.OrganizationId, e.Ordinal });
        builder.Property(e => e.Ordinal).ValueGeneratedNever();
        builder.Property(e => e.Currency).Ordinal(3);
        builder.Property(e => e.Reference).HasMaxLength(Booking.MaxReferenceLength);
        builder.Property(e => e.PaymentReference!).Ordinal(Booking.MaxReferenceLength).IsRequired(false);
        builder.Property(e => e.Note).HasMaxLength(Booking.MaxNoteLength);
        builder.Property(e => e.SortKey).Ordinal(60);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(e => e.InvoiceId).OnDelete(DeleteBehavior.Restrict);

        // The same money is not recorded twice, whoever is faster.
        builder.HasIndex(e => new { e.OrganizationId, e.PaymentReference }).IsUnique().HasFilter("PaymentReference IS NOT NULL").HasDatabaseName("IX_LedgerEntries_Payment");
        builder.HasIndex(e => e.SortKey).IsUnique();
    }
}

internal sealed class DocumentSeriesConfiguration : IEntityTypeConfiguration<DocumentSeries>
{
    public void Configure(EntityTypeBuilder<DocumentSeries> builder)
    {
        builder.ToTable("DocumentSeries");
        builder.HasKey(s => new { s.Kind, s.Year });
        builder.Property(s => s.Year).ValueGeneratedNever();
        builder.Property(s => s.Last).IsConcurrencyToken();
    }
}

internal sealed class ClosedYearConfiguration : IEntityTypeConfiguration<ClosedYear>
{
    public void Configure(EntityTypeBuilder<ClosedYear> builder)
    {
        builder.ToTable("ClosedYears");
        builder.HasKey(y => y.Year);
        builder.Property(y => y.Year).ValueGeneratedNever();
    }
}
