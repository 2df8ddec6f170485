using Membership.Application.Mail;

namespace Membership.UnitTests.Mail;

/// <summary>Mails are written in their reader's language, into the context of the command.</summary>
public sealed class MailerTests
{
    [Fact]
    public async Task A_mail_is_made_of_greeting_body_and_signature()
    {
        var mail = await QueueAsync(new Recipient("w@example.org", "Wanjikũ", "en"), "verify", "https://example.org/v");

        Assert.Equal(("w@example.org", "en", "Please confirm your email address"), (mail.To, mail.Language, mail.Subject));
        Assert.StartsWith("Hello Wanjikũ,\n\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("\n\nhttps://example.org/v\n\n", mail.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n\nKind regards\nThe membership team", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_is_due_at_once()
    {
        var mail = await QueueAsync(new Recipient("w@example.org", "Wanjikũ", "en"), "passwordChanged");

        Assert.Equal((Given.Now, Given.Now, 0, null), (mail.CreatedAt, mail.NextAttemptAt, mail.Attempts, mail.SentAt));
    }

    [Theory]
    [InlineData("ar", "ar")]
    [InlineData("fr-CA", "fr")]
    [InlineData("es-419", "es")]
    [InlineData("sw", "en")]
    public async Task A_mail_is_in_the_readers_language(string reader, string language)
    {
        var mail = await QueueAsync(new Recipient("w@example.org", "Wanjikũ", reader), "passwordChanged");

        Assert.Equal(language, mail.Language);
        Assert.Equal(Application.Texts.Text.In(new(language), "mail.passwordChanged.subject"), mail.Subject);
    }

    [Theory]
    [InlineData("Kenya\r\nBcc: mallory@example.org")]
    [InlineData("Kenya\nX")]
    [InlineData("Kenya\u2028X")]
    [InlineData("Kenya\u0085X")]
    public async Task A_subject_is_one_line_whatever_stands_in_it(string group)
    {
        var mail = await QueueAsync(new Recipient("w@example.org", "Wanjikũ", "en"), "enrollmentActive", group);

        Assert.DoesNotContain(mail.Subject, c => char.IsControl(c) || c is '\u2028' or '\u2029');
    }

    [Fact]
    public async Task A_name_with_braces_stays_a_name()
    {
        var mail = await QueueAsync(new Recipient("w@example.org", "{0} {9}", "en"), "enrollmentActive", "{1}");

        Assert.StartsWith("Hello {0} {9},", mail.Text, StringComparison.Ordinal);
        Assert.Equal("You are a member of {1}", mail.Subject);
    }

    [Fact]
    public async Task A_name_with_html_is_encoded_when_the_mail_is_sent()
    {
        var mail = await QueueAsync(new Recipient("w@example.org", "<script>alert(1)</script>", "ar"), "enrollmentActive", "<b>Kenya</b>");

        var html = MailHtml.Of(mail.Subject, mail.Text, mail.Language);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    // The real context, which keeps what is added to it until it is saved; no database is opened.
    private static async Task<OutboxMessage> QueueAsync(Recipient to, string mail, params object?[] arguments)
    {
        await using var database = new MemoryDatabase();
        await using var db = database.Open();
        new Mailer(db, new StoppedClock()).Queue(to, mail, arguments);
        return Assert.Single(db.Outbox.Local);
    }
}
