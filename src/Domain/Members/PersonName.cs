using Membership.Domain.Common;

namespace Membership.Domain.Members;

/// <summary>A person's name in any script; one word is a whole name.</summary>
/// <param name="Given">The given name, or the only name.</param>
/// <param name="Family">The family name; many people have none.</param>
public sealed record PersonName(string Given, string? Family)
{
    /// <summary>The longest given or family name that is kept.</summary>
    public const int MaxLength = 100;

    /// <summary>The name as its owner writes it.</summary>
    public string Display => Family is null ? Given : $"{Given} {Family}";

    /// <summary>The folded name that people sort by, family name first; never empty.</summary>
    public string Folded
    {
        get
        {
            var folded = NameFolding.Fold(Family is null ? Given : $"{Family} {Given}");
            return folded.Length > 0 ? folded : "\uFFFD";
        }
    }
}
