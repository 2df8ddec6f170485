using Membership.Domain.Common;

namespace Membership.Application.Mail;

/// <summary>A mail written in the same transaction as its cause, and sent later, at least once.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 60;

    /// <summary>Queues a mail.</summary>
    public OutboxMessage(string name, string to, string subject, string text, string language, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Name, To, Subject, Text, Language, CreatedAt, NextAttemptAt) = (name, to, subject, text, language, now, now);
        ToKey = EmailAddress.TryParse(to)?.Key ?? to;
    }

    public Guid Id { get; private init; }

    /// <summary>Which mail it is, by which mails of its sort are counted.</summary>
    public string Name { get; private init; } = "";
    public string To { get; private init; } = "";

    /// <summary>The comparable form of the address, by which mails to it are counted.</summary>
    public string ToKey { get; private init; } = "";
    public string Subject { get; private init; } = "";
    public string Text { get; private set; } = "";
    public string Language { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When to try (again); null once it is sent or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The mail left; its words, which may hold a link that signs in, are not kept.</summary>
    public void Sent(DateTimeOffset now)
    {
        (SentAt, NextAttemptAt, Text) = (now, null, "");
        Attempts++;
    }

    /// <summary>Sending failed; try again later, for about two days.</summary>
    public void Failed(DateTimeOffset now)
    {
        const int maxAttempts = 18;
        Attempts++;
        if (Attempts >= maxAttempts) Text = "";
        NextAttemptAt = Attempts >= maxAttempts ? null : now + TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, Attempts - 1), 6 * 3600));
    }

    /// <summary>Another worker holds the mail until then.</summary>
    public void Claim(DateTimeOffset until) => NextAttemptAt = until;
}
