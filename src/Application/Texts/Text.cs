using System.Globalization;
using System.Resources;

namespace Membership.Application.Texts;

/// <summary>Everything the system says to people, in English, French, Spanish and Arabic (Texts.resx and its siblings).</summary>
public static class Text
{
    private static readonly ResourceManager Resources = new("Membership.Application.Texts.Texts", typeof(Text).Assembly);

    /// <summary>The languages of mails, pages and messages; the first is the fallback.</summary>
    public static readonly IReadOnlyList<string> SupportedLanguages = ["en", "fr", "es", "ar"];

    /// <summary>A text in the language of the request.</summary>
    public static string Of(string key, params ReadOnlySpan<object?> arguments) => In(CultureInfo.CurrentUICulture, key, arguments);

    /// <summary>A text in a given language; English where the language lacks it.</summary>
    public static string In(CultureInfo language, string key, params ReadOnlySpan<object?> arguments)
    {
        var text = TryIn(language, key) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
        return arguments.Length == 0 ? text : string.Format(language, text, arguments);
    }

    /// <summary>A text in a given language, or null where no language has it.</summary>
    public static string? TryIn(CultureInfo language, string key) => Resources.GetString(key, language);

    /// <summary>The supported language nearest to a member's BCP 47 tag.</summary>
    public static CultureInfo Nearest(string tag)
    {
        var primary = tag.Split('-')[0];
        return CultureInfo.GetCultureInfo(SupportedLanguages.Contains(primary, StringComparer.Ordinal) ? primary : SupportedLanguages[0]);
    }
}
