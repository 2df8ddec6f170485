using Membership.Application.Common;
using Membership.Application.Texts;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Mail;

/// <summary>
/// Writes mails into the outbox, each in its reader's language. A mail named <c>x</c> is made of the texts <c>mail.x.subject</c> and
/// <c>mail.x.body</c>; paragraphs are separated by empty lines (see <see cref="MailHtml"/>).
/// </summary>
public sealed class Mailer(IMembershipDb db, TimeProvider clock)
{
    /// <summary>Queues a mail within the command's transaction.</summary>
    public void Queue(Recipient to, string mail, params ReadOnlySpan<object?> arguments)
    {
        var language = Text.Nearest(to.Language);
        var subject = OneLine(Text.In(language, $"mail.{mail}.subject", arguments));
        var body = $"{(to.Name.Length > 0 ? Text.In(language, "mail.greeting", to.Name) : Text.In(language, "mail.greeting.plain"))}\n\n{Text.In(language, $"mail.{mail}.body", arguments)}\n\n{Text.In(language, "mail.signature")}";
        db.Outbox.Add(new OutboxMessage(mail, to.Email, subject, body, language.Name, clock.GetUtcNow()));
    }

    /// <summary>How many mails of this name were queued for an address since a time, so that nobody is flooded with them.</summary>
    public Task<int> RecentAsync(string mail, string toKey, DateTimeOffset since, CancellationToken cancellationToken) =>
        db.Outbox.CountAsync(m => m.ToKey == toKey && m.CreatedAt > since && m.Name == mail, cancellationToken);

    // A name in a subject must not break the header, whatever it is made of.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}

/// <summary>Who gets a mail.</summary>
/// <param name="Email">Where to.</param>
/// <param name="Name">How they are greeted; empty where the name is somebody else's word.</param>
/// <param name="Language">BCP 47; the nearest supported language is used.</param>
public sealed record Recipient(string Email, string Name, string Language);
