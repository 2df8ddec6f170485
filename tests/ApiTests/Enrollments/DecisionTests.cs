using System.Net;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Enrollments;

/// <summary>Officers' decisions and members' departures: in which states, by whom, with which reason.</summary>
public sealed class DecisionTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Actions = ["approve", "decline", "suspend", "reinstate", "remove", "withdraw", "leave"];

    // How an enrollment comes into a state, and what may be done with it there.
    private static readonly Dictionary<string, (string[] Steps, string[] Allowed)> States = new()
    {
        ["requested"] = ([], ["approve", "decline", "withdraw"]),
        ["active"] = (["approve"], ["suspend", "remove", "leave"]),
        ["suspended"] = (["approve", "suspend"], ["reinstate", "remove", "leave"]),
        ["declined"] = (["decline"], []),
        ["withdrawn"] = (["withdraw"], []),
        ["left"] = (["approve", "leave"], []),
        ["removed"] = (["approve", "remove"], []),
    };

    private static readonly Dictionary<string, string> Results = new()
    {
        ["approve"] = "active", ["decline"] = "declined", ["suspend"] = "suspended", ["reinstate"] = "active", ["remove"] = "removed",
        ["withdraw"] = "withdrawn", ["leave"] = "left",
    };

    [Theory]
    [InlineData("requested")]
    [InlineData("active")]
    [InlineData("suspended")]
    [InlineData("declined")]
    [InlineData("withdrawn")]
    [InlineData("left")]
    [InlineData("removed")]
    public async Task In_each_state_only_what_fits_it_can_be_done(string state)
    {
        using var secretary = await host.DemoAsync("secretary");
        var member = (await host.JoinAsync()).Api;
        var id = await ReachAsync(state);
        foreach (var action in Actions.Except(States[state].Allowed))
            (await DoAsync(action)).Expect(HttpStatusCode.Conflict, "enrollment.state_forbids");
        var read = (await member.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}")).Expect(HttpStatusCode.OK);
        Assert.Equal(state, (string)read.Json["status"]!);

        foreach (var action in States[state].Allowed)
        {
            var done = (await DoAsync(action)).Expect(HttpStatusCode.OK);
            Assert.Equal((id, Results[action]), ((string)done.Json["id"]!, (string)done.Json["status"]!));
            Assert.NotEqual(read.Headers.ETag, done.Headers.ETag);
            if (Results[action] is "active") (await member.ActAsync(GroupSteps.Kenya, id, "leave")).Expect(HttpStatusCode.OK);
            if (Results[action] is "suspended") (await secretary.ActAsync(GroupSteps.Kenya, id, "remove", "To go on.")).Expect(HttpStatusCode.OK);
            id = await ReachAsync(state);
        }

        async Task<string> ReachAsync(string wanted)
        {
            id = await member.AskAsync(GroupSteps.Kenya);
            foreach (var step in States[wanted].Steps) (await DoAsync(step)).Expect(HttpStatusCode.OK);
            return id;
        }

        Task<Answer> DoAsync(string action) => action is "withdraw" or "leave"
            ? member.ActAsync(GroupSteps.Kenya, id, action)
            : secretary.ActAsync(GroupSteps.Kenya, id, action, action is "approve" or "reinstate" ? null : "For a reason.");
    }

    [Theory]
    [InlineData("decline")]
    [InlineData("suspend")]
    [InlineData("remove")]
    public async Task A_decision_against_somebody_needs_a_reason(string action)
    {
        using var secretary = await host.DemoAsync("secretary");
        var member = (await host.JoinAsync()).Api;
        var id = action is "decline" ? await member.AskAsync(GroupSteps.Kenya) : await member.EnterAsync(GroupSteps.Kenya, secretary);
        var path = $"{GroupSteps.Kenya}/enrollments/{id}/{action}";
        (await secretary.PostAsync(path)).Expect(HttpStatusCode.BadRequest);
        foreach (var body in (string[])["{}", """{"reason":null}""", """{"reason":"  "}""", $$"""{"reason":"{{new string('x', 1001)}}"}""", """{"reason":"a\u0007"}"""])
            Assert.Equal(["reason"], (await secretary.PostAsync(path, body)).Expect(HttpStatusCode.BadRequest).Fields);
        Assert.Contains((await secretary.PostAsync(path, """{"why":"x"}""")).Expect(HttpStatusCode.BadRequest).Fields, f => f == "why");
        var done = (await secretary.PostAsync(path, new { reason = " Ni kwa sababu… " })).Expect(HttpStatusCode.OK);
        Assert.Equal("Ni kwa sababu…", (string)done.Json["reason"]!);
    }

    [Fact]
    public async Task Approving_ones_own_request_is_refused()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var id = await administrator.AskAsync(place.Path);
        (await administrator.ActAsync(place.Path, id, "approve")).Expect(HttpStatusCode.Forbidden, "enrollment.own_request");
        (await administrator.ActAsync(place.Path, id, "decline", "Mine.")).Expect(HttpStatusCode.Forbidden, "enrollment.own_request");
        Assert.Equal("requested", (string)(await administrator.GetAsync($"{place.Path}/enrollments/{id}")).Json["status"]!);
    }

    [Fact]
    public async Task An_officer_decides_nothing_about_their_own_membership()
    {
        using var administrator = await host.DemoAsync("administrator");
        var place = await host.NewGroupAsync();
        var chair = await host.NewOfficerAsync(administrator, place.Path, "chair");
        foreach (var action in (string[])["suspend", "remove"])
            (await chair.Api.ActAsync(place.Path, chair.EnrollmentId, action, "Mine.")).Expect(HttpStatusCode.Forbidden, "enrollment.own_request");
        (await chair.Api.ActAsync(place.Path, chair.EnrollmentId, "approve")).Expect(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_stale_If_Match_is_refused_and_the_current_one_accepted()
    {
        using var secretary = await host.DemoAsync("secretary");
        var member = (await host.JoinAsync()).Api;
        var id = await member.AskAsync(GroupSteps.Kenya);
        var path = $"{GroupSteps.Kenya}/enrollments/{id}";
        var asked = (await secretary.GetAsync(path)).Headers.ETag!.ToString();
        var approved = (await secretary.PostAsync($"{path}/approve", null, ("If-Match", asked))).Expect(HttpStatusCode.OK).Headers.ETag!.ToString();
        (await secretary.PostAsync($"{path}/suspend", new { reason = "Old." }, ("If-Match", asked))).Expect(HttpStatusCode.PreconditionFailed, "resource.stale");
        (await secretary.PostAsync($"{path}/suspend", new { reason = "Foreign." }, ("If-Match", "\"another\""))).Expect(HttpStatusCode.PreconditionFailed, "resource.stale");
        (await member.PostAsync($"{path}/leave", null, ("If-Match", asked))).Expect(HttpStatusCode.PreconditionFailed, "resource.stale");
        Assert.Equal("active", (string)(await member.GetAsync(path)).Json["status"]!);
        (await member.PostAsync($"{path}/leave", null, ("If-Match", approved))).Expect(HttpStatusCode.OK);
        Assert.NotEqual(approved, (await member.GetAsync(path)).Headers.ETag!.ToString());
    }
}
