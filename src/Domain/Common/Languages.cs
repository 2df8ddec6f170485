using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Membership.Domain.Common;

/// <summary>Languages by their BCP 47 tags, such as <c>sw</c>, <c>pt-BR</c> or <c>zh-Hant</c>.</summary>
public static partial class Languages
{
    /// <summary>The longest tag accepted.</summary>
    public const int MaxLength = 20;

    private static readonly FrozenSet<string> Primary = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Select(c => c.Name.Split('-')[0]).Where(n => n.Length is 2 or 3).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a well-formed tag whose language the platform's locale data knows.</summary>
    public static bool IsKnown(string? tag) =>
        tag is { Length: <= MaxLength } && Tag().IsMatch(tag) && Primary.Contains(tag.Split('-')[0]);

    [GeneratedRegex("^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
