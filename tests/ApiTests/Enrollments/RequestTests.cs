using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Common;
using Membership.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Enrollments;

/// <summary>Asking to join a group.</summary>
public sealed class RequestTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_request_is_created_with_its_address_and_waits()
    {
        var person = await host.JoinAsync();
        var created = (await person.Api.PostAsync($"{GroupSteps.Kenya}/enrollments", new { message = "Karibu\nsana" })).Expect(HttpStatusCode.Created);
        Assert.Equal(("requested", "Karibu\nsana", "kenya"), ((string)created.Json["status"]!, (string)created.Json["message"]!, (string)created.Json["group"]!["slug"]!));
        Assert.Equal($"{GroupSteps.Kenya}/enrollments/{created.Json["id"]}", created.Headers.Location!.ToString());
        var read = (await person.Api.GetAsync(created.Headers.Location.ToString())).Expect(HttpStatusCode.OK);
        Assert.Equal(created.Json.ToJsonString(), read.Json.ToJsonString());
        Assert.Equal(created.Headers.ETag, read.Headers.ETag);
        (await person.Api.GetAsync(created.Headers.Location.ToString(), ("If-None-Match", read.Headers.ETag!.ToString()))).Expect(HttpStatusCode.NotModified);
        Assert.Equal((string)created.Json["id"]!, (string)Assert.Single((await person.Api.GetAsync("/api/v1/me/enrollments")).Items)!["id"]!);
    }

    [Theory]
    [InlineData(GroupKind.Chapter)]
    [InlineData(GroupKind.Sig)]
    [InlineData(GroupKind.WorkingGroup)]
    public async Task An_open_group_admits_at_once(GroupKind kind)
    {
        var place = await host.NewGroupAsync(kind, open: true);
        var person = await host.JoinAsync();
        var created = (await person.Api.PostAsync($"{place.Path}/enrollments", new { })).Expect(HttpStatusCode.Created);
        Assert.Equal("active", (string)created.Json["status"]!);
        Assert.NotNull(created.Json["joinedAt"]);
        Assert.Contains(place.Name, (await host.MailsAsync(person.Email))[0].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_chapter_needs_a_city()
    {
        var person = await host.JoinAsync(city: null);
        Assert.Equal(["city"], (await person.Api.PostAsync($"{GroupSteps.Kenya}/enrollments")).Expect(HttpStatusCode.Conflict, "enrollment.city_required").Fields);
        await person.Api.AskAsync("/api/v1/sigs/accessibility");
        await person.Api.AskAsync("/api/v1/sigs/iot");
        await person.Api.AskAsync("/api/v1/working-groups/wsis");
        (await person.Api.PatchAsync("/api/v1/me", new { city = "Lamu" })).Expect(HttpStatusCode.OK);
        await person.Api.AskAsync(GroupSteps.Kenya);
    }

    [Fact]
    public async Task A_member_may_be_in_many_chapters_whatever_the_country()
    {
        var person = await host.JoinAsync();
        foreach (var slug in (string[])["kenya", "japan", "brazil"]) await person.Api.AskAsync($"/api/v1/chapters/{slug}");
        Assert.Equal(3, (await person.Api.GetAsync("/api/v1/me/enrollments")).Items.Count);
    }

    [Fact]
    public async Task A_membership_that_is_not_in_good_standing_joins_nothing()
    {
        var person = await host.JoinAsync();
        // Suspending over HTTP would end the session too; the rule must hold without that.
        await host.OnDatabaseAsync(async db =>
        {
            var member = await db.Members.AsTracking().SingleAsync(m => m.Id == person.Id);
            member.Suspend(new Decision(null, host.Clock.GetUtcNow(), "For the test."));
            return await db.SaveChangesAsync();
        });
        foreach (var group in (string[])[GroupSteps.Kenya, "/api/v1/sigs/youth", "/api/v1/working-groups/wsis"])
            (await person.Api.PostAsync($"{group}/enrollments")).Expect(HttpStatusCode.Conflict, "member.not_in_good_standing");
        Assert.Empty((await person.Api.GetAsync("/api/v1/me/enrollments")).Items);
    }

    [Fact]
    public async Task A_second_request_is_refused_while_the_first_lives()
    {
        using var administrator = await host.DemoAsync("administrator");
        var person = await host.JoinAsync();
        var id = await person.Api.AskAsync(GroupSteps.Kenya);
        await RefuseAsync();
        (await administrator.ActAsync(GroupSteps.Kenya, id, "approve")).Expect(HttpStatusCode.OK);
        await RefuseAsync();
        (await administrator.ActAsync(GroupSteps.Kenya, id, "suspend", "A question is open.")).Expect(HttpStatusCode.OK);
        await RefuseAsync();
        Assert.Single((await person.Api.GetAsync("/api/v1/me/enrollments")).Items);

        async Task RefuseAsync() => (await person.Api.PostAsync($"{GroupSteps.Kenya}/enrollments")).Expect(HttpStatusCode.Conflict, "enrollment.already_exists");
    }

    [Fact]
    public async Task After_a_decline_a_withdrawal_a_departure_or_a_removal_one_may_ask_again()
    {
        using var administrator = await host.DemoAsync("administrator");
        var person = await host.JoinAsync();
        var ids = new List<string> { await person.Api.AskAsync(GroupSteps.Kenya) };
        (await administrator.ActAsync(GroupSteps.Kenya, ids[^1], "decline", "Not yet.")).Expect(HttpStatusCode.OK);
        ids.Add(await person.Api.AskAsync(GroupSteps.Kenya));
        (await person.Api.ActAsync(GroupSteps.Kenya, ids[^1], "withdraw")).Expect(HttpStatusCode.OK);
        ids.Add(await person.Api.EnterAsync(GroupSteps.Kenya, administrator));
        (await person.Api.ActAsync(GroupSteps.Kenya, ids[^1], "leave")).Expect(HttpStatusCode.OK);
        ids.Add(await person.Api.EnterAsync(GroupSteps.Kenya, administrator));
        (await administrator.ActAsync(GroupSteps.Kenya, ids[^1], "remove", "Spam.")).Expect(HttpStatusCode.OK);
        ids.Add(await person.Api.AskAsync(GroupSteps.Kenya));
        var mine = (await person.Api.GetAsync("/api/v1/me/enrollments")).Items;
        Assert.Equal(Enumerable.Reverse(ids), mine.Select(e => (string)e!["id"]!));
        Assert.Equal(["requested", "removed", "left", "withdrawn", "declined"], mine.Select(e => (string)e!["status"]!));
    }

    [Theory]
    [InlineData("chapters/iceland", HttpStatusCode.Conflict, "enrollment.group_closed")]
    [InlineData("chapters/atlantis", HttpStatusCode.NotFound, "group.not_found")]
    [InlineData("chapters/wsis", HttpStatusCode.NotFound, "group.not_found")]
    [InlineData("sigs/kenya", HttpStatusCode.NotFound, "group.not_found")]
    public async Task A_group_that_takes_nobody_or_is_not_there_refuses(string group, HttpStatusCode status, string code)
    {
        using var member = await host.DemoAsync("member");
        (await member.PostAsync($"/api/v1/{group}/enrollments")).Expect(status, code);
    }

    [Theory]
    [InlineData("""{"message":"a\u0000b"}""", "message")]
    [InlineData("""{"message":"\u202Eabc"}""", "message")]
    [InlineData("""{"message":5}""", "message")]
    [InlineData("""{"mesage":"Hello"}""", "mesage")]
    [InlineData("""{"memberId":"019a9f3e-7c50-7a61-8f0e-5f8b2f1c9d10"}""", "memberId")]
    [InlineData("""{"slug":"japan"}""", "slug")]
    public async Task A_malformed_request_is_refused_by_name(string body, string field)
    {
        using var member = await host.DemoAsync("member");
        Assert.Contains(field, (await member.PostAsync("/api/v1/chapters/japan/enrollments", body)).Expect(HttpStatusCode.BadRequest).Fields);
    }

    [Fact]
    public async Task A_message_of_a_thousand_characters_is_kept_and_a_longer_one_refused()
    {
        var person = await host.JoinAsync();
        Assert.Equal(["message"], (await person.Api.PostAsync($"{GroupSteps.Kenya}/enrollments", new { message = new string('x', 1001) })).Expect(HttpStatusCode.BadRequest).Fields);
        var created = await person.Api.PostAsync($"{GroupSteps.Kenya}/enrollments", new { message = new string('ж', 1000) });
        Assert.Equal(new string('ж', 1000), (string)created.Expect(HttpStatusCode.Created).Json["message"]!);
    }

    [Fact]
    public async Task Only_a_signed_in_member_can_ask()
    {
        using var anonymous = host.Client();
        using var stale = host.Client("made-up");
        using var integrator = await host.IntegratorAsync("members.read members.write");
        (await anonymous.PostAsync($"{GroupSteps.Kenya}/enrollments")).Expect(HttpStatusCode.Unauthorized, "auth.required");
        (await stale.PostAsync($"{GroupSteps.Kenya}/enrollments")).Expect(HttpStatusCode.Unauthorized, "auth.required");
        (await integrator.PostAsync($"{GroupSteps.Kenya}/enrollments")).Expect(HttpStatusCode.Forbidden, "auth.insufficient_scope");
    }
}
