using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Groups;

/// <summary>Rights follow the days of a term (rule 11); this host's clock is moved.</summary>
public sealed class OfficeTermTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_term_that_begins_tomorrow_gives_no_rights_today_and_gives_them_tomorrow()
    {
        var today = Today();
        var (place, officer) = await OfficerAsync(from: today.AddDays(1), until: null);
        await ExpectAsync(place, officer.Api, inOffice: false);
        await ExpectAsync(place, await DaysLaterAsync(1, officer), inOffice: true);
    }

    [Fact]
    public async Task A_term_holds_through_its_last_day_and_gives_no_rights_after_it()
    {
        var today = Today();
        var (place, officer) = await OfficerAsync(from: today.AddDays(-30), until: today);
        await ExpectAsync(place, officer.Api, inOffice: true);
        await ExpectAsync(place, await DaysLaterAsync(1, officer), inOffice: false);
    }

    [Fact]
    public async Task A_term_that_has_run_out_gives_no_rights()
    {
        var today = Today();
        var (place, officer) = await OfficerAsync(from: today.AddYears(-2), until: today.AddDays(-1));
        await ExpectAsync(place, officer.Api, inOffice: false);
    }

    [Fact]
    public async Task A_second_term_continues_the_first_without_a_gap()
    {
        var today = Today();
        var (place, officer) = await OfficerAsync(from: today.AddDays(-30), until: today);
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.AppointAsync(place.Path, officer.Id, "secretary", today.AddDays(1))).Expect(HttpStatusCode.Created);
        await ExpectAsync(place, officer.Api, inOffice: true);
        await ExpectAsync(place, await DaysLaterAsync(1, officer), inOffice: true);
        await ExpectAsync(place, await DaysLaterAsync(400, officer), inOffice: true);
    }

    // The day of this host's clock; close to midnight the clock first moves over it.
    private DateOnly Today()
    {
        if (host.Clock.GetUtcNow().TimeOfDay > TimeSpan.FromHours(23.9)) host.Clock.Advance(TimeSpan.FromMinutes(10));
        return DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
    }

    private async Task<(Place Place, Officer Officer)> OfficerAsync(DateOnly from, DateOnly? until)
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        return (place, await host.NewOfficerAsync(administrator, place.Path, "secretary", from, until));
    }

    // Tokens do not live that long, so the officer signs in again.
    private async Task<ApiClient> DaysLaterAsync(int days, Officer officer)
    {
        host.Clock.Advance(TimeSpan.FromDays(days));
        return host.Client(await host.SignInAsync(officer.Email));
    }

    private async Task ExpectAsync(Place place, ApiClient officer, bool inOffice)
    {
        var applicant = await host.JoinAsync();
        var id = await applicant.Api.AskAsync(place.Path);
        var status = inOffice ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
        foreach (var part in (string[])["enrollments", "members", "enrollments/counts", "offices"])
            (await officer.GetAsync($"{place.Path}/{part}")).Expect(status);
        (await officer.ActAsync(place.Path, id, "approve")).Expect(status);
        Assert.Equal(inOffice ? 1 : 0, (await officer.GetAsync($"{place.Path}/officers")).Items.Count);
    }
}
