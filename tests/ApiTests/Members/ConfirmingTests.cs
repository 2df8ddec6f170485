using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>The mailed link: each confirms its own submission, once, for a time; nobody can pre-empt another's address.</summary>
public sealed class ConfirmingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Each_link_confirms_its_own_submission_and_password()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email, "First").With("password", "the first long phrase"));
        var first = await host.MailedTokenAsync(email);
        await host.SubmitAsync(People.Joining(email, "Second").With("password", "the second long phrase"));
        var second = await host.MailedTokenAsync(email);

        var member = (await host.ConfirmAsync(first)).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("First", (string)member["givenName"]!);
        Assert.True(await host.CanSignInAsync(email, "the first long phrase"));
        Assert.False(await host.CanSignInAsync(email, "the second long phrase"));

        (await host.ConfirmAsync(second)).Expect(HttpStatusCode.Conflict, "verification.address_taken");
        Assert.True(await host.CanSignInAsync(email, "the first long phrase"));
        Assert.False(await host.CanSignInAsync(email, "the second long phrase"));
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        var token = await host.MailedTokenAsync(email);
        (await host.ConfirmAsync(token)).Expect(HttpStatusCode.OK);
        var again = (await host.ConfirmAsync(token)).Expect(HttpStatusCode.Conflict, "verification.link_used");
        Assert.Equal(["token"], again.Fields);
    }

    [Fact]
    public async Task Two_who_follow_the_same_link_at_once_make_one_member()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        var token = await host.MailedTokenAsync(email);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.ConfirmAsync(token)));
        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status is not HttpStatusCode.OK), a => a.Expect(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Two_links_of_one_address_confirmed_at_once_make_one_member()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        var first = await host.MailedTokenAsync(email);
        await host.SubmitAsync(People.Joining(email));
        var answers = await Task.WhenAll(host.ConfirmAsync(first), host.ConfirmAsync(await host.MailedTokenAsync(email)));
        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.Single(answers, a => a.Code == "verification.address_taken");
    }

    [Fact]
    public async Task Garbage_tampered_and_foreign_tokens_are_refused()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        var token = await host.MailedTokenAsync(email);
        using var administrator = await host.DemoAsync("administrator");
        var cursor = (string)(await administrator.GetAsync("/api/v1/members?limit=1")).Json["next"]!;
        var tampered = token[..20] + (token[20] == 'A' ? 'B' : 'A') + token[21..];
        foreach (var wrong in new[] { "garbage", "ünïcödé", "....", cursor, tampered, token[..^4], token + token, Guid.NewGuid().ToString("N") })
            Assert.Equal(["token"], (await host.ConfirmAsync(wrong)).Expect(HttpStatusCode.BadRequest, wrong.Length > 1000 ? null : "verification.link_invalid").Fields);
        (await host.ConfirmAsync(token)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_link_expires()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        var token = await host.MailedTokenAsync(email);
        host.Clock.Advance(TimeSpan.FromDays(11));
        (await host.ConfirmAsync(token)).Expect(HttpStatusCode.BadRequest, "verification.link_invalid");
        Assert.False(await host.CanSignInAsync(email));
    }

    [Fact]
    public async Task Asking_again_mails_a_link_for_the_same_submission()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        var first = await host.MailedTokenAsync(email);
        (await host.ResendAsync(email.ToUpperInvariant())).Expect(HttpStatusCode.Accepted);
        Assert.Equal(2, (await host.MailsAsync(email)).Count);
        (await host.ConfirmAsync(await host.MailedTokenAsync(email))).Expect(HttpStatusCode.OK);
        (await host.ConfirmAsync(first)).Expect(HttpStatusCode.Conflict, "verification.link_used");
        Assert.True(await host.CanSignInAsync(email));
    }

    [Fact]
    public async Task Asking_again_lets_the_latest_submission_not_displace_the_others()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email).With("password", "the owner's own phrase"));
        await host.SubmitAsync(People.Joining(email).With("password", "an intruder's phrase"));
        await host.ResendAsync(email);
        Assert.Equal(4, (await host.MailsAsync(email)).Count);
    }

    [Fact]
    public async Task An_address_gets_five_mails_an_hour_at_most_by_joining()
    {
        var email = People.NewEmail();
        for (var i = 0; i < 7; i++) (await host.SubmitAsync(People.Joining(email))).Expect(HttpStatusCode.Accepted);
        Assert.Equal(5, (await host.MailsAsync(email)).Count);
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        await host.SubmitAsync(People.Joining(email));
        Assert.Equal(6, (await host.MailsAsync(email)).Count);
    }

    [Fact]
    public async Task An_address_gets_five_mails_an_hour_at_most_however_they_are_asked_for()
    {
        var email = People.NewEmail();
        for (var i = 0; i < 4; i++) await host.SubmitAsync(People.Joining(email));
        for (var i = 0; i < 3; i++) await host.ResendAsync(email);
        await host.SubmitAsync(People.Joining(email));
        Assert.InRange((await host.MailsAsync(email)).Count, 4, 5);
    }
}
