using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Membership.Domain.Common;

/// <summary>Languages by their BCP 47 tags, such as <c>sw</c>, <c>pt-BR</c> or <c>zh-Hant</c>.</summary>
public static partial class Languages
{
    /// <summary>The longest tag accepted.</summary>
    public const int MaxLength = 20;

    // ISO 639-1 whole, because locale data lacks some languages that members speak; three-letter codes come from the platform.
    private const string TwoLetterCodes =
        "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
        + "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
        + "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
        + "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm "
        + "rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts "
        + "tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

    private static readonly FrozenSet<string> Primary = CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Select(c => c.Name.Split('-')[0]).Where(n => n.Length is 2 or 3).Concat(TwoLetterCodes.Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a well-formed tag of a language in ISO 639-1 or in the platform's locale data.</summary>
    public static bool IsKnown(string? tag) =>
        tag is { Length: <= MaxLength } && Tag().IsMatch(tag) && Primary.Contains(tag.Split('-')[0]);

    [GeneratedRegex("^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
