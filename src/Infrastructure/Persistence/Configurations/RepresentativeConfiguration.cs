using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class RepresentativeConfiguration : IEntityTypeConfiguration<Representative>
{
    public void Configure(EntityTypeBuilder<Representative> builder)
    {
        builder.ToTable("Representatives");
        builder.IsAggregate();
        builder.Property(r => r.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(r => r.EmailKey!).Ordinal(EmailAddress.MaxLength).IsRequired(false);
        builder.Property(r => r.Reason).HasMaxLength(Decision.MaxReasonLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Restrict);

        // One holder of each role, and one invitation to it: these settle the race that a check in memory loses (rule 17).
        builder.HasIndex(r => new { r.OrganizationId, r.Role }).IsUnique().HasFilter("IsCurrent = 1").HasDatabaseName("IX_Representatives_Current");
        builder.HasIndex(r => new { r.OrganizationId, r.Role, r.IsInvited }).IsUnique().HasFilter("IsInvited = 1").HasDatabaseName("IX_Representatives_Invited");
        // Principal and alternate are two people.
        builder.HasIndex(r => new { r.OrganizationId, r.MemberId }).IsUnique().HasFilter("IsCurrent = 1 AND Role IN ('Principal', 'Alternate')").HasDatabaseName("IX_Representatives_Heads");
        builder.HasIndex(r => new { r.OrganizationId, r.AppointedAt });
        builder.HasIndex(r => new { r.MemberId, r.IsCurrent });
        builder.HasIndex(r => r.EmailKey);
    }
}

internal sealed class AffiliationConfiguration : IEntityTypeConfiguration<Affiliation>
{
    public void Configure(EntityTypeBuilder<Affiliation> builder)
    {
        builder.ToTable("Affiliations");
        builder.IsAggregate();
        builder.Property(a => a.Title).HasMaxLength(Affiliation.MaxTitleLength);
        builder.Property(a => a.Reason).HasMaxLength(Decision.MaxReasonLength);
        builder.Property(a => a.SortKey).Ordinal(NameFolding.MaxSortKeyLength);
        builder.Property(a => a.WaitingKey!).Ordinal(60).IsRequired(false);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.MemberId, a.OrganizationId }).IsUnique().HasFilter("IsLive = 1").HasDatabaseName("IX_Affiliations_Live");
        builder.HasIndex(a => new { a.MemberId, a.ClaimedAt });
        builder.HasIndex(a => new { a.OrganizationId, a.Status, a.SortKey });
        builder.HasIndex(a => new { a.OrganizationId, a.WaitingKey }).HasFilter("WaitingKey IS NOT NULL");
    }
}
