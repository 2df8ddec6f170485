using System.Globalization;
using System.Text.Encodings.Web;

namespace Membership.Application.Mail;

/// <summary>The HTML form of a mail's text: paragraphs at empty lines, an address alone in its paragraph as a link, the language's direction.</summary>
public static class MailHtml
{
    /// <summary>Makes a whole document; everything in the text is encoded.</summary>
    public static string Of(string subject, string text, string languageTag)
    {
        var (encode, language) = (HtmlEncoder.Default, CultureInfo.GetCultureInfo(languageTag));
        var paragraphs = text.Split("\n\n").Select(p => IsLink(p)
            ? $"<p dir=\"ltr\"><a href=\"{encode.Encode(p)}\">{encode.Encode(p)}</a></p>"
            : $"<p dir=\"auto\">{encode.Encode(p).Replace("&#xA;", "<br>", StringComparison.Ordinal)}</p>");
        var direction = language.TextInfo.IsRightToLeft ? "rtl" : "ltr";
        return $"<!doctype html><html lang=\"{language.Name}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>{encode.Encode(subject)}</title></head><body>{string.Concat(paragraphs)}</body></html>";
    }

    private static bool IsLink(string paragraph) =>
        Uri.TryCreate(paragraph, UriKind.Absolute, out var link) && (link.Scheme is "http" or "https");
}
