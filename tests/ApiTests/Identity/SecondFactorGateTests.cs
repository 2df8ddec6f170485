using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Application.Identity;
using Membership.Domain.Identity;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Identity;

/// <summary>Who must have a second factor, and how they come to it on the way to an application.</summary>
public sealed class SecondFactorGateTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly (string, string) AsCsv = ("Accept", "text/csv");

    [Fact]
    public async Task A_new_officer_is_led_to_a_second_factor_on_the_way_to_an_application_and_downloads_with_it()
    {
        var (person, place) = await NewOfficerAsync("secretary");
        (await person.Api.GetAsync($"{place.Path}/members", AsCsv)).Expect(HttpStatusCode.Forbidden, "auth.second_factor_required");

        using var browser = new LoginBrowser(host.Address);
        var request = browser.Request("openid membership", new string('v', 43));
        var detour = await browser.AuthorizeAsync(person.Email, People.Password, request);
        Assert.Equal(TwoFactorSteps.Page, detour.AbsolutePath);
        var goOn = QueryHelpers.ParseQuery(detour.Query)["returnUrl"].ToString();
        var (key, setup) = await browser.BeginSetupAsync();
        var authenticator = new Authenticator(key);
        var page = await browser.ConfirmAsync(setup, authenticator.Next());
        Assert.Equal(10, TwoFactorSteps.ShownCodes(page).Count);
        using var back = await browser.GetAsync(goOn);
        var code = QueryHelpers.ParseQuery(back.Headers.Location!.Query)["code"].ToString();
        var token = (await browser.ExchangeAsync(code, new string('v', 43))).Expect(HttpStatusCode.OK).Json["access_token"]!;
        using var api = host.Client((string)token!);
        (await api.GetAsync($"{place.Path}/members", AsCsv)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_without_the_second_factor_that_there_is_leads_to_the_login_page()
    {
        var person = await host.JoinAsync();
        using var older = await host.PasswordAsync(person.Email);
        await AppointStaffAsync(person.Id);
        await host.OnDatabaseAsync(db => db.Users.Where(a => a.Id == person.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.TwoFactorEnabled, true)));
        using var response = await older.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", older.Request("openid", new string('v', 43))));
        Assert.StartsWith("/account/login?returnUrl=%2Fconnect%2Fauthorize", response.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var page = await older.GetAsync(response.Headers.Location!.ToString());
        Assert.Contains("asks for your second factor", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var settings = await older.GetAsync(TwoFactorSteps.Page);
        Assert.StartsWith("/account/login?", settings.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silent_requests_pass_and_their_tokens_carry_no_powers_of_staff()
    {
        var person = await host.JoinAsync();
        await AppointStaffAsync(person.Id);
        using var api = host.Client(await host.SilentTokenAsync(person.Email));
        (await api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        (await api.GetAsync("/api/v1/members")).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_officer_without_the_second_factor_that_the_office_asks_for_uses_no_right_of_it()
    {
        var (officer, place) = await NewOfficerAsync("secretary");
        using var silent = host.Client(await host.SilentTokenAsync(officer.Email));
        var applicant = await host.JoinAsync();
        var id = await applicant.Api.AskAsync(place.Path);

        (await silent.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK);
        (await silent.GetAsync($"{place.Path}/members")).Expect(HttpStatusCode.Forbidden, "auth.second_factor_required");
        (await silent.GetAsync($"{place.Path}/enrollments?status=requested")).Expect(HttpStatusCode.Forbidden, "auth.second_factor_required");
        (await silent.ActAsync(place.Path, id, "approve")).Expect(HttpStatusCode.Forbidden, "auth.second_factor_required");
        using var browser = await host.PasswordAsync(officer.Email);
        using var page = await browser.GetAsync("/account/requests");
        Assert.StartsWith(TwoFactorSteps.Page, page.Headers.Location?.ToString(), StringComparison.Ordinal);
        await browser.SetUpCodesAsync();
        using var opened = await browser.GetAsync("/account/requests");
        Assert.Contains(id, await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gate_ignores_case_as_routing_does()
    {
        var person = await host.JoinAsync();
        await AppointStaffAsync(person.Id);
        using var browser = await host.PasswordAsync(person.Email);

        using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/Connect/AUTHORIZE", browser.Request("openid", new string('v', 43))));

        Assert.StartsWith(TwoFactorSteps.Page, response.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_and_officers_who_may_download_must_have_one_and_nobody_else()
    {
        var (secretary, treasurer, staff, member) = ((await NewOfficerAsync("secretary")).Person, (await NewOfficerAsync("treasurer")).Person, await host.JoinAsync(), await host.JoinAsync());
        await AppointStaffAsync(staff.Id);
        Assert.Equal((true, false, true, false), (await MustAsync(secretary.Id), await MustAsync(treasurer.Id), await MustAsync(staff.Id), await MustAsync(member.Id)));
        await host.ExemptAsync(secretary.Id);
        await host.ExemptAsync(staff.Id);
        Assert.Equal((false, false), (await MustAsync(secretary.Id), await MustAsync(staff.Id)));
    }

    [Fact]
    public async Task The_duty_ends_with_the_term_and_moves_with_the_rights_of_the_office()
    {
        using var administrator = await host.DemoAsync("administrator");
        var (person, place) = await NewOfficerAsync("secretary");
        (await administrator.PutAsync($"{place.Path}/offices/secretary", new { rights = new[] { "seeRoster" } })).Expect(HttpStatusCode.OK);
        Assert.False(await MustAsync(person.Id));
        (await administrator.PutAsync($"{place.Path}/offices/secretary", new { rights = new[] { "downloadRoster" } })).Expect(HttpStatusCode.OK);
        Assert.True(await MustAsync(person.Id));
        var terms = await host.OnDatabaseAsync(db => db.OfficeTerms.Where(t => t.MemberId == person.Id).Select(t => t.Id).ToListAsync());
        (await administrator.PostAsync($"{place.Path}/officers/{terms[0]}/end")).Expect(HttpStatusCode.OK);
        Assert.False(await MustAsync(person.Id));
    }

    [Fact]
    public async Task While_duties_ask_for_it_the_second_factor_stays()
    {
        var person = await host.JoinAsync();
        await AppointStaffAsync(person.Id);
        using var browser = await host.PasswordAsync(person.Email);
        await browser.SetUpCodesAsync();
        using var response = await browser.PostFormAsync(TwoFactorSteps.Page, TwoFactorSteps.Page + "?handler=off");
        Assert.Contains(SignInErrors.SecondFactorNeeded.Message, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await host.OnDatabaseAsync(db => db.Users.AnyAsync(a => a.Id == person.Id && a.TwoFactorEnabled)));
    }

    private async Task<(Person Person, Place Place)> NewOfficerAsync(string office)
    {
        using var administrator = await host.DemoAsync("administrator");
        var (person, place) = (await host.JoinAsync(), await host.NewGroupAsync());
        await person.Api.EnterAsync(place.Path, administrator);
        (await administrator.AppointAsync(place.Path, person.Id, office)).Expect(HttpStatusCode.Created);
        return (person, place);
    }

    private Task<int> AppointStaffAsync(Guid id) => host.OnDatabaseAsync(db =>
    {
        db.StaffAssignments.Add(new StaffAssignment(id, StaffRoles.MembershipAdministrator));
        return db.SaveChangesAsync();
    });

    private async Task<bool> MustAsync(Guid id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SecondFactorPolicy>().MustHaveAsync(id, default);
    }
}
