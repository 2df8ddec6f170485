using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.IsAggregate();
        builder.Ignore(m => m.Name);
        builder.Property(m => m.MemberNumber).Ordinal(MemberNumber.Length);
        builder.Property(m => m.GivenName).HasMaxLength(PersonName.MaxLength);
        builder.Property(m => m.FamilyName).HasMaxLength(PersonName.MaxLength);
        builder.Property(m => m.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(m => m.EmailKey).Ordinal(EmailAddress.MaxLength);
        builder.Property(m => m.Country).Ordinal(2);
        builder.Property(m => m.City).HasMaxLength(Profile.MaxCityLength);
        builder.Property(m => m.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(m => m.SortKey).Ordinal(NameFolding.MaxSortKeyLength);
        builder.HasIndex(m => m.MemberNumber).IsUnique();
        builder.HasIndex(m => m.EmailKey).IsUnique();
        builder.HasIndex(m => m.SortKey).IsUnique();
        builder.HasIndex(m => new { m.Status, m.SortKey });
        builder.HasIndex(m => new { m.Status, m.Country });
        builder.HasIndex(m => new { m.Country, m.SortKey });
        builder.HasIndex(m => new { m.JoinedAt, m.SortKey });
        builder.HasMany(m => m.History).WithOne().HasForeignKey(h => h.MemberId);
        builder.HasMany(m => m.ConsentLedger).WithOne().HasForeignKey(c => c.MemberId);
        builder.HasMany(m => m.SearchTerms).WithOne().HasForeignKey(t => t.MemberId);
    }
}

internal sealed class MemberSearchTermConfiguration : IEntityTypeConfiguration<MemberSearchTerm>
{
    public void Configure(EntityTypeBuilder<MemberSearchTerm> builder)
    {
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).Ordinal(SearchKeys.MaxLength);
        builder.HasIndex(t => new { t.MemberId, t.Key });
    }
}

internal sealed class MemberStateChangeConfiguration : IEntityTypeConfiguration<MemberStateChange>
{
    public void Configure(EntityTypeBuilder<MemberStateChange> builder)
    {
        builder.ToTable("MemberHistory");
        builder.HasKey(h => new { h.MemberId, h.Ordinal });
        builder.Property(h => h.From).HasMaxLength(20);
        builder.Property(h => h.To).HasMaxLength(20);
        builder.Property(h => h.Reason).HasMaxLength(Decision.MaxReasonLength);
    }
}

internal sealed class ConsentEntryConfiguration : IEntityTypeConfiguration<ConsentEntry>
{
    public void Configure(EntityTypeBuilder<ConsentEntry> builder)
    {
        builder.ToTable("ConsentLedger");
        builder.HasKey(c => new { c.MemberId, c.Ordinal });
        builder.Property(c => c.PolicyVersion).HasMaxLength(50);
        builder.Property(c => c.Channel).HasMaxLength(20);
    }
}

internal sealed class JoinSubmissionConfiguration : IEntityTypeConfiguration<JoinSubmission>
{
    public void Configure(EntityTypeBuilder<JoinSubmission> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Profile);
        builder.Ignore(s => s.ConsentContext);
        builder.Property(s => s.GivenName).HasMaxLength(PersonName.MaxLength);
        builder.Property(s => s.FamilyName).HasMaxLength(PersonName.MaxLength);
        builder.Property(s => s.Country).HasMaxLength(2);
        builder.Property(s => s.City).HasMaxLength(Profile.MaxCityLength);
        builder.Property(s => s.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(s => s.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(s => s.EmailKey).Ordinal(EmailAddress.MaxLength);
        builder.Property(s => s.PolicyVersion).HasMaxLength(50);
        builder.Property(s => s.Channel).HasMaxLength(20);
        builder.Property(s => s.PasswordHash).HasMaxLength(500);
        // The same link followed twice at once: one of the two is refused.
        builder.Property(s => s.ConfirmedAt).IsConcurrencyToken();
        builder.HasIndex(s => new { s.EmailKey, s.SubmittedAt });
        builder.HasIndex(s => s.SubmittedAt);
    }
}

internal sealed class StaffAssignmentConfiguration : IEntityTypeConfiguration<StaffAssignment>
{
    public void Configure(EntityTypeBuilder<StaffAssignment> builder)
    {
        builder.HasKey(s => s.MemberId);
        builder.HasOne<Member>().WithOne().HasForeignKey<StaffAssignment>(s => s.MemberId);
    }
}

internal sealed class EmailChangeConfiguration : IEntityTypeConfiguration<EmailChange>
{
    public void Configure(EntityTypeBuilder<EmailChange> builder)
    {
        builder.ToTable("EmailChanges");
        builder.IsAggregate();
        builder.Property(c => c.NewEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(c => c.NewEmailKey).Ordinal(EmailAddress.MaxLength);
        // One wish at a time: the latest replaces the one before.
        builder.HasIndex(c => c.MemberId).IsUnique();
    }
}
