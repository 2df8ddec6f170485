using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

/// <summary>Marks texts that every engine must compare byte by byte: keys, codes, hashes.</summary>
internal static class OrdinalText
{
    private const string Annotation = "Membership:Ordinal";

    /// <summary>An ordinal text with its longest length.</summary>
    public static PropertyBuilder<string> Ordinal(this PropertyBuilder<string> property, int maxLength) =>
        property.HasMaxLength(maxLength).HasAnnotation(Annotation, true);

    /// <summary>Whether the property was marked.</summary>
    public static bool IsOrdinal(this IReadOnlyProperty property) => property.FindAnnotation(Annotation) is not null;

    /// <summary>What all aggregates have: a key made by the domain, and a version that guards every update.</summary>
    public static void IsAggregate<T>(this EntityTypeBuilder<T> entity) where T : Aggregate
    {
        entity.HasKey(a => a.Id);
        entity.Property(a => a.Id).ValueGeneratedNever();
        entity.Property(a => a.Version).IsConcurrencyToken();
    }
}
