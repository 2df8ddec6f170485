using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>Resigning, and coming back with the same number.</summary>
public sealed class ReturningTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_resigned_member_comes_back_by_joining_again_and_keeps_the_number()
    {
        var person = await host.JoinAsync("Amina", "Diallo");
        var number = (string)(await person.Api.GetAsync("/api/v1/me")).Json["memberNumber"]!;
        (await person.Api.PostAsync("/api/v1/me/resignation", new { reason = "Moving on" })).Expect(HttpStatusCode.OK);

        var back = await host.BecomeMemberAsync(People.Joining(person.Email, "Aminata", "Diallo").With("password", "another long phrase"));
        Assert.Equal((number, "active", person.Id.ToString(), "Aminata"),
            ((string)back["memberNumber"]!, (string)back["status"]!, (string)back["id"]!, (string)back["givenName"]!));
        Assert.True(await host.CanSignInAsync(person.Email, "another long phrase"));
        Assert.False(await host.CanSignInAsync(person.Email));

        using var api = host.Client(await host.SignInAsync(person.Email, "another long phrase"));
        var history = (await api.GetAsync("/api/v1/me/history")).Items;
        Assert.Equal(["pendingEmail", "active", "resigned", "active"], history.Select(h => (string)h!["to"]!));
        Assert.Equal([null, "emailVerified", "Moving on", "returned"], history.Select(h => (string?)h!["reason"]));
        Assert.Equal(1, await host.OnDatabaseAsync(db => Task.FromResult(db.Members.Count(m => m.EmailKey == person.Email))));
    }

    [Fact]
    public async Task Resigning_ends_enrollments_sessions_and_tokens_and_the_leaders_are_told()
    {
        var person = await host.JoinAsync("Njeri", $"Kariuki{Guid.NewGuid():N}"[..20]);
        var tokens = await host.SignInForLongAsync(person.Email);
        var chapter = await host.EnterKenyaAsync(person);
        await person.EnrollAsync("sigs/accessibility");
        using var administrator = await host.DemoAsync("administrator");

        var resigned = (await person.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        Assert.Equal("resigned", (string)resigned.Json["status"]!);
        (await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_grant", (string)(await host.RefreshAsync((string)tokens["refresh_token"]!)).Expect(HttpStatusCode.BadRequest).Json["error"]!);
        Assert.False(await host.CanSignInAsync(person.Email));
        var enrollment = (await administrator.GetAsync($"/api/v1/chapters/kenya/enrollments/{chapter}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("endedByGlobal", (string)enrollment["status"]!);
        Assert.Contains((await host.MailsAsync("secretary@example.org")).Take(5), m => m.Subject.StartsWith("Departure from", StringComparison.Ordinal));
        Assert.Equal("You have ended your membership", (await host.MailsAsync(person.Email))[0].Subject);
    }

    [Fact]
    public async Task Resigning_needs_a_token_and_happens_once()
    {
        using var anonymous = host.Client();
        (await anonymous.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.Unauthorized, "auth.required");
        var person = await host.JoinAsync();
        (await person.Api.PostAsync("/api/v1/me/resignation", new { reason = new string('x', 1001) })).Expect(HttpStatusCode.BadRequest);
        var answers = await Task.WhenAll(person.Api.PostAsync("/api/v1/me/resignation"), person.Api.PostAsync("/api/v1/me/resignation"));
        Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.Single(answers, a => a.Status is HttpStatusCode.Conflict or HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_terminated_member_cannot_come_back_by_joining_again()
    {
        var person = await host.JoinAsync();
        using var administrator = await host.DemoAsync("administrator");
        await host.SubmitAsync(People.Joining(person.Email));
        (await administrator.PostAsync($"/api/v1/members/{person.Id}/terminate", new { reason = "Case 17" })).Expect(HttpStatusCode.OK);
        await host.SubmitAsync(People.Joining(person.Email));
        Assert.DoesNotContain("/account/verify", (await host.MailsAsync(person.Email))[0].Text, StringComparison.Ordinal);
        Assert.False(await host.CanSignInAsync(person.Email));
    }
}
