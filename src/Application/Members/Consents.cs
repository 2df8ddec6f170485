using System.Text.Json.Serialization;
using FluentValidation;
using Membership.Application.Texts;
using Membership.Domain.Members;

namespace Membership.Application.Members;

/// <summary>One choice: a purpose, and yes or no.</summary>
/// <param name="Purpose">storage, email, directory or chapterSharing.</param>
/// <param name="Granted">True to give the consent, false to withdraw or decline it.</param>
public sealed record ConsentChoice([property: JsonRequired] ConsentPurpose Purpose, [property: JsonRequired] bool Granted);

/// <summary>The purposes as clients name them.</summary>
public enum ConsentPurpose
{
    /// <summary>Keeping the profile; membership needs it.</summary>
    Storage,

    /// <summary>News by mail.</summary>
    Email,

    /// <summary>Appearing in the members' directory.</summary>
    Directory,

    /// <summary>Sharing the profile with chapters.</summary>
    ChapterSharing,
}

/// <summary>Turns choices into what the domain knows.</summary>
public static class Consents
{
    /// <summary>The domain's flag for a purpose.</summary>
    public static ConsentPurposes ToFlag(this ConsentPurpose purpose) => (ConsentPurposes)(1 << (int)purpose);

    /// <summary>A purpose for the domain's flag.</summary>
    public static ConsentPurpose ToPurpose(this ConsentPurposes flag) => (ConsentPurpose)int.Log2((int)flag);

    /// <summary>All that is granted.</summary>
    public static ConsentPurposes Granted(this IEnumerable<ConsentChoice> choices) =>
        choices.Where(c => c.Granted).Aggregate(ConsentPurposes.None, (sum, c) => sum | c.Purpose.ToFlag());

    /// <summary>At least one choice, and at most one for each purpose.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<ConsentChoice>> ConsentChoices<T>(this IRuleBuilder<T, IReadOnlyList<ConsentChoice>> rule) =>
        rule.Must(c => c is { Count: > 0 and <= 4 } && c.All(x => x is not null) && c.Select(x => x.Purpose).Distinct().Count() == c.Count)
            .WithMessage(_ => Text.Of("validation.consents"));
}
