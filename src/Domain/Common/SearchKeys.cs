using System.Text;

namespace Membership.Domain.Common;

/// <summary>
/// The keys under which a person is found: each folded word of the name, and the address, followed by the sort key. A
/// prefix of a word is a range of keys, and a page of matches is a walk along them.
/// </summary>
public static class SearchKeys
{
    /// <summary>Room for the longest term, the sort key and what separates them.</summary>
    public const int MaxLength = MaxTermLength + 1 + NameFolding.MaxSortKeyLength;

    private const char Separator = '\u0001';
    private const int MaxTermLength = 100;
    private const int MaxTerms = 12;

    /// <summary>The keys of one person; the sort key makes them unique.</summary>
    public static IReadOnlyList<string> Of(string displayName, string emailKey, string sortKey) =>
        [.. NameFolding.Words(displayName).Take(MaxTerms).Append(emailKey).Concat(NameFolding.Words(emailKey)).Select(Cut)
            .Distinct(StringComparer.Ordinal).Select(term => $"{term}{Separator}{sortKey}")];

    /// <summary>The keys of something that is found by its name alone.</summary>
    public static IReadOnlyList<string> OfName(string name, string sortKey) =>
        [.. NameFolding.Words(name).Take(MaxTerms).Select(Cut).Distinct(StringComparer.Ordinal).Select(term => $"{term}{Separator}{sortKey}")];

    /// <summary>
    /// The folded beginnings that a query asks for; all of them must match. An address stays whole. The longest comes
    /// first, because it leaves the fewest candidates.
    /// </summary>
    public static IReadOnlyList<string> Prefixes(string query) =>
        [.. query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Contains('@') ? [EmailAddress.TryParse(word)?.Key ?? word.Normalize(NormalizationForm.FormC).ToLowerInvariant()] : NameFolding.Words(word))
            .Select(Cut).Distinct(StringComparer.Ordinal).OrderByDescending(p => p.Length).Take(MaxTerms)];

    /// <summary>
    /// The range of keys whose term begins with a prefix: from the first, included, to the end, excluded. The end is the prefix with its last code point
    /// raised by one, which stands behind all of them whether an engine orders by UTF-8 bytes or by UTF-16 units. Both carry the separator, because SQL Server
    /// fills the shorter text with spaces before it compares, and a space stands behind the separator.
    /// </summary>
    public static (string First, string End) RangeOf(string prefix)
    {
        Rune.DecodeLastFromUtf16(prefix, out var last, out var length);
        var next = last.Value == 0xD7FF ? 0xE000 : last.Value + 1;
        return (prefix + Separator, prefix[..^length] + new Rune(next) + Separator);
    }

    /// <summary>Makes a list of stored keys equal to the wanted ones, touching only what differs.</summary>
    public static void Sync<T>(List<T> stored, IReadOnlyList<string> wanted, Func<T, string> keyOf, Func<string, T> create)
    {
        stored.RemoveAll(s => !wanted.Contains(keyOf(s), StringComparer.Ordinal));
        stored.AddRange([.. wanted.Except(stored.Select(keyOf), StringComparer.Ordinal).Select(create)]);
    }

    private static string Cut(string term)
    {
        if (term.Length <= MaxTermLength) return term;
        return char.IsHighSurrogate(term[MaxTermLength - 1]) ? term[..(MaxTermLength - 1)] : term[..MaxTermLength];
    }
}
