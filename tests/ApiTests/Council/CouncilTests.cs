using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;

namespace Membership.ApiTests.Council;

/// <summary>Who sits on the council now, and who sees it.</summary>
public sealed class CouncilTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task It_is_made_of_principals_and_alternates_of_organizations_in_good_standing()
    {
        var (sitting, grace) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync(OrganizationStatus.Grace));
        var alternate = await host.NewRepresentativeAsync(sitting, RepresentativeRole.Alternate);
        await host.NewRepresentativeAsync(sitting, RepresentativeRole.Election);
        var outside = new[] { OrganizationStatus.Applied, OrganizationStatus.AwaitingPayment, OrganizationStatus.Lapsed, OrganizationStatus.Terminated };
        var others = new List<Guid>();
        foreach (var status in outside) others.Add((await host.NewOrganizationAsync(status)).Id);
        using var administrator = await host.DemoAsync("administrator");

        var seats = (await administrator.GetAsync($"{CouncilSteps.Council}?limit=200")).Expect(HttpStatusCode.OK).Items;

        var seat = seats.Single(s => (Guid)s!["organizationId"]! == sitting.Id)!;
        Assert.Equal((sitting.Principal.Id, alternate.Id, sitting.Tier.Code), (seat.Person("principal"), seat.Person("alternate"), (string)seat["tier"]!));
        Assert.Equal(sitting.Principal.Email, (string)seat["principal"]!["email"]!);
        Assert.Contains(seats, s => (Guid)s!["organizationId"]! == grace.Id);
        Assert.DoesNotContain(seats, s => others.Contains((Guid)s!["organizationId"]!));
        Assert.Equal(seats.Count, seats.Select(s => (Guid)s!["organizationId"]!).Distinct().Count());
    }

    [Fact]
    public async Task Who_is_suspended_or_was_replaced_does_not_sit()
    {
        var body = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(body, RepresentativeRole.Alternate);
        (await body.Principal.Api.GetAsync(CouncilSteps.Council)).Expect(HttpStatusCode.OK);
        (await alternate.Api.GetAsync(CouncilSteps.Council)).Expect(HttpStatusCode.OK);
        await host.EndAsync(body, RepresentativeRole.Principal);
        await host.SuspendAsync(alternate);
        (await body.Principal.Api.GetAsync(CouncilSteps.Council)).Expect(HttpStatusCode.Forbidden);
        (await alternate.Api.GetAsync(CouncilSteps.Council)).Expect(HttpStatusCode.Forbidden);
        using var administrator = await host.DemoAsync("administrator");
        var seat = (await administrator.GetAsync($"{CouncilSteps.Council}?limit=200")).Items.Single(s => (Guid)s!["organizationId"]! == body.Id)!;
        Assert.Null(seat["principal"]);
        Assert.Null(seat["alternate"]);
    }

    [Fact]
    public async Task Fellows_see_names_auditors_initials_and_neither_sees_addresses()
    {
        var body = await host.NewOrganizationAsync();
        using var auditor = await host.DemoAsync("auditor");
        var fellow = (await body.Principal.Api.GetAsync($"{CouncilSteps.Council}?limit=200")).Items.Single(s => (Guid)s!["organizationId"]! == body.Id)!["principal"]!;
        var masked = (await auditor.GetAsync($"{CouncilSteps.Council}?limit=200")).Items.Single(s => (Guid)s!["organizationId"]! == body.Id)!["principal"]!;
        Assert.Equal(("Akinyi", null), ((string)fellow["givenName"]!, (string?)fellow["email"]));
        Assert.Equal(("A.", "P.", "…@example.com"), ((string)masked["givenName"]!, (string)masked["familyName"]!, (string)masked["email"]!));
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        using var administrator = await host.DemoAsync("administrator");
        var all = (await administrator.GetAsync($"{CouncilSteps.Council}?limit=200")).Items.Select(s => (Guid)s!["organizationId"]!).ToList();
        var paged = new List<Guid>();
        for (var path = $"{CouncilSteps.Council}?limit=7"; path is not null;)
        {
            var page = (await administrator.GetAsync(path)).Expect(HttpStatusCode.OK);
            paged.AddRange(page.Items.Select(s => (Guid)s!["organizationId"]!));
            path = (string?)page.Json["next"] is { } next ? $"{CouncilSteps.Council}?limit=7&cursor={Uri.EscapeDataString(next)}" : null;
        }
        Assert.Equal(all, paged);
    }
}
