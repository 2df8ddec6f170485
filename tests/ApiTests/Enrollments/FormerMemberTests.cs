using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Enrollments;

/// <summary>A group keeps no window on people who have left it (rules 13 and 16).</summary>
public sealed class FormerMemberTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Officers_see_neither_address_nor_place_nor_reason_of_somebody_who_left()
    {
        using var secretary = await host.DemoAsync("secretary");
        var (member, path) = await LeftAsync(secretary, "The secretary is rude");
        (await member.Api.PatchAsync("/api/v1/me", new { city = "Elsewhere" })).Expect(HttpStatusCode.OK);
        var seen = (await secretary.GetAsync(path)).Expect(HttpStatusCode.OK);
        foreach (var secret in new[] { member.Email, "Elsewhere", "Nairobi", "rude" }) Assert.DoesNotContain(secret, seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("rude", (await secretary.GetAsync(path + "/history")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.Contains("rude", (await member.Api.GetAsync(path + "/history")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_does_not_reach_the_search_of_groups_that_were_left()
    {
        using var secretary = await host.DemoAsync("secretary");
        var (member, _) = await LeftAsync(secretary, null);
        var name = "N" + Guid.NewGuid().ToString("N");
        (await member.Api.PatchAsync("/api/v1/me", new { familyName = name })).Expect(HttpStatusCode.OK);
        Assert.Empty((await secretary.GetAsync($"{GroupSteps.Kenya}/enrollments?status=left&q={name}")).Expect(HttpStatusCode.OK).Items);
    }

    private async Task<(Person Member, string Path)> LeftAsync(ApiClient secretary, string? reason)
    {
        var member = await host.JoinAsync();
        var id = (string)(await member.Api.PostAsync($"{GroupSteps.Kenya}/enrollments")).Expect(HttpStatusCode.Created).Json["id"]!;
        var path = $"{GroupSteps.Kenya}/enrollments/{id}";
        (await secretary.PostAsync(path + "/approve")).Expect(HttpStatusCode.OK);
        (await member.Api.PostAsync(path + "/leave", new { reason })).Expect(HttpStatusCode.OK);
        return (member, path);
    }
}
