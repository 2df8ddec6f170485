using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Membership.Domain.Common;

namespace Membership.ApiTests.Http;

/// <summary>A POST repeated with its key answers the first response again, and does nothing again.</summary>
public sealed class IdempotencyTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Header = "Idempotency-Key";
    private const string Enrollments = "/api/v1/chapters/kenya/enrollments";

    [Fact]
    public async Task A_replay_answers_the_first_response_and_creates_nothing()
    {
        var person = await host.JoinAsync();
        var first = (await person.Api.PostAsync(Enrollments, new { message = "Karibu" }, (Header, "abc"))).Expect(HttpStatusCode.Created);
        var again = (await person.Api.PostAsync(Enrollments, new { message = "Karibu" }, (Header, "abc"))).Expect(HttpStatusCode.Created);
        Assert.Equal((first.Text, first.Headers.Location), (again.Text, again.Headers.Location));
        Assert.Equal(1, await host.OnDatabaseAsync(db => Task.FromResult(db.Enrollments.Count(e => e.MemberId == person.Id))));
        (await person.Api.PostAsync(Enrollments, new { message = "Karibu" }, (Header, "abcd"))).Expect(HttpStatusCode.Conflict, "enrollment.already_exists");
    }

    [Fact]
    public async Task A_key_with_another_request_is_refused()
    {
        var person = await host.JoinAsync();
        (await person.Api.PostAsync(Enrollments, new { message = "One" }, (Header, "k"))).Expect(HttpStatusCode.Created);
        (await person.Api.PostAsync(Enrollments, new { message = "Two" }, (Header, "k"))).Expect(HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");
        (await person.Api.PostAsync("/api/v1/sigs/accessibility/enrollments", new { message = "One" }, (Header, "k"))).Expect(HttpStatusCode.UnprocessableEntity);
        (await person.Api.PostAsync("/api/v1/me/resignation", null, (Header, "k"))).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("active", (string)(await person.Api.GetAsync("/api/v1/me")).Json["status"]!);
    }

    [Fact]
    public async Task A_key_belongs_to_its_caller()
    {
        var (one, other) = (await host.JoinAsync(), await host.JoinAsync());
        var first = (await one.Api.PostAsync(Enrollments, null, (Header, "shared"))).Expect(HttpStatusCode.Created).Json;
        var second = (await other.Api.PostAsync(Enrollments, null, (Header, "shared"))).Expect(HttpStatusCode.Created).Json;
        Assert.NotEqual((string)first["id"]!, (string)second["id"]!);
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        var person = await host.JoinAsync(city: null);
        (await person.Api.PostAsync(Enrollments, null, (Header, "later"))).Expect(HttpStatusCode.Conflict, "enrollment.city_required");
        (await person.Api.PatchAsync("/api/v1/me", new { city = "Nairobi" })).Expect(HttpStatusCode.OK);
        (await person.Api.PostAsync(Enrollments, null, (Header, "later"))).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Anonymous_callers_share_no_key_unless_the_request_is_the_same()
    {
        var (one, other) = (People.NewEmail(), People.NewEmail());
        var first = (await host.SubmitAsync(People.Joining(one), (Header, "anonymous"))).Expect(HttpStatusCode.Accepted);
        (await host.SubmitAsync(People.Joining(other), (Header, "anonymous"))).Expect(HttpStatusCode.Accepted);
        var replay = (await host.SubmitAsync(People.Joining(one), (Header, "anonymous"))).Expect(HttpStatusCode.Accepted);
        Assert.Equal(first.Text, replay.Text);
        Assert.Single(await host.MailsAsync(one));
        Assert.Single(await host.MailsAsync(other));
    }

    [Fact]
    public async Task Two_equal_requests_at_once_leave_one_submission()
    {
        var email = People.NewEmail();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.SubmitAsync(People.Joining(email), (Header, "at-once"))));
        Assert.All(answers, a => Assert.Equal((HttpStatusCode.Accepted, answers[0].Text), (a.Status, a.Text)));
        Assert.Single(await host.MailsAsync(email));
        Assert.Equal(1, await host.OnDatabaseAsync(db => Task.FromResult(db.JoinSubmissions.Count(s => s.Email == email))));
    }

    [Fact]
    public async Task A_replayed_confirmation_answers_the_first_answer_and_claims_no_other_version()
    {
        var email = People.NewEmail();
        await host.SubmitAsync(People.Joining(email));
        var token = await host.MailedTokenAsync(email);
        using var client = host.Client();
        var first = (await client.PostAsync("/api/v1/members/verification", new { token }, (Header, "confirm"))).Expect(HttpStatusCode.OK);
        var again = (await client.PostAsync("/api/v1/members/verification", new { token }, (Header, "confirm"))).Expect(HttpStatusCode.OK);
        Assert.Equal(first.Text, again.Text);
        Assert.True(again.Headers.ETag is null || again.Headers.ETag.Equals(first.Headers.ETag));
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day_and_then_protects_anew()
    {
        var email = People.NewEmail();
        async Task<int> SendAsync()
        {
            (await host.SubmitAsync(People.Joining(email), (Header, "daily"))).Expect(HttpStatusCode.Accepted);
            return (await host.MailsAsync(email)).Count;
        }
        Assert.Equal(1, await SendAsync());
        host.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(1, await SendAsync());
        host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, await SendAsync());
        Assert.Equal(2, await SendAsync());
        Assert.Equal(2, await SendAsync());
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("long")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        if (key == "long") key = new string('k', 201);
        var email = People.NewEmail();
        var answer = await host.SubmitAsync(People.Joining(email), (Header, key));
        answer.Expect(HttpStatusCode.BadRequest, CommonErrors.IdempotencyKeyInvalid.Code);
        Assert.Empty(await host.MailsAsync(email));
    }

    [Fact]
    public async Task Nothing_of_the_request_can_be_read_from_what_is_kept()
    {
        var (email, key) = (People.NewEmail(), $"key-{Guid.NewGuid():N}");
        await host.SubmitAsync(People.Joining(email, "Unforgettable"), (Header, key));
        var records = await host.OnDatabaseAsync(db => Task.FromResult(string.Concat(db.IdempotencyRecords.Select(r => r.Id + r.Fingerprint + r.Response))));
        foreach (var secret in new[] { email, key, "Unforgettable", People.Password }) Assert.DoesNotContain(secret, records, StringComparison.Ordinal);
    }
}
