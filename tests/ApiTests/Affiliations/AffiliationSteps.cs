using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Affiliations;

/// <summary>Steps of an affiliation, each by itself.</summary>
internal static class AffiliationSteps
{
    /// <summary>Says that they work there; answers what came back.</summary>
    public static Task<Answer> ClaimAsync(this Person person, Body body, string? title = null) =>
        person.Api.PostAsync("/api/v1/me/affiliations", new { organizationId = body.Id, title });

    /// <summary>Says that they work there; answers the affiliation.</summary>
    public static async Task<string> ClaimedAsync(this Person person, Body body, string? title = null) =>
        (string)(await person.ClaimAsync(body, title)).Expect(HttpStatusCode.Created).Json["id"]!;

    /// <summary>Confirms, declines or ends one of an organization's.</summary>
    public static Task<Answer> DecideAsync(this ApiClient caller, Body body, string id, string action, string? reason = null) =>
        caller.PostAsync($"{body.Path}/affiliations/{id}/{action}", reason is null ? null : new { reason });

    /// <summary>Ends one's own.</summary>
    public static Task<Answer> LeaveAsync(this Person person, string id) => person.Api.PostAsync($"/api/v1/me/affiliations/{id}/end");

    /// <summary>What somebody's newest affiliation is now, such as <c>confirmed domain seat</c>.</summary>
    public static async Task<string> PlaceAsync(this Person person)
    {
        var mine = (await person.Api.GetAsync("/api/v1/me/affiliations")).Expect(HttpStatusCode.OK).Items[0]!;
        return $"{mine["status"]} {mine["proof"]} {((bool)mine["hasSeat"]! ? "seat" : (bool)mine["isWaiting"]! ? "waiting" : "none")}";
    }

    /// <summary>How many seats the organization counts, and how many people have one.</summary>
    public static Task<(int Counted, int Held)> SeatsAsync(this ApiHost host, Body body) => host.OnDatabaseAsync(async db =>
        ((await db.Organizations.SingleAsync(o => o.Id == body.Id)).SeatsTaken, await db.Affiliations.CountAsync(a => a.OrganizationId == body.Id && a.HasSeat)));

    /// <summary>Confirms many at once through the domain: people whom nobody needs to sign in as, named by number.</summary>
    public static Task StaffWithAsync(this ApiHost host, Body body, int count) => host.OnDatabaseAsync(async db =>
    {
        var organization = await db.Organizations.AsTracking().SingleAsync(o => o.Id == body.Id);
        var tier = await db.Tiers.SingleAsync(t => t.Id == organization.TierId);
        for (var i = 0; i < count; i++)
        {
            var now = host.Clock.GetUtcNow().AddMilliseconds(i - count);
            var member = Member.Join(new JoinSubmission(new Profile(new PersonName("Worker", $"Number{i:D4}"), "KE", "Nairobi", "en"), EmailAddress.Parse(People.NewEmail()),
                ConsentPurposes.Storage, new ConsentContext("2026-01", "api", now), ""), now);
            db.Members.Add(member);
            var affiliation = Affiliation.Claim(member, organization, null, now);
            organization.Confirm(affiliation, tier, AffiliationProof.Staff, now);
            db.Affiliations.Add(affiliation);
        }
        return await db.SaveChangesAsync();
    });
}
