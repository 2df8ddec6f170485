using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>The consents ledger (rule 15) and one's own history.</summary>
public sealed class ConsentsTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Path = "/api/v1/me/consents";

    [Fact]
    public async Task The_ledger_begins_with_what_was_agreed_to_when_joining()
    {
        var person = await host.JoinAsync();
        var consents = (await person.Api.GetAsync(Path)).Expect(HttpStatusCode.OK);
        Assert.Equal("""[{"purpose":"storage","granted":true},{"purpose":"email","granted":true},{"purpose":"directory","granted":false},{"purpose":"chapterSharing","granted":false}]""",
            consents.Json["current"]!.ToJsonString());
        Assert.Equal(["email", "storage"], consents.Items.Select(c => (string)c!["purpose"]!).Order());
        Assert.All(consents.Items, c => Assert.Equal(("2026-01", "api", true), ((string)c!["policyVersion"]!, (string)c["channel"]!, (bool)c["granted"]!)));
    }

    [Fact]
    public async Task Each_change_adds_a_line_and_a_repeated_choice_adds_none()
    {
        var person = await host.JoinAsync();
        (await person.Api.PostAsync(Path, """{"consents":[{"purpose":"email","granted":false},{"purpose":"directory","granted":true}]}""")).Expect(HttpStatusCode.OK);
        (await person.Api.PostAsync(Path, """{"consents":[{"purpose":"email","granted":false}]}""")).Expect(HttpStatusCode.OK);
        (await person.Api.PostAsync(Path, """{"consents":[{"purpose":"email","granted":true}]}""")).Expect(HttpStatusCode.OK);
        var ledger = (await person.Api.GetAsync(Path)).Items;
        Assert.Equal(5, ledger.Count);
        Assert.Equal(("email", true), ((string)ledger[0]!["purpose"]!, (bool)ledger[0]!["granted"]!));
        Assert.Equal("active", (string)(await person.Api.GetAsync("/api/v1/me")).Json["status"]!);

        var first = await person.Api.GetAsync(Path + "?limit=2");
        var second = await person.Api.GetAsync($"{Path}?limit=3&cursor={Uri.EscapeDataString((string)first.Json["next"]!)}");
        Assert.Equal(ledger.ToJsonString(), $"[{string.Join(',', first.Items.Concat(second.Items).Select(i => i!.ToJsonString()))}]");
        Assert.Null(second.Json["next"]);
    }

    [Fact]
    public async Task Recording_a_choice_answers_what_holds_now_and_the_lines_it_added()
    {
        var person = await host.JoinAsync();
        var recorded = (await person.Api.PostAsync(Path, """{"consents":[{"purpose":"directory","granted":true},{"purpose":"storage","granted":true}]}""")).Expect(HttpStatusCode.OK);
        var read = await person.Api.GetAsync(Path);
        Assert.Equal(read.Json["current"]!.ToJsonString(), recorded.Json["current"]!.ToJsonString());
        Assert.Equal(read.Items[0]!.ToJsonString(), Assert.Single(recorded.Items)!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"consents":[{"purpose":"storage"}]}""")]
    [InlineData("""{"consents":[{"granted":false}]}""")]
    [InlineData("""{"consents":[{}]}""")]
    [InlineData("""{"consents":[null]}""")]
    [InlineData("""{"consents":[]}""")]
    [InlineData("""{"consents":null}""")]
    [InlineData("""{}""")]
    [InlineData("""{"consents":[{"purpose":"email","granted":true},{"purpose":"email","granted":false}]}""")]
    [InlineData("""{"consents":[{"purpose":"Storage","granted":false}]}""")]
    [InlineData("""{"consents":[{"purpose":0,"granted":false}]}""")]
    [InlineData("""{"consents":[{"purpose":"storage","granted":"false"}]}""")]
    [InlineData("""{"consents":[{"purpose":"storage,email","granted":true}]}""")]
    public async Task A_choice_that_is_not_whole_changes_nothing(string body)
    {
        var person = await host.JoinAsync();
        var answer = await person.Api.PostAsync(Path, body);
        Assert.Equal("active", await host.OnDatabaseAsync(db => Task.FromResult(db.Members.Single(m => m.Id == person.Id).Status.ToString().ToLowerInvariant())));
        answer.Expect(HttpStatusCode.BadRequest);
        Assert.Contains(answer.Fields, f => f.StartsWith("consents", StringComparison.Ordinal));
        Assert.Equal(2, (await person.Api.GetAsync(Path)).Items.Count);
    }

    [Fact]
    public async Task Withdrawing_storage_ends_the_membership_its_enrollments_and_sessions()
    {
        var person = await host.JoinAsync();
        var tokens = await host.SignInForLongAsync(person.Email);
        var id = await host.EnterKenyaAsync(person);
        (await person.Api.PostAsync(Path, """{"consents":[{"purpose":"storage","granted":false}]}""")).Expect(HttpStatusCode.OK);

        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        (await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest);
        Assert.False(await host.CanSignInAsync(person.Email));
        using var administrator = await host.DemoAsync("administrator");
        Assert.Equal("resigned", (string)(await administrator.GetAsync($"/api/v1/members/{person.Id}")).Json["status"]!);
        Assert.Equal("endedByGlobal", (string)(await administrator.GetAsync($"/api/v1/chapters/kenya/enrollments/{id}")).Json["status"]!);
        var last = (await administrator.GetAsync($"/api/v1/members/{person.Id}/history")).Items[^1]!;
        Assert.Equal(("resigned", "storageConsentWithdrawn"), ((string)last["to"]!, (string)last["reason"]!));
    }

    [Fact]
    public async Task The_history_tells_every_change_of_state_oldest_first()
    {
        var person = await host.JoinAsync();
        var history = (await person.Api.GetAsync("/api/v1/me/history")).Expect(HttpStatusCode.OK).Items;
        Assert.Equal([1, 2], history.Select(h => (int)h!["ordinal"]!));
        Assert.Equal([null, "pendingEmail"], history.Select(h => (string?)h!["from"]));
        Assert.Equal(["pendingEmail", "active"], history.Select(h => (string)h!["to"]!));

        var first = await person.Api.GetAsync("/api/v1/me/history?limit=1");
        var second = await person.Api.GetAsync($"/api/v1/me/history?limit=1&cursor={Uri.EscapeDataString((string)first.Json["next"]!)}");
        Assert.Equal(2, (int)Assert.Single(second.Items)!["ordinal"]!);
        Assert.Null(second.Json["next"]);
    }
}
