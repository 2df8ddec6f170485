using System.Globalization;
using System.Text;

namespace Membership.Domain.Common;

/// <summary>
/// Turns names into keys for sorting and searching: case and accents ignored, every script kept. The same folding is
/// applied to what is stored and to what is asked, so José, JOSE and jose meet.
/// </summary>
public static class NameFolding
{
    /// <summary>The longest sort key: the folded name, a separator and the id.</summary>
    public const int MaxSortKeyLength = MaxSortLength + 1 + 32;

    private const int MaxSortLength = 80;

    /// <summary>The folded text, words separated by single spaces.</summary>
    public static string Fold(string text) => string.Join(' ', Words(text));

    /// <summary>The folded words of a text, split at spaces, hyphens and apostrophes; punctuation around a word is dropped.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Separates(rune)) Flush();
            else if (!IsIgnoredMark(rune)) word.Append(FoldRune(rune));
        }
        Flush();
        return words;

        void Flush()
        {
            var folded = word.ToString().Normalize(NormalizationForm.FormC).Trim(Punctuation);
            if (folded.Length > 0) words.Add(folded);
            word.Clear();
        }
    }

    /// <summary>
    /// A key that sorts people by folded name and is unique by the id behind it, so that one column is a whole keyset
    /// on both engines, which order GUIDs differently.
    /// </summary>
    public static string SortKey(string foldedName, Guid id)
    {
        var name = foldedName.Length > MaxSortLength ? foldedName[..MaxSortLength] : foldedName;
        if (char.IsHighSurrogate(name[^1])) name = name[..^1];
        return $"{name}\u0001{id:N}";
    }

    private static readonly char[] Punctuation = ['.', ',', ';', ':', '(', ')', '"', '“', '”', '«', '»', '،'];

    private static bool Separates(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation
        || rune.Value is '\'' or '`' or '‘' or '’' or 'ʼ' or 'ʻ' or '´' or '·' or '・' or '፡';

    // Accents, Arabic vowel signs and hamza marks, Hebrew points, tatweel, and all that cannot be seen: joiners, marks of direction, soft hyphens,
    // spaces of no width. The vowel signs of Indic and other scripts are letters to their readers and stay.
    private static bool IsIgnoredMark(Rune rune) => rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0x064B and <= 0x065F)
        or 0x0670 or 0x0640 or (>= 0x0591 and <= 0x05C7) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;

    private static string FoldRune(Rune rune) => rune.Value switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ł' or 'Ł' => "l",
        'þ' or 'Þ' => "th",
        'ħ' or 'Ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        0x0649 or 0x06CC => "\u064A",
        0x0629 => "\u0647",
        0x06A9 => "\u0643",
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };
}
