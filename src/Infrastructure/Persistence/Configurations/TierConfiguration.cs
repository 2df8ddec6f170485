using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class TierConfiguration : IEntityTypeConfiguration<Tier>
{
    public void Configure(EntityTypeBuilder<Tier> builder)
    {
        builder.ToTable("Tiers");
        builder.IsAggregate();
        builder.Property(t => t.Code).Ordinal(Tier.MaxCodeLength);
        builder.Property(t => t.Name).HasMaxLength(Tier.MaxNameLength);
        builder.PrimitiveCollection(t => t.Kinds).ElementType().HasConversion<string>();
        builder.PrimitiveCollection(t => t.Benefits);
        builder.HasMany(t => t.Prices).WithOne().HasForeignKey(p => p.TierId);
        builder.HasIndex(t => t.Code).IsUnique();
    }
}

internal sealed class TierPriceConfiguration : IEntityTypeConfiguration<TierPrice>
{
    public void Configure(EntityTypeBuilder<TierPrice> builder)
    {
        builder.ToTable("TierPrices");
        builder.HasKey(p => new { p.TierId, p.Ordinal });
        builder.Property(p => p.Ordinal).ValueGeneratedNever();
        builder.Property(p => p.Currency).Ordinal(3);
    }
}
