using System.Net;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Organizations;

/// <summary>The page on which members find the organizations that they act for, and answer what is asked of them.</summary>
public sealed partial class OrganizationsPageTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Page = "/account/organizations";

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_the_login_page()
    {
        using var browser = new LoginBrowser(host.Address);
        using var answer = await browser.GetAsync(Page);
        Assert.Equal($"/account/login?returnUrl={Uri.EscapeDataString(Page)}", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Each_sees_the_own_organizations_and_money_only_where_the_role_permits()
    {
        var (body, other) = (await host.NewOrganizationAsync(OrganizationStatus.RenewalDue), await host.NewOrganizationAsync());
        foreach (var (person, seesDues) in new[]
        {
            (body.Principal, true), (await host.NewRepresentativeAsync(body, RepresentativeRole.Billing), true), (await host.NewRepresentativeAsync(body, RepresentativeRole.Election), false),
        })
        {
            using var browser = await SignedInAsync(person.Email);
            var html = await ReadAsync(browser);
            Assert.Contains(body.Name, html, StringComparison.Ordinal);
            Assert.Contains("Active, renewal due", html, StringComparison.Ordinal);
            Assert.Equal(seesDues ? 2 : 0, Regex.Count(html, "href=\"/account/invoices/"));
            Assert.Equal(seesDues, html.Contains("1,200.00", StringComparison.Ordinal));
            Assert.DoesNotContain(other.Name, html, StringComparison.Ordinal);
        }
        using var stranger = await SignedInAsync((await host.JoinAsync()).Email);
        Assert.Contains("You act for no organization", await ReadAsync(stranger), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("confirm", "", "claimConfirmed", AffiliationStatus.Confirmed)]
    [InlineData("decline", "Never heard of them.", "claimDeclined", AffiliationStatus.Declined)]
    public async Task Who_says_that_they_work_there_is_confirmed_or_declined_where_the_mail_leads_to(string decision, string reason, string done, AffiliationStatus status)
    {
        var (body, worker) = (await host.NewOrganizationAsync(), await host.JoinAsync("Wambui", $"Worker{Guid.NewGuid():N}"));
        var id = (string)(await worker.Api.PostAsync("/api/v1/me/affiliations", new { organizationId = body.Id, title = "Engineer" })).Expect(HttpStatusCode.Created).Json["id"]!;
        using var browser = await SignedInAsync(body.Principal.Email);
        Assert.Contains("Wambui", await ReadAsync(browser), StringComparison.Ordinal);
        using (var billing = await SignedInAsync((await host.NewRepresentativeAsync(body, RepresentativeRole.Billing)).Email))
            Assert.DoesNotContain("Wambui", await ReadAsync(billing), StringComparison.Ordinal);
        (string, string)[] claim = [("organizationId", $"{body.Id}"), ("id", id)];
        foreach (var damaged in ((string, string)[][])[[.. claim], [.. claim, ("decision", "maybe")], [.. claim, ("decision", "decline")]])
            using (await browser.PostFormAsync(Page, $"{Page}?handler=claim", damaged)) Assert.Equal(AffiliationStatus.Claimed, await StatusAsync());

        using var answer = await browser.PostFormAsync(Page, $"{Page}?handler=claim", [.. claim, ("decision", decision), ("reason", reason)]);
        Assert.Equal($"{Page}?done={done}", answer.Headers.Location?.ToString());
        Assert.Equal(status, await StatusAsync());

        Task<AffiliationStatus> StatusAsync() => host.OnDatabaseAsync(async db => (await db.Affiliations.FindAsync(Guid.Parse(id)))!.Status);
    }

    [Fact]
    public async Task What_is_refused_about_a_claim_is_said_at_its_field_in_the_readers_language()
    {
        var (body, first, second) = (await host.NewOrganizationAsync(), await host.JoinAsync(), await host.JoinAsync());
        var ids = new List<string>();
        foreach (var worker in new[] { first, second })
            ids.Add((string)(await worker.Api.PostAsync("/api/v1/me/affiliations", new { organizationId = body.Id })).Expect(HttpStatusCode.Created).Json["id"]!);
        using var browser = await SignedInAsync(body.Principal.Email);
        using var refused = await browser.PostFormAsync(Page, $"{Page}?handler=claim", ("organizationId", $"{body.Id}"), ("id", ids[1]), ("decision", "decline"), ("reason", new string('x', 1001)));
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Matches($"c-{ids[1]}(?s:.*)id=\"reason\"[^>]*value=\"x+\"", html);
        Assert.Equal(1, Regex.Count(html, "id=\"reason-error\""));
        using var damaged = await browser.PostFormAsync(Page, $"{Page}?handler=claim&lang=fr", ("organizationId", $"{body.Id}"), ("id", ids[1]), ("decision", "maybe"));
        Assert.Contains("Le formulaire a été abîmé", WebUtility.HtmlDecode(await damaged.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_represents_is_not_hidden_behind_what_one_took_back()
    {
        var body = await host.NewOrganizationAsync(name: $"Zzz {Guid.NewGuid():N}");
        for (var i = 0; i < 21; i++) await host.NewOrganizationAsync(OrganizationStatus.Rejected, applicant: body.Principal, name: $"Aaa {Guid.NewGuid():N}", tier: body.Tier);
        using var browser = await SignedInAsync(body.Principal.Email);

        Assert.Contains(body.Name, await ReadAsync(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_answer_to_an_invitation_does_nothing()
    {
        var (body, invited) = (await host.NewOrganizationAsync(), await host.JoinAsync());
        var id = await InviteAsync(body, invited.Email);
        using var browser = await SignedInAsync(invited.Email);
        foreach (var accept in ((string, string)[][])[[], [("accept", "maybe")]])
            using (await browser.PostFormAsync(Page, $"{Page}?handler=answer", [("id", $"{id}"), .. accept])) Assert.Equal(RepresentativeStatus.Invited, await StatusAsync(id));
    }

    [Theory]
    [InlineData("true", "accepted", RepresentativeStatus.Active)]
    [InlineData("false", "declined", RepresentativeStatus.Declined)]
    public async Task An_invitation_is_answered_once_and_by_whom_it_went_to(string accept, string done, RepresentativeStatus status)
    {
        var (body, invited, other) = (await host.NewOrganizationAsync(), await host.JoinAsync(), await host.JoinAsync());
        var id = await InviteAsync(body, invited.Email);
        using var browser = await SignedInAsync(invited.Email);
        using var stranger = await SignedInAsync(other.Email);
        Assert.Contains(body.Name, await ReadAsync(browser), StringComparison.Ordinal);
        Assert.DoesNotContain(body.Name, await ReadAsync(stranger), StringComparison.Ordinal);

        // The token comes from another page: on this one the stranger has no form.
        using (var refused = await stranger.PostFormAsync("/account/manage", $"{Page}?handler=answer", ("id", $"{id}"), ("accept", accept)))
            Assert.Contains("There is nothing here", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(RepresentativeStatus.Invited, await StatusAsync(id));
        using (var answer = await browser.PostFormAsync(Page, $"{Page}?handler=answer", ("id", $"{id}"), ("accept", accept)))
            Assert.Equal($"{Page}?done={done}", answer.Headers.Location?.ToString());
        Assert.Equal(status, await StatusAsync(id));
        using var again = await browser.PostFormAsync("/account/manage", $"{Page}?handler=answer", ("id", $"{id}"), ("accept", accept));
        Assert.Contains("is over", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_given_up_by_its_holder_alone_and_its_rights_are_gone_at_once()
    {
        var body = await host.NewOrganizationAsync();
        var (billing, other) = (await host.NewRepresentativeAsync(body, RepresentativeRole.Billing), await host.NewRepresentativeAsync(body, RepresentativeRole.Election));
        var id = await host.OnDatabaseAsync(db => db.Representatives.Where(r => r.MemberId == billing.Id).Select(r => r.Id).SingleAsync());
        using var browser = await SignedInAsync(billing.Email);
        using var colleague = await SignedInAsync(other.Email);
        using (var refused = await colleague.PostFormAsync(Page, $"{Page}?handler=end", ("id", $"{id}")))
            Assert.Contains("There is nothing here", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(RepresentativeStatus.Active, await StatusAsync(id));

        using (var answer = await browser.PostFormAsync(Page, $"{Page}?handler=end", ("id", $"{id}"))) Assert.Equal($"{Page}?done=ended", answer.Headers.Location?.ToString());
        Assert.Equal(RepresentativeStatus.Ended, await StatusAsync(id));
        Assert.DoesNotContain(body.Name, await ReadAsync(browser), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_an_application_is_answered_and_a_bad_answer_is_not_lost()
    {
        var body = await host.NewOrganizationAsync(OrganizationStatus.UnderReview);
        await AskAsync(body, "Which <domain> is yours?");
        using var browser = await SignedInAsync(body.Principal.Email);
        Assert.Contains("Which &lt;domain&gt; is yours?", await ReadAsync(browser), StringComparison.Ordinal);

        foreach (var text in new[] { "  ", "bad \u0007 bell" })
        {
            using var refused = await browser.PostFormAsync(Page, $"{Page}?handler=message", ("id", $"{body.Id}"), ("text", text));
            var html = await refused.Content.ReadAsStringAsync();
            Assert.Matches(Field(), html);
            Assert.Contains("href=\"#text\"", html, StringComparison.Ordinal);
            Assert.Contains(text.Trim().Replace("\u0007", "&#x7;", StringComparison.Ordinal), html, StringComparison.Ordinal);
        }
        using (var answer = await browser.PostFormAsync(Page, $"{Page}?handler=message", ("id", $"{body.Id}"), ("text", "The first.\nAnd the second.")))
            Assert.Equal($"{Page}?done=answered", answer.Headers.Location?.ToString());
        Assert.Contains("And the second.", await ReadAsync(browser), StringComparison.Ordinal);
        Assert.False(await host.OnDatabaseAsync(db => db.Organizations.Where(o => o.Id == body.Id).Select(o => o.AwaitsAnswer).SingleAsync()));

        using var stranger = await SignedInAsync((await host.NewOrganizationAsync()).Principal.Email);
        using var foreign = await stranger.PostFormAsync(Page, $"{Page}?handler=message", ("id", $"{body.Id}"), ("text", "Me too."));
        Assert.Contains("There is nothing here", await foreign.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await host.OnDatabaseAsync(db => db.OrganizationMessages.CountAsync(m => m.OrganizationId == body.Id)));
    }

    private Task<Guid> InviteAsync(Body body, string email) => host.OnDatabaseAsync(async db =>
    {
        var invitation = Representative.Invite(body.Id, RepresentativeRole.Alternate, EmailAddress.TryParse(email)!, false, body.Principal.Id, host.Clock.GetUtcNow(), TimeSpan.FromDays(30));
        db.Representatives.Add(invitation);
        await db.SaveChangesAsync();
        return invitation.Id;
    });

    private Task<int> AskAsync(Body body, string text) => host.OnDatabaseAsync(async db =>
    {
        (await db.Organizations.AsTracking().SingleAsync(o => o.Id == body.Id)).Say(Guid.NewGuid(), fromStaff: true, text, host.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });

    private Task<RepresentativeStatus> StatusAsync(Guid id) => host.OnDatabaseAsync(db => db.Representatives.Where(r => r.Id == id).Select(r => r.Status).SingleAsync());

    private async Task<LoginBrowser> SignedInAsync(string email)
    {
        var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", email, People.Password);
        return browser;
    }

    private static async Task<string> ReadAsync(LoginBrowser browser)
    {
        using var answer = await browser.GetAsync(Page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<textarea id=\"text\"[^>]*aria-describedby=\"text-error\"[^>]*aria-invalid=\"true\"")]
    private static partial Regex Field();
}
