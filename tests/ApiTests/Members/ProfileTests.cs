using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>One's own profile: merge patch, versions, and what follows a change.</summary>
public sealed class ProfileTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Me = "/api/v1/me";

    [Fact]
    public async Task A_patch_changes_what_it_names_and_leaves_the_rest()
    {
        var person = await host.JoinAsync("Ana", "Lima", "Recife");
        var before = (await person.Api.GetAsync(Me)).Json.AsObject();
        var after = (await person.Api.PatchAsync(Me, new { city = "Olinda", language = "pt-BR" })).Expect(HttpStatusCode.OK).Json.AsObject();
        Assert.Equal(("Olinda", "pt-BR"), ((string)after["city"]!, (string)after["language"]!));
        foreach (var (name, value) in before.Where(p => p.Key is not ("city" or "language"))) Assert.Equal(value?.ToJsonString(), after[name]?.ToJsonString());
        Assert.Equal(after.ToJsonString(), (await person.Api.GetAsync(Me)).Json.ToJsonString());
    }

    [Fact]
    public async Task Null_clears_what_may_be_empty_and_an_empty_patch_changes_nothing()
    {
        var person = await host.JoinAsync("Ana", "Lima", "Recife");
        var cleared = (await person.Api.PatchAsync(Me, """{"familyName":null,"city":null}""")).Expect(HttpStatusCode.OK).Json;
        Assert.Null(cleared["familyName"]);
        Assert.Null(cleared["city"]);
        Assert.Equal(cleared.ToJsonString(), (await person.Api.PatchAsync(Me, "{}")).Expect(HttpStatusCode.OK).Json.ToJsonString());
    }

    [Theory]
    [InlineData("givenName")]
    [InlineData("country")]
    [InlineData("language")]
    public async Task Null_is_refused_for_what_is_required(string field)
    {
        var person = await host.JoinAsync();
        foreach (var value in new[] { "null", "\"\"", "\"   \"" })
            Assert.Equal([field], (await person.Api.PatchAsync(Me, $$"""{"{{field}}":{{value}}}""")).Expect(HttpStatusCode.BadRequest, "request.invalid").Fields);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("memberNumber")]
    [InlineData("status")]
    [InlineData("id")]
    [InlineData("City")]
    [InlineData("expectedVersion")]
    [InlineData("<b>")]
    public async Task A_patch_with_a_field_that_does_not_exist_is_refused(string field)
    {
        var person = await host.JoinAsync();
        var answer = await person.Api.PatchAsync(Me, new Dictionary<string, object?> { ["city"] = "Elsewhere", [field] = "x" });
        Assert.Equal([field], answer.Expect(HttpStatusCode.BadRequest, "request.unknown_field").Fields);
        Assert.Equal("Nairobi", (string)(await person.Api.GetAsync(Me)).Json["city"]!);
    }

    [Fact]
    public async Task Reading_again_with_the_known_version_answers_304()
    {
        var person = await host.JoinAsync();
        var etag = (await person.Api.GetAsync(Me)).Headers.ETag!;
        Assert.False(etag.IsWeak);
        var same = await person.Api.GetAsync(Me, ("If-None-Match", etag.Tag));
        Assert.Equal((HttpStatusCode.NotModified, "", etag), (same.Status, same.Text, same.Headers.ETag));
        Assert.Equal(HttpStatusCode.NotModified, (await person.Api.GetAsync(Me, ("If-None-Match", $"\"v999\", W/{etag.Tag}"))).Status);

        var changed = await person.Api.PatchAsync(Me, new { city = "Kisumu" });
        Assert.NotEqual(etag, changed.Headers.ETag);
        var fresh = (await person.Api.GetAsync(Me, ("If-None-Match", etag.Tag))).Expect(HttpStatusCode.OK);
        Assert.Equal(changed.Headers.ETag, fresh.Headers.ETag);
    }

    [Fact]
    public async Task A_stale_version_is_refused()
    {
        var person = await host.JoinAsync();
        var etag = (await person.Api.GetAsync(Me)).Headers.ETag!.Tag;
        (await person.Api.PatchAsync(Me, new { city = "Kisumu" }, ("If-Match", etag))).Expect(HttpStatusCode.OK);
        foreach (var stale in new[] { etag, "\"v\"", "\"nonsense\"", "v1", "W/" + etag })
            (await person.Api.PatchAsync(Me, new { city = "Thika" }, ("If-Match", stale))).Expect(HttpStatusCode.PreconditionFailed, "resource.stale");
        Assert.Equal("Kisumu", (string)(await person.Api.GetAsync(Me)).Json["city"]!);
        (await person.Api.PatchAsync(Me, new { city = "Thika" }, ("If-Match", "*"))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_two_changes_from_the_same_version_one_comes_too_late()
    {
        var person = await host.JoinAsync();
        var etag = (await person.Api.GetAsync(Me)).Headers.ETag!.Tag;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => person.Api.PatchAsync(Me, new { city = $"City {i}" }, ("If-Match", etag))));
        var winner = Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.All(answers.Except([winner]), a => a.Expect(HttpStatusCode.PreconditionFailed));
        Assert.Equal((string)winner.Json["city"]!, (string)(await person.Api.GetAsync(Me)).Json["city"]!);
    }

    [Fact]
    public async Task A_merge_patch_has_its_own_content_type_and_others_are_refused()
    {
        var person = await host.JoinAsync();
        StringContent Body(string type) => new("""{"city":"Meru"}""", Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        (await person.Api.PatchAsync(Me, Body("application/merge-patch+json"))).Expect(HttpStatusCode.OK);
        (await person.Api.PatchAsync(Me, Body("text/plain"))).Expect(HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        (await person.Api.PatchAsync(Me, Body("application/x-www-form-urlencoded"))).Expect(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_city_cannot_be_cleared_while_in_a_chapter()
    {
        var person = await host.JoinAsync();
        await person.EnrollAsync("working-groups/wsis");
        (await person.Api.PatchAsync(Me, """{"city":null}""")).Expect(HttpStatusCode.OK);
        (await person.Api.PatchAsync(Me, new { city = "Nairobi" })).Expect(HttpStatusCode.OK);
        var id = await person.EnrollAsync("chapters/kenya");
        var refused = (await person.Api.PatchAsync(Me, """{"city":null,"familyName":"Changed"}""")).Expect(HttpStatusCode.Conflict, "member.city_in_use");
        Assert.Equal(["city"], refused.Fields);
        Assert.Equal("Mwangi", (string)(await person.Api.GetAsync(Me)).Json["familyName"]!);
        (await person.Api.PostAsync($"/api/v1/chapters/kenya/enrollments/{id}/withdraw")).Expect(HttpStatusCode.OK);
        (await person.Api.PatchAsync(Me, """{"city":null}""")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Rosters_and_searches_follow_a_renamed_member()
    {
        var (old, renamed) = ($"Old{Guid.NewGuid():N}"[..16], $"Ñew{Guid.NewGuid():N}"[..16]);
        var person = await host.JoinAsync("Wairimu", old);
        await host.EnterKenyaAsync(person);
        (await person.Api.PatchAsync(Me, new { familyName = renamed, city = "Nyeri" })).Expect(HttpStatusCode.OK);

        using var secretary = await host.DemoAsync("secretary");
        using var administrator = await host.DemoAsync("administrator");
        foreach (var (api, list) in new[] { (secretary, "/api/v1/chapters/kenya/members"), (administrator, "/api/v1/members") })
        {
            Assert.Empty((await api.GetAsync($"{list}?q={old}")).Expect(HttpStatusCode.OK).Items);
            Assert.Equal("Nyeri", (string)Assert.Single((await api.GetAsync($"{list}?q={renamed.Replace('Ñ', 'n')}")).Items)!["city"]!);
        }
    }
}
