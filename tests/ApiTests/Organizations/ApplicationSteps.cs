using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.Domain.Tiers;

namespace Membership.ApiTests.Organizations;

/// <summary>Applications over HTTP, as members make them.</summary>
internal static class ApplicationSteps
{
    public const string OrganizationsPath = "/api/v1/organizations";

    /// <summary>A good application for a tier; a name that nobody else in this run has.</summary>
    public static Dictionary<string, object?> Applying(Tier tier, string? name = null) => new()
    {
        ["legalName"] = name ?? $"Mtandao {Guid.NewGuid():N}",
        ["kind"] = "foundation",
        ["country"] = "KE",
        ["employees"] = 12,
        ["language"] = "en",
        ["tier"] = tier.Code,
        ["currency"] = "USD",
        ["listedPublicly"] = true,
    };

    /// <summary>The same with a field changed or added.</summary>
    public static Dictionary<string, object?> With(this Dictionary<string, object?> body, string field, object? value) => new(body) { [field] = value };

    /// <summary>The same as JSON with a field whose value is this JSON, well-formed or not.</summary>
    public static string WithJson(this Dictionary<string, object?> body, string field, string json) =>
        $"{{{string.Join(',', body.Where(p => p.Key != field).Select(p => $"\"{p.Key}\":{JsonSerializer.Serialize(p.Value)}").Append($"\"{field}\":{json}"))}}}";

    /// <summary>Applies, and answers the organization's address.</summary>
    public static async Task<string> ApplyAsync(this Person member, object body) =>
        $"{OrganizationsPath}/{(string)(await member.Api.PostAsync(OrganizationsPath, body)).Expect(HttpStatusCode.Created).Json["id"]!}";

    /// <summary>The organization as somebody sees it.</summary>
    public static async Task<JsonNode> ReadAsync(this ApiClient caller, string organization) => (await caller.GetAsync(organization)).Expect(HttpStatusCode.OK).Json;

    /// <summary>The states of its history.</summary>
    public static async Task<IEnumerable<string>> StatesAsync(this ApiClient caller, string organization) =>
        (await caller.GetAsync($"{organization}/history")).Expect(HttpStatusCode.OK).Items.Select(h => (string)h!["to"]!);

    /// <summary>Somebody new who is a membership administrator.</summary>
    public static async Task<Person> NewAdministratorAsync(this ApiHost host)
    {
        var person = await host.JoinAsync("Wambui", $"Staff{Guid.NewGuid():N}");
        await host.ExemptAsync(person.Id);
        await host.OnDatabaseAsync(async db =>
        {
            db.StaffAssignments.Add(new Application.Identity.StaffAssignment(person.Id, Application.Identity.StaffRoles.MembershipAdministrator));
            return await db.SaveChangesAsync();
        });
        return person with { Api = host.Client(await host.SignInAsync(person.Email)) };
    }
}
