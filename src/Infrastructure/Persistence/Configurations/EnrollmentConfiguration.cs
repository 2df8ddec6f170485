using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class EnrollmentConfiguration : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> builder)
    {
        builder.IsAggregate();
        builder.Property(e => e.Message).HasMaxLength(Enrollment.MaxMessageLength);
        builder.Property(e => e.Reason).HasMaxLength(Decision.MaxReasonLength);
        builder.Property(e => e.SortKey).Ordinal(NameFolding.MaxSortKeyLength);
        builder.Property(e => e.Country).Ordinal(2);
        builder.Property(e => e.CityKey!).Ordinal(Profile.MaxCityLength).IsRequired(false);
        builder.HasOne<Group>().WithMany().HasForeignKey(e => e.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(e => e.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.History).WithOne().HasForeignKey(h => h.EnrollmentId);
        builder.HasMany(e => e.SearchTerms).WithOne().HasForeignKey(t => t.EnrollmentId);

        // At most one live enrollment per member and group: this settles the race that the check in memory loses.
        builder.HasIndex(e => new { e.MemberId, e.GroupId }).IsUnique().HasFilter("IsLive = 1").HasDatabaseName("IX_Enrollments_Live");
        builder.HasIndex(e => new { e.MemberId, e.RequestedAt });

        // The roster: one walk, filters included; then the same by country, by time of joining, and the requests by age.
        builder.HasIndex(e => new { e.GroupId, e.Status, e.SortKey, e.CityKey, e.JoinedAt, e.MemberId });
        builder.HasIndex(e => new { e.GroupId, e.Status, e.Country, e.SortKey });
        builder.HasIndex(e => new { e.GroupId, e.Status, e.RequestedAt, e.SortKey });
    }
}

internal sealed class EnrollmentSearchTermConfiguration : IEntityTypeConfiguration<EnrollmentSearchTerm>
{
    public void Configure(EntityTypeBuilder<EnrollmentSearchTerm> builder)
    {
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).Ordinal(SearchKeys.MaxLength);
        builder.HasIndex(t => new { t.GroupId, t.Key, t.EnrollmentId });
        builder.HasIndex(t => new { t.EnrollmentId, t.Key });
    }
}

internal sealed class EnrollmentStateChangeConfiguration : IEntityTypeConfiguration<EnrollmentStateChange>
{
    public void Configure(EntityTypeBuilder<EnrollmentStateChange> builder)
    {
        builder.ToTable("EnrollmentHistory");
        builder.HasKey(h => new { h.EnrollmentId, h.Ordinal });
        builder.Property(h => h.From).HasMaxLength(20);
        builder.Property(h => h.To).HasMaxLength(20);
        builder.Property(h => h.Reason).HasMaxLength(Decision.MaxReasonLength);
    }
}
