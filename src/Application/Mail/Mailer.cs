using System.Globalization;
using System.Text.Encodings.Web;
using Membership.Application.Common;
using Membership.Application.Texts;

namespace Membership.Application.Mail;

/// <summary>
/// Writes mails into the outbox, each in its reader's language. A mail named <c>x</c> is made of the texts <c>mail.x.subject</c> and
/// <c>mail.x.body</c>; paragraphs are separated by empty lines, and an address alone in its paragraph becomes a link.
/// </summary>
public sealed class Mailer(IMembershipDb db, TimeProvider clock)
{
    /// <summary>Queues a mail within the command's transaction.</summary>
    public void Queue(Recipient to, string mail, params ReadOnlySpan<object?> arguments)
    {
        var language = Text.Nearest(to.Language);
        var subject = OneLine(Text.In(language, $"mail.{mail}.subject", arguments));
        var body = $"{Text.In(language, "mail.greeting", to.Name)}\n\n{Text.In(language, $"mail.{mail}.body", arguments)}\n\n{Text.In(language, "mail.signature")}";
        db.Outbox.Add(new OutboxMessage(to.Email, subject, body, Html(body, subject, language), language.Name, clock.GetUtcNow()));
    }

    // A name in a subject must not break the header, whatever it is made of.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Html(string body, string subject, CultureInfo language)
    {
        var encode = HtmlEncoder.Default;
        var paragraphs = body.Split("\n\n").Select(p => Uri.TryCreate(p, UriKind.Absolute, out var link) && link.Scheme.StartsWith("http", StringComparison.Ordinal)
            ? $"<p dir=\"ltr\"><a href=\"{encode.Encode(p)}\">{encode.Encode(p)}</a></p>"
            : $"<p dir=\"auto\">{encode.Encode(p).Replace("&#xA;", "<br>", StringComparison.Ordinal)}</p>");
        var direction = language.TextInfo.IsRightToLeft ? "rtl" : "ltr";
        return $"<!doctype html><html lang=\"{language.Name}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>{encode.Encode(subject)}</title></head><body>{string.Concat(paragraphs)}</body></html>";
    }
}

/// <summary>Who gets a mail.</summary>
/// <param name="Email">Where to.</param>
/// <param name="Name">How they are greeted.</param>
/// <param name="Language">BCP 47; the nearest supported language is used.</param>
public sealed record Recipient(string Email, string Name, string Language);
