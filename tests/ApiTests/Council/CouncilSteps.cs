using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Council;

/// <summary>What tests about the council do again and again.</summary>
internal static class CouncilSteps
{
    public const string Council = "/api/v1/council";
    public const string Rolls = "/api/v1/council/rolls";

    /// <summary>Freezes a roll and waits for it.</summary>
    public static async Task<JsonNode> FreezeAsync(this ApiHost host, ApiClient administrator, string kind = "council", DateTimeOffset? asOf = null)
    {
        var roll = (await administrator.PostAsync(Rolls, new { kind, title = "Meeting", asOf })).Expect(HttpStatusCode.Created).Json;
        await host.Services.GetRequiredService<CouncilRolls>().RunOnceAsync(CancellationToken.None);
        return (await administrator.GetAsync(roll.Path())).Expect(HttpStatusCode.OK).Json;
    }

    /// <summary>The address of a roll.</summary>
    public static string Path(this JsonNode roll) => $"{Rolls}/{(string)roll["id"]!}";

    /// <summary>All lines of a roll.</summary>
    public static async Task<List<JsonNode>> EntriesAsync(this ApiClient caller, JsonNode roll, int limit = 200)
    {
        var entries = new List<JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await caller.GetAsync($"{roll.Path()}/entries?limit={limit}{(cursor.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}")).Expect(HttpStatusCode.OK).Json;
            entries.AddRange(page["items"]!.AsArray().Select(e => e!));
            cursor = (string?)page["next"];
        }
        return entries;
    }

    /// <summary>The line of an organization; null where it is not on the roll.</summary>
    public static async Task<JsonNode?> EntryAsync(this ApiClient caller, JsonNode roll, Body body) =>
        (await caller.EntriesAsync(roll)).Find(e => (Guid)e["organizationId"]! == body.Id);

    /// <summary>The member in a place of a line.</summary>
    public static Guid? Person(this JsonNode? entry, string place) => (Guid?)entry![place]?["memberId"];

    /// <summary>Changes an organization in the database.</summary>
    public static Task<int> ChangeAsync(this ApiHost host, Body body, Action<Organization> change) => host.OnDatabaseAsync(async db =>
    {
        change(await db.Organizations.AsTracking().Include(o => o.Domains).Include(o => o.SearchTerms).SingleAsync(o => o.Id == body.Id));
        return await db.SaveChangesAsync();
    });

    /// <summary>Ends an appointment in the database.</summary>
    public static Task<int> EndAsync(this ApiHost host, Body body, RepresentativeRole role) => host.OnDatabaseAsync(async db =>
    {
        (await db.Representatives.AsTracking().SingleAsync(r => r.OrganizationId == body.Id && r.Role == role && r.IsCurrent)).End(new Decision(null, host.Clock.GetUtcNow()));
        return await db.SaveChangesAsync();
    });

    /// <summary>Suspends a member in the database.</summary>
    public static Task<int> SuspendAsync(this ApiHost host, Person person) => host.OnDatabaseAsync(async db =>
    {
        Member member = await db.Members.AsTracking().SingleAsync(m => m.Id == person.Id);
        member.Suspend(new Decision(null, host.Clock.GetUtcNow(), "For the test."));
        return await db.SaveChangesAsync();
    });
}
