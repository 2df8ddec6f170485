using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Enrollments;

/// <summary>Two callers at the same moment: one wins, the other meets the result as a rule would.</summary>
public sealed class EnrollmentRaceTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Two_simultaneous_requests_of_one_member_leave_one_enrollment_and_one_mail_to_each_leader()
    {
        for (var round = 0; round < 5; round++)
        {
            var name = $"Racer{Guid.NewGuid():N}";
            var person = await host.JoinAsync("Faith", name);
            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => person.Api.PostAsync($"{GroupSteps.Kenya}/enrollments"))));
            Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
            Assert.Equal("enrollment.already_exists", answers.Single(a => a.Status is HttpStatusCode.Conflict).Code);
            Assert.Single((await person.Api.GetAsync("/api/v1/me/enrollments")).Items);
            foreach (var leader in (string[])["chair", "secretary", "membership"])
                Assert.Single(await host.MailsAsync($"{leader}@example.org"), m => m.Text.Contains(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Two_officers_who_approve_at_once_approve_once()
    {
        using var secretary = await host.DemoAsync("secretary");
        using var chair = await host.DemoAsync("chair");
        for (var round = 0; round < 5; round++)
        {
            var person = await host.JoinAsync();
            var id = await person.Api.AskAsync(GroupSteps.Kenya);
            var before = (await host.MailsAsync(person.Email)).Count;
            var answers = await Task.WhenAll(((ApiClient[])[secretary, chair]).Select(officer => Task.Run(() => officer.ActAsync(GroupSteps.Kenya, id, "approve"))));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
            Assert.Equal("enrollment.state_forbids", answers.Single(a => a.Status is HttpStatusCode.Conflict).Code);
            Assert.Equal(["requested", "active"], (await person.Api.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}/history")).Items.Select(l => (string)l!["to"]!));
            Assert.Equal(before + 1, (await host.MailsAsync(person.Email)).Count);
        }
    }

    [Fact]
    public async Task An_approval_and_a_decline_at_once_leave_one_decision()
    {
        using var secretary = await host.DemoAsync("secretary");
        using var chair = await host.DemoAsync("chair");
        var person = await host.JoinAsync();
        var id = await person.Api.AskAsync(GroupSteps.Kenya);
        var answers = await Task.WhenAll(
            Task.Run(() => secretary.ActAsync(GroupSteps.Kenya, id, "approve")), Task.Run(() => chair.ActAsync(GroupSteps.Kenya, id, "decline", "No.")));
        var winner = Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.Single(answers, a => a.Status is HttpStatusCode.Conflict);
        Assert.Equal((string)winner.Json["status"]!, (string)(await person.Api.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}")).Json["status"]!);
    }

    [Fact]
    public async Task An_approval_against_a_resignation_never_leaves_an_active_enrollment_of_a_resigned_member()
    {
        using var secretary = await host.DemoAsync("secretary");
        for (var round = 0; round < 20; round++)
        {
            var person = await host.JoinAsync();
            var id = await person.Api.AskAsync(GroupSteps.Kenya);
            var answers = await Task.WhenAll(
                Task.Run(() => secretary.ActAsync(GroupSteps.Kenya, id, "approve")), Task.Run(() => person.Api.PostAsync("/api/v1/me/resignation")));
            answers[1].Expect(HttpStatusCode.OK);
            Assert.True(answers[0].Status is HttpStatusCode.OK or HttpStatusCode.Conflict, answers[0].Text);
            Assert.Equal("endedByGlobal", (string)(await secretary.GetAsync($"{GroupSteps.Kenya}/enrollments/{id}")).Json["status"]!);
            Assert.Equal((MemberStatus.Resigned, 0), await host.OnDatabaseAsync(async db =>
                ((await db.Members.SingleAsync(m => m.Id == person.Id)).Status, await db.Enrollments.CountAsync(e => e.MemberId == person.Id && e.IsLive))));
        }
    }

    [Fact]
    public async Task A_request_against_a_resignation_never_leaves_a_live_enrollment_of_a_resigned_member()
    {
        for (var round = 0; round < 5; round++)
        {
            var person = await host.JoinAsync();
            var answers = await Task.WhenAll(
                Task.Run(() => person.Api.PostAsync("/api/v1/sigs/youth/enrollments")), Task.Run(() => person.Api.PostAsync("/api/v1/me/resignation")));
            answers[1].Expect(HttpStatusCode.OK);
            Assert.True(answers[0].Status is HttpStatusCode.Created or HttpStatusCode.Conflict or HttpStatusCode.Unauthorized, answers[0].Text);
            Assert.Equal(0, await host.OnDatabaseAsync(db => db.Enrollments.CountAsync(e => e.MemberId == person.Id && e.IsLive)));
        }
    }
}
