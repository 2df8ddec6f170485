using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Access;

/// <summary>Every operation of the OpenAPI document, called by every kind of caller, against the table.</summary>
public sealed class AccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    public static TheoryData<string> Operations => [.. AccessTable.Expected.Keys];

    [Fact]
    public async Task The_table_names_exactly_the_operations_there_are()
    {
        var document = (await world.Callers["anonymous"].GetAsync("/swagger/v1/swagger.json")).Expect(HttpStatusCode.OK).Json;
        var documented = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o =>
            $"{o.Key.ToUpperInvariant()} {(p.Key.StartsWith("/api/v1", StringComparison.Ordinal) ? p.Key["/api/v1".Length..] : p.Key)}")).ToList();
        List<string> expected = [.. AccessTable.Expected.Keys, .. OrganizationAccessTable.Expected.Keys];
        Assert.Empty(documented.Except(expected));
        Assert.Empty(expected.Except(documented));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Each_caller_is_let_in_or_refused_as_the_table_says(string operation)
    {
        var failures = new List<string>();
        foreach (var (caller, expected) in AccessTable.Expected[operation])
        {
            // The version that never exists stops decisions on enrollments after the caller was let in.
            var answer = await world.Callers[caller].SendAsync(new HttpMethod(operation.Split(' ')[0]), world.PathOf(operation), AccessWorld.BodyOf(operation),
                operation.Contains("/enrollments/{id}/", StringComparison.Ordinal) ? [("If-Match", "\"v0\"")] : []);
            if (!AccessTable.Meets(answer, expected)) failures.Add($"{caller}: expected {expected}, got {(int)answer.Status} {answer.Text}");
        }
        Assert.Empty(failures);
    }

    [Fact]
    public async Task A_members_token_without_the_scope_membership_opens_only_what_is_public()
    {
        using var browser = new LoginBrowser(world.Address);
        var tokens = await browser.SignInAsync("administrator@example.org", People.Password, "openid profile email");
        using var caller = world.Client((string)tokens["access_token"]!);
        foreach (var (operation, _) in AccessTable.Expected.Where(o => o.Value["anonymous"] == "401"))
        {
            var answer = await caller.SendAsync(new HttpMethod(operation.Split(' ')[0]), world.PathOf(operation), AccessWorld.BodyOf(operation));
            Assert.Equal((operation, HttpStatusCode.Forbidden, "auth.insufficient_scope"), (operation, answer.Status, answer.Code));
        }
        (await caller.GetAsync("/api/v1/chapters")).Expect(HttpStatusCode.OK);
    }
}
