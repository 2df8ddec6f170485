using Membership.Application.Mail;

namespace Membership.UnitTests.Mail;

/// <summary>A queued mail is tried until it is sent or given up.</summary>
public sealed class OutboxMessageTests
{
    private static OutboxMessage Mail() => new("verify", "w@example.org", "subject", "words with a link", "en", Given.Now);

    [Fact]
    public void A_sent_mail_is_not_due_again_and_keeps_no_words()
    {
        var mail = Mail();

        mail.Sent(Given.Now.AddSeconds(3));

        Assert.Equal((Given.Now.AddSeconds(3), null, 1, ""), (mail.SentAt, mail.NextAttemptAt, mail.Attempts, mail.Text));
    }

    [Fact]
    public void A_failed_mail_is_tried_again_after_ever_longer_waits()
    {
        var mail = Mail();
        var waits = new List<TimeSpan>();
        for (mail.Failed(Given.Now); mail.NextAttemptAt is { } next; mail.Failed(Given.Now))
        {
            Assert.Equal("words with a link", mail.Text);
            waits.Add(next - Given.Now);
        }

        Assert.Equal(TimeSpan.FromSeconds(30), waits[0]);
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(TimeSpan.FromHours(6), waits[^1]);
    }

    [Fact]
    public void A_mail_is_given_up_after_about_two_days_and_keeps_no_words()
    {
        var (mail, now) = (Mail(), Given.Now);
        for (mail.Failed(now); mail.NextAttemptAt is { } next; mail.Failed(now)) now = next;

        Assert.InRange(now - Given.Now, TimeSpan.FromHours(40), TimeSpan.FromHours(56));
        Assert.Equal((null, ""), (mail.SentAt, mail.Text));
    }

    [Fact]
    public void A_claimed_mail_is_left_alone_until_then()
    {
        var mail = Mail();

        mail.Claim(Given.Now.AddMinutes(5));

        Assert.Equal((Given.Now.AddMinutes(5), 0), (mail.NextAttemptAt, mail.Attempts));
    }
}
