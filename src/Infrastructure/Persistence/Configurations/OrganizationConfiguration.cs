using System.Text.Json;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    private static readonly ValueComparer<IReadOnlyList<OrganizationContact>> SameContacts = new(
        (a, b) => a!.SequenceEqual(b!), contacts => contacts.Aggregate(0, (hash, c) => HashCode.Combine(hash, c)), contacts => contacts);

    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.IsAggregate();
        builder.Ignore(o => o.Term);
        builder.Property(o => o.LegalName).HasMaxLength(OrganizationProfile.MaxNameLength);
        builder.Property(o => o.Country).Ordinal(2);
        builder.Property(o => o.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(o => o.Address).HasMaxLength(OrganizationProfile.MaxAddressLength);
        builder.Property(o => o.Website).HasMaxLength(OrganizationProfile.MaxUrlLength);
        builder.Property(o => o.LogoUrl).HasMaxLength(OrganizationProfile.MaxUrlLength);
        builder.Property(o => o.RegistrationNumber).HasMaxLength(OrganizationProfile.MaxRegistrationLength);
        builder.Property(o => o.VatNumber!).Ordinal(VatNumber.MaxLength).IsRequired(false);
        builder.Property(o => o.Currency).Ordinal(3);
        builder.Property(o => o.Reason).HasMaxLength(Decision.MaxReasonLength);
        builder.Property(o => o.RenewalProblem).HasMaxLength(50);
        builder.Property(o => o.SortKey).Ordinal(NameFolding.MaxSortKeyLength);
        builder.Property(o => o.NameKey).Ordinal(OrganizationProfile.MaxNameLength);
        builder.Property(o => o.RegistrationKey!).Ordinal(OrganizationProfile.MaxRegistrationLength + 2).IsRequired(false);
        builder.Property(o => o.Contacts).HasConversion(
            contacts => JsonSerializer.Serialize(contacts, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<List<OrganizationContact>>(text, JsonSerializerOptions.Default)!, SameContacts);
        builder.HasOne<Tier>().WithMany().HasForeignKey(o => o.TierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Tier>().WithMany().HasForeignKey(o => o.NextTierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(o => o.ApplicantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(o => o.History).WithOne().HasForeignKey(h => h.OrganizationId);
        builder.HasMany(o => o.SearchTerms).WithOne().HasForeignKey(t => t.OrganizationId);
        builder.HasMany(o => o.Domains).WithOne().HasForeignKey(d => d.OrganizationId);
        builder.HasMany(o => o.TierHistory).WithOne().HasForeignKey(t => t.OrganizationId);
        builder.HasMany(o => o.Messages).WithOne().HasForeignKey(m => m.OrganizationId);

        // The lists, each a walk along one index; then what the renewals look for; then what gives a second application away.
        builder.HasIndex(o => o.SortKey).IsUnique();
        builder.HasIndex(o => new { o.ListedPublicly, o.Status, o.SortKey });
        builder.HasIndex(o => new { o.Status, o.SortKey });
        builder.HasIndex(o => new { o.Country, o.SortKey });
        builder.HasIndex(o => new { o.Kind, o.SortKey });
        builder.HasIndex(o => new { o.TierId, o.SortKey });
        builder.HasIndex(o => new { o.Status, o.TermUntil, o.SortKey });
        builder.HasIndex(o => new { o.AppliedAt, o.SortKey });
        builder.HasIndex(o => o.NameKey);
        builder.HasIndex(o => o.RegistrationKey);
        builder.HasIndex(o => o.VatNumber);
        builder.HasIndex(o => o.AwaitedInvoiceId);
    }
}

internal sealed class OrganizationStateChangeConfiguration : IEntityTypeConfiguration<OrganizationStateChange>
{
    public void Configure(EntityTypeBuilder<OrganizationStateChange> builder)
    {
        builder.ToTable("OrganizationHistory");
        builder.HasKey(h => new { h.OrganizationId, h.Ordinal });
        builder.Property(h => h.From).HasMaxLength(20);
        builder.Property(h => h.To).HasMaxLength(20);
        builder.Property(h => h.Reason).HasMaxLength(Decision.MaxReasonLength);
    }
}

internal sealed class OrganizationSearchTermConfiguration : IEntityTypeConfiguration<OrganizationSearchTerm>
{
    public void Configure(EntityTypeBuilder<OrganizationSearchTerm> builder)
    {
        builder.ToTable("OrganizationSearchTerms");
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).Ordinal(SearchKeys.MaxLength);
        builder.HasIndex(t => new { t.OrganizationId, t.Key });
    }
}

internal sealed class OrganizationDomainConfiguration : IEntityTypeConfiguration<OrganizationDomain>
{
    public void Configure(EntityTypeBuilder<OrganizationDomain> builder)
    {
        builder.ToTable("OrganizationDomains");
        builder.HasKey(d => new { d.OrganizationId, d.Name });
        builder.Property(d => d.Name).Ordinal(DomainName.MaxLength);
        builder.HasIndex(d => d.Name);
    }
}

internal sealed class OrganizationTierChangeConfiguration : IEntityTypeConfiguration<OrganizationTierChange>
{
    public void Configure(EntityTypeBuilder<OrganizationTierChange> builder)
    {
        builder.ToTable("OrganizationTierHistory");
        builder.HasKey(t => new { t.OrganizationId, t.Ordinal });
        builder.Property(t => t.Ordinal).ValueGeneratedNever();
        builder.HasOne<Tier>().WithMany().HasForeignKey(t => t.TierId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OrganizationMessageConfiguration : IEntityTypeConfiguration<OrganizationMessage>
{
    public void Configure(EntityTypeBuilder<OrganizationMessage> builder)
    {
        builder.ToTable("OrganizationMessages");
        builder.HasKey(m => new { m.OrganizationId, m.Ordinal });
        builder.Property(m => m.Ordinal).ValueGeneratedNever();
        builder.Property(m => m.Text).HasMaxLength(OrganizationMessage.MaxLength);
    }
}
