using System.Globalization;
using System.Text;

namespace Membership.Domain.Common;

/// <summary>What every text that a person types must be: well-formed Unicode of any script, without control characters.</summary>
public static class PlainText
{
    /// <summary>
    /// True for text without control characters, lone surrogates, unassigned non-characters or direction overrides
    /// (which can make a name read as another one). Joiners and marks of every script are fine.
    /// </summary>
    public static bool IsClean(string text, bool allowLineBreaks = false)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune)) return false;
            i += rune.Utf16SequenceLength;
            if (allowLineBreaks && rune.Value is '\n' or '\r' or '\t') continue;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator) return false;
            if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)) return false;
            if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF) return false;
        }
        return true;
    }

    /// <summary>Whether there is anything to see: more than spaces, joiners and direction marks.</summary>
    public static bool IsVisible(string text) =>
        text.EnumerateRunes().Any(r => !Rune.IsWhiteSpace(r) && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Format or UnicodeCategory.Control));

    /// <summary>Trimmed and in Unicode normal form C, so that equal texts are stored equal; null when nothing is left.</summary>
    public static string? Normalize(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : trimmed.Normalize(NormalizationForm.FormC);
    }
}
