using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.Application.Mail;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Mail;

/// <summary>A host that sends its mails to a sink.</summary>
public sealed class MailingHost : ApiHost
{
    public SmtpSink Sink { get; } = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = $"{Sink.Port}", ["Smtp:PollSeconds"] = "0.1", ["Smtp:From"] = "membership@example.org",
    };

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Sink.Dispose();
    }
}

/// <summary>Mails leave through a real SMTP conversation, whole, once, and in the reader's language.</summary>
public sealed class MailDeliveryTests(MailingHost host) : IClassFixture<MailingHost>
{
    [Fact]
    public async Task A_mail_arrives_with_text_and_HTML_and_its_words_are_not_kept()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email, "Zoë & <b>Co</b>", "Łukasz"));
        var mail = await ArrivalAsync(email);
        Assert.Equal([email], mail.Recipients);
        Assert.Equal("Please confirm your email address", mail.Subject);
        Assert.Equal("membership@example.org", mail["From"]);
        Assert.Equal("auto-generated", mail["Auto-Submitted"]);
        Assert.Equal("en", mail["Content-Language"]);
        Assert.Matches("^<[0-9a-f]{32}@example.org>$", mail["Message-ID"]);
        Assert.StartsWith("multipart/alternative", mail["Content-Type"], StringComparison.Ordinal);
        // Whoever submitted an address may not own it, so nothing they typed is sent there.
        Assert.DoesNotContain("Zoë", mail.Text + WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);
        var link = mail.Text.Split('\n').Single(l => l.Contains("/account/verify?token=", StringComparison.Ordinal)).Trim();
        Assert.Contains($"href=\"{link}\"", WebUtility.HtmlDecode(mail.Html), StringComparison.Ordinal);

        var row = await RowAsync(email, m => m.SentAt is not null);
        Assert.Equal(("", null, 1), (row.Text, row.NextAttemptAt, row.Attempts));
        (await host.ConfirmAsync(Uri.UnescapeDataString(link.Split("token=")[1]))).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("ar", "يُرجى تأكيد عنوان بريدكم الإلكتروني", "rtl")]
    [InlineData("fr-CA", "", "ltr")]
    [InlineData("es", "", "ltr")]
    [InlineData("sw", "Please confirm your email address", "ltr")]
    public async Task A_mail_speaks_its_readers_language(string language, string subject, string direction)
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email, "محمد", "العربي").With("language", language), ("Accept-Language", "en"));
        var mail = await ArrivalAsync(email);
        if (subject.Length > 0) Assert.Equal(subject, mail.Subject);
        else Assert.NotEqual("Please confirm your email address", mail.Subject);
        var spoken = language == "sw" ? "en" : language[..2];
        Assert.Equal(spoken, mail["Content-Language"]);
        Assert.Contains($"<html lang=\"{spoken}\" dir=\"{direction}\">", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wanjikũ")]
    [InlineData("用户")]
    public async Task A_mail_reaches_an_international_address(string local)
    {
        var email = $"{local}.{Guid.NewGuid():N}@example.com";
        await host.SubmitAsync(People.Joining(email));
        Assert.Equal([email], (await ArrivalAsync(email)).Recipients);
    }

    [Fact]
    public async Task A_name_cannot_add_a_header()
    {
        var email = People.NewEmail();
        foreach (var name in new[] { "A\r\nBcc: b@example.com", "A\nBcc: b@example.com", "A\u0085Bcc: b@example.com", "A\u2028Bcc: b@example.com" })
            (await host.SubmitAsync(People.Joining(email, name))).Expect(HttpStatusCode.BadRequest);
        await host.SubmitAsync(People.Joining(email, "Bcc: b@example.com", "=?utf-8?B?QmNj?=.\\r\\n"));
        var mail = await ArrivalAsync(email);
        Assert.Equal([email], mail.Recipients);
        Assert.DoesNotContain(mail.HeaderNames, h => h.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(email, mail["To"]);
    }

    [Fact]
    public async Task A_line_of_a_single_dot_does_not_end_a_mail()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email, "."));
        Assert.Contains("/account/verify?token=", (await ArrivalAsync(email)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SinkMood.RefuseForNow)]
    [InlineData(SinkMood.HangUp)]
    public async Task A_refused_mail_is_tried_again_and_not_lost(SinkMood mood)
    {
        var (email, refusals) = (People.NewEmail(), host.Sink.Refusals);
        host.Sink.Mood = mood;
        try
        {
            await host.SubmitAsync(People.Joining(email));
            await UntilAsync(() => host.Sink.Refusals > refusals);
            var row = await RowAsync(email, m => m.Attempts == 1);
            Assert.Null(row.SentAt);
            Assert.NotEqual("", row.Text);
        }
        finally
        {
            host.Sink.Mood = SinkMood.Accept;
        }
        Assert.DoesNotContain(host.Sink.Mails, m => m.Recipients.Contains(email));
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("/account/verify?token=", (await ArrivalAsync(email)).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await RowAsync(email, m => m.SentAt is not null)).Attempts);
    }

    [Fact]
    public async Task One_refused_mail_does_not_hold_up_the_others()
    {
        host.Sink.Mood = SinkMood.RefuseForNow;
        var (first, refusals) = (People.NewEmail(), host.Sink.Refusals);
        await host.SubmitAsync(People.Joining(first));
        await UntilAsync(() => host.Sink.Refusals > refusals);
        host.Sink.Mood = SinkMood.Accept;
        var second = People.NewEmail();
        await host.SubmitAsync(People.Joining(second));
        await ArrivalAsync(second);
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await ArrivalAsync(first);
        Assert.Single(host.Sink.Mails, m => m.Recipients.Contains(first));
    }

    private async Task<ReceivedMail> ArrivalAsync(string email)
    {
        await UntilAsync(() => host.Sink.Mails.Any(m => m.Recipients.Contains(email)));
        return host.Sink.Mails.Single(m => m.Recipients.Contains(email));
    }

    private async Task<OutboxMessage> RowAsync(string email, Func<OutboxMessage, bool> ready)
    {
        OutboxMessage? row = null;
        await UntilAsync(() => ready(row = host.OnDatabaseAsync(db => db.Outbox.SingleAsync(m => m.To == email)).GetAwaiter().GetResult()));
        return row!;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 300; i++)
        {
            if (condition()) return;
            await Task.Delay(50);
        }
        Assert.Fail("It did not happen.");
    }
}
