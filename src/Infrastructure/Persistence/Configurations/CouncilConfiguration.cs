using Membership.Domain.Common;
using Membership.Domain.Council;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class CouncilRollConfiguration : IEntityTypeConfiguration<CouncilRoll>
{
    public void Configure(EntityTypeBuilder<CouncilRoll> builder)
    {
        builder.ToTable("CouncilRolls");
        builder.IsAggregate();
        builder.Property(r => r.Title).HasMaxLength(CouncilRoll.MaxTitleLength);
        builder.Property(r => r.SortKey).Ordinal(60);
        builder.Property(r => r.Position!).Ordinal(19).IsRequired(false);
        builder.HasMany(r => r.Entries).WithOne().HasForeignKey(e => e.RollId);
        builder.HasIndex(r => r.SortKey).IsUnique();
        builder.HasIndex(r => r.Status);
    }
}

internal sealed class CouncilRollEntryConfiguration : IEntityTypeConfiguration<CouncilRollEntry>
{
    public void Configure(EntityTypeBuilder<CouncilRollEntry> builder)
    {
        builder.ToTable("CouncilRollEntries");
        builder.HasKey(e => new { e.RollId, e.SortKey });
        builder.Property(e => e.SortKey).Ordinal(NameFolding.MaxSortKeyLength);
        builder.Property(e => e.OrganizationName).HasMaxLength(OrganizationProfile.MaxNameLength);
        builder.Property(e => e.Country).HasMaxLength(2);
        builder.HasIndex(e => new { e.RollId, e.OrganizationId }).IsUnique();
    }
}
