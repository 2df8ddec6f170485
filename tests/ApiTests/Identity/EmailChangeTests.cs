using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using static Membership.ApiTests.Identity.EmailChangeSteps;

namespace Membership.ApiTests.Identity;

/// <summary>A change of address is verified at both ends.</summary>
public sealed class EmailChangeTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_address_changes_when_both_ends_have_confirmed_in_whatever_order(bool presentFirst)
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        await host.EnterKenyaAsync(person);
        using var session = new LoginBrowser(host.Address);
        await session.LoginAsync("/account/login", person.Email, People.Password);
        await person.AskForEmailAsync(next);
        string[] links = [await host.ConfirmLinkAsync(person.Email), await host.ConfirmLinkAsync(next)];
        if (!presentFirst) Array.Reverse(links);

        using (var browser = new LoginBrowser(host.Address)) using (await browser.GetAsync(new Uri(links[0]).PathAndQuery)) Assert.Equal(person.Email, await person.EmailAsync());
        Assert.Equal(Waiting, await host.ConfirmEmailAsync(links[0]));
        Assert.Equal(Waiting, await host.ConfirmEmailAsync(links[0]));
        Assert.Equal(person.Email, await person.EmailAsync());
        Assert.Equal(Done, await host.ConfirmEmailAsync(links[1]));

        Assert.Equal(next, await person.EmailAsync());
        foreach (var address in new[] { person.Email, next }) Assert.Equal("Your email address was changed", (await host.MailsAsync(address))[0].Subject);
        Assert.True(await host.CanSignInAsync(next));
        Assert.False(await host.CanSignInAsync(person.Email));
        using (var page = await session.GetAsync("/account/manage")) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using var secretary = await host.DemoAsync("secretary");
        Assert.Single((await secretary.GetAsync($"/api/v1/chapters/kenya/members?q={Uri.EscapeDataString(next)}")).Expect(HttpStatusCode.OK).Items);
        Assert.Empty((await secretary.GetAsync($"/api/v1/chapters/kenya/members?q={Uri.EscapeDataString(person.Email)}")).Items);
        using var auditor = await host.DemoAsync("auditor");
        Assert.Contains((await auditor.GetAsync("/api/v1/audit-events")).Items, e => (string)e!["action"]! == "member.email" && (string?)e["memberId"] == person.Id.ToString());
        foreach (var link in links) Assert.Equal(Refused, await host.ConfirmEmailAsync(link));
    }

    [Fact]
    public async Task A_link_to_a_new_password_dies_with_the_address_it_was_mailed_to()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        using (var browser = new LoginBrowser(host.Address)) using (await browser.PostFormAsync("/account/forgot-password", ("email", person.Email))) { }
        var reset = (await host.MailsAsync(person.Email)).Single(m => m.Subject == "Choose a new password").Text;
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(reset.Split('\n').First(l => l.StartsWith("http", StringComparison.Ordinal))).Query);
        await ChangeAsync(person, next);
        using var thief = new LoginBrowser(host.Address);
        using (await thief.PostFormAsync("/account/reset-password", ("id", query["id"].ToString()), ("token", query["token"].ToString()), ("newPassword", "a new long phrase"))) { }
        Assert.False(await host.CanSignInAsync(next, "a new long phrase"));
        Assert.True(await host.CanSignInAsync(next));
    }

    [Fact]
    public async Task The_latest_wish_replaces_the_one_before()
    {
        var (person, first, second) = (await host.JoinAsync(), People.NewEmail(), People.NewEmail());
        await person.AskForEmailAsync(first);
        var (stale, staleNew) = (await host.ConfirmLinkAsync(person.Email), await host.ConfirmLinkAsync(first));
        await person.AskForEmailAsync(second);
        Assert.Equal(Waiting, await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(person.Email)));
        Assert.Equal(Refused, await host.ConfirmEmailAsync(stale));
        Assert.Equal(Refused, await host.ConfirmEmailAsync(staleNew));
        Assert.Equal(person.Email, await person.EmailAsync());
        Assert.Equal(Done, await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(second)));
        Assert.Equal(second, await person.EmailAsync());
    }

    [Fact]
    public async Task An_address_that_somebody_has_is_answered_like_any_other_and_never_taken()
    {
        var (person, holder, free) = (await host.JoinAsync(), await host.JoinAsync(), People.NewEmail());
        var before = (await host.MailsAsync(holder.Email)).Count;
        var taken = await person.AskForEmailAsync(holder.Email.ToUpperInvariant());
        var mail = (await host.MailsAsync(holder.Email))[0];
        Assert.Equal((before + 1, "Somebody asked to use your email address"), ((await host.MailsAsync(holder.Email)).Count, mail.Subject));
        Assert.DoesNotContain("http", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Email, mail.Text, StringComparison.Ordinal);
        Assert.Equal(Waiting, await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(person.Email)));
        Assert.Equal(await person.AskForEmailAsync(free), taken);
        Assert.Equal(person.Email, await person.EmailAsync());
    }

    [Fact]
    public async Task An_address_that_somebody_got_meanwhile_is_refused()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        await person.AskForEmailAsync(next);
        var link = await host.ConfirmLinkAsync(next);
        Assert.Equal(Waiting, await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(person.Email)));
        await host.BecomeMemberAsync(People.Joining(next));
        Assert.Equal(Refused, await host.ConfirmEmailAsync(link));
        Assert.Equal(person.Email, await person.EmailAsync());
    }

    [Fact]
    public async Task Two_who_are_given_the_same_address_at_once_leave_it_with_one_of_them()
    {
        var (one, two, next) = (await host.JoinAsync(), await host.JoinAsync(), People.NewEmail());
        var links = new List<string>();
        foreach (var person in new[] { one, two })
        {
            await person.AskForEmailAsync(next);
            links.Add(await host.ConfirmLinkAsync(next));
            await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(person.Email));
        }
        var answers = await Task.WhenAll(links.Select(host.ConfirmEmailAsync));
        Assert.Equal([Done, Refused], answers.Order(StringComparer.Ordinal).Reverse());
        Assert.Single([await one.EmailAsync(), await two.EmailAsync()], e => e == next);
    }

    [Fact]
    public async Task Both_ends_at_the_same_moment_change_the_address_once()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        await person.AskForEmailAsync(next);
        string[] links = [await host.ConfirmLinkAsync(person.Email), await host.ConfirmLinkAsync(next)];
        var answers = await Task.WhenAll(links.Select(host.ConfirmEmailAsync));
        Assert.Single(answers, a => a == Done);
        Assert.Equal(next, await person.EmailAsync());
        Assert.Single(await host.MailsAsync(next), m => m.Subject == "Your email address was changed");
    }

    [Theory]
    [InlineData("/account/email/confirm?token=garbage")]
    [InlineData("/account/email/confirm?token=")]
    [InlineData("/account/email/confirm")]
    public async Task A_link_of_garbage_is_refused(string link) => Assert.Equal(Refused, await host.ConfirmEmailAsync(link));

    [Fact]
    public async Task A_link_made_for_something_else_is_refused()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        Assert.Equal(Refused, await host.ConfirmEmailAsync($"/account/email/confirm?token={Uri.EscapeDataString(await host.MailedTokenAsync(email))}"));
    }

    [Fact]
    public async Task One_address_gets_five_such_mails_an_hour_at_most()
    {
        var (person, next) = (await host.JoinAsync(), People.NewEmail());
        for (var i = 0; i < 7; i++) await person.AskForEmailAsync(next);
        Assert.Equal(5, (await host.MailsAsync(next)).Count);
        Assert.Equal(5, (await host.MailsAsync(person.Email)).Count(m => m.Subject == "Please confirm the change of your email address"));
        await person.AskForEmailAsync(People.NewEmail());
        Assert.Equal(5, (await host.MailsAsync(person.Email)).Count(m => m.Subject == "Please confirm the change of your email address"));
    }

    [Fact]
    public async Task Another_language_between_two_requests_gives_no_more_mails()
    {
        var person = await host.JoinAsync();
        var before = (await host.MailsAsync(person.Email)).Count;
        foreach (var language in new[] { "en", "fr", "es", "ar", "en", "fr", "es", "ar" })
        {
            (await person.Api.PatchAsync("/api/v1/me", new { language })).Expect(HttpStatusCode.OK);
            await person.AskForEmailAsync(People.NewEmail());
        }
        Assert.Equal(before + 5, (await host.MailsAsync(person.Email)).Count);
    }

    [Fact]
    public async Task The_present_address_and_no_address_are_refused()
    {
        var person = await host.JoinAsync();
        (await person.Api.PostAsync("/api/v1/me/email-change", new { newEmail = person.Email })).Expect(HttpStatusCode.Conflict, "member.email_unchanged");
        (await person.Api.PostAsync("/api/v1/me/email-change", new { newEmail = "nowhere" })).Expect(HttpStatusCode.BadRequest, "request.invalid");
        (await person.Api.PostAsync("/api/v1/me/email-change", new { newEmail = People.NewEmail(), email = "x" })).Expect(HttpStatusCode.BadRequest, "request.unknown_field");
    }

    private async Task ChangeAsync(Person person, string next)
    {
        await person.AskForEmailAsync(next);
        await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(person.Email));
        Assert.Equal(Done, await host.ConfirmEmailAsync(await host.ConfirmLinkAsync(next)));
    }
}
