using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;
using Membership.Domain.Organizations;
using static Membership.ApiTests.Organizations.ApplicationSteps;

namespace Membership.ApiTests.Organizations;

/// <summary>A second application of the same organization is noticed, and not refused.</summary>
public sealed class DuplicateTests(ApiHost host) : IClassFixture<ApiHost>
{
    private readonly string _key = $"{Guid.NewGuid():N}";

    [Theory]
    [InlineData("legalName")]
    [InlineData("registrationNumber")]
    [InlineData("vatNumber")]
    [InlineData("domains")]
    public async Task The_applicant_is_told_what_is_the_same_and_the_name_of_whom_everybody_may_know(string field)
    {
        var listed = await ExistingAsync(OrganizationStatus.Active, listed: true);
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        var duplicate = Assert.Single((await ApplyAsync(member, tier, field)).AsArray())!;
        Assert.Equal([field], duplicate["matched"]!.AsArray().Select(m => (string)m!));
        Assert.Equal(listed.Name, (string)duplicate["legalName"]!);
        Assert.Equal(["legalName", "matched"], duplicate.AsObject().Select(p => p.Key));
    }

    [Theory]
    [InlineData(OrganizationStatus.Active, false, true)]
    [InlineData(OrganizationStatus.Applied, true, true)]
    [InlineData(OrganizationStatus.Lapsed, true, true)]
    [InlineData(OrganizationStatus.Terminated, true, true)]
    [InlineData(OrganizationStatus.Rejected, true, false)]
    public async Task Whoever_is_not_on_the_public_list_is_not_named_and_rejected_ones_do_not_count(OrganizationStatus status, bool listed, bool noticed)
    {
        var existing = await ExistingAsync(status, listed);
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        var warnings = (await ApplyAsync(member, tier, "domains")).AsArray();
        Assert.Equal(noticed ? 1 : 0, warnings.Count);
        Assert.DoesNotContain(existing.Name, warnings.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(existing.Id.ToString(), warnings.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_see_which_organizations_look_the_same()
    {
        var (existing, tier) = (await ExistingAsync(OrganizationStatus.Lapsed, listed: false), await host.NewTierAsync());
        var member = await host.JoinAsync();
        var path = await member.ApplyAsync(Body(Applying(tier), "legalName", "registrationNumber", "vatNumber", "domains"));
        using var administrator = await host.DemoAsync("administrator");
        var found = Assert.Single((await administrator.GetAsync($"{path}/duplicates")).Expect(HttpStatusCode.OK).Items)!;
        Assert.Equal((existing.Id.ToString(), existing.Name, "lapsed"), ((string)found["id"]!, (string)found["legalName"]!, (string)found["status"]!));
        Assert.Equal(["legalName", "registrationNumber", "vatNumber", "domains"], found["matched"]!.AsArray().Select(m => (string)m!));
        (await member.Api.GetAsync($"{path}/duplicates")).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        (await administrator.GetAsync($"{OrganizationsPath}/{Guid.NewGuid()}/duplicates")).Expect(HttpStatusCode.NotFound);
    }

    private Task<Body> ExistingAsync(OrganizationStatus status, bool listed) => host.NewOrganizationAsync(status, name: $"Fondation Été {_key}", with: p => p with
    {
        ListedPublicly = listed, RegistrationNumber = $"OP.{_key}/19", VatNumber = $"P{_key[..10]}1", Domains = [$"d{_key}.example.org"],
    });

    private async Task<JsonNode> ApplyAsync(Person member, Domain.Tiers.Tier tier, params string[] same) =>
        (await member.Api.PostAsync(OrganizationsPath, Body(Applying(tier), same))).Expect(HttpStatusCode.Created).Json["possibleDuplicates"]!;

    private Dictionary<string, object?> Body(Dictionary<string, object?> body, params string[] same) => same.Aggregate(body, (b, field) => field switch
    {
        "legalName" => b.With(field, $"FONDATION ete  {_key}"),
        "registrationNumber" => b.With(field, $"op {_key} 19"),
        "vatNumber" => b.With(field, $"p-{_key[..10]}.1"),
        _ => b.With(field, new[] { $"other{_key}.example.org", $"D{_key}.Example.Org" }),
    });
}
