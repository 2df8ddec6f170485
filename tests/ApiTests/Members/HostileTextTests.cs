using System.Net;
using System.Text.Json;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>Words that are code elsewhere are just words here; bad words in a profile are refused.</summary>
public sealed class HostileTextTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Hostile =
    [
        "Robert'); DROP TABLE Members;--", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{7*7}} ${7*7} #{7*7}", "%00%0d%0a", "=1+1+1",
        "../../etc/passwd", "\\u0041", "a' OR '1'='1", "&lt;b&gt;", "{0} and {1}",
    ];

    [Fact]
    public async Task Code_in_every_text_is_stored_and_returned_as_plain_text()
    {
        var person = await host.JoinAsync();
        foreach (var text in Hostile)
        {
            var member = (await person.Api.PatchAsync("/api/v1/me", new { givenName = text, familyName = text, city = text })).Expect(HttpStatusCode.OK).Json;
            Assert.Equal((text, text, text), ((string)member["givenName"]!, (string)member["familyName"]!, (string)member["city"]!));
            Assert.Equal(member.ToJsonString(), (await person.Api.GetAsync("/api/v1/me")).Json.ToJsonString());
        }
        Assert.True(await host.OnDatabaseAsync(db => Task.FromResult(db.Members.Count() > 100)));
    }

    [Fact]
    public async Task Code_in_a_search_finds_nothing_and_breaks_nothing()
    {
        using var administrator = await host.DemoAsync("administrator");
        foreach (var text in Hostile.Append("%").Append("a%").Append("_").Append("[a-z]"))
        {
            var answer = await administrator.GetAsync($"/api/v1/members?q={Uri.EscapeDataString(text)}");
            Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, answer.Text);
            if (answer.Status is HttpStatusCode.BadRequest) Assert.Equal(["q"], answer.Fields);
            // Tests of this class make people whose names are code; nobody is called like these.
            else if (text.Length < 6 || text.Contains("OR", StringComparison.Ordinal)) Assert.Empty(answer.Items);
        }
    }

    [Fact]
    public async Task Code_in_a_name_is_text_on_pages_and_stands_in_no_mail_to_a_stranger()
    {
        const string code = "<script>alert(1)</script>";
        var email = People.NewEmail();
        await host.BecomeMemberAsync(People.Joining(email, code, "{0} {1}", code));
        Assert.DoesNotContain(code, (await host.MailsAsync(email))[0].Text, StringComparison.Ordinal);

        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", email, People.Password);
        foreach (var page in new[] { "/account/manage", $"/dev/mail?to={Uri.EscapeDataString(email)}", $"/account/login?email={Uri.EscapeDataString(code)}&returnUrl={Uri.EscapeDataString("/\"><script>")}" })
        {
            using var response = await browser.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("givenName", "\"a\\u0000b\"")]
    [InlineData("givenName", "\"\\ud800\"")]
    [InlineData("givenName", "\"\\u200b\"")]
    [InlineData("givenName", "7")]
    [InlineData("familyName", "\"a\\nb\"")]
    [InlineData("familyName", "{\"a\":1}")]
    [InlineData("city", "\"\\u202e\"")]
    [InlineData("city", "[]")]
    [InlineData("country", "\"XX\"")]
    [InlineData("country", "\"\\udc00\"")]
    [InlineData("language", "\"xx-YY-zz\"")]
    [InlineData("language", "true")]
    public async Task A_patch_refuses_a_bad_value_and_names_its_field(string field, string json)
    {
        var person = await host.JoinAsync();
        var before = (await person.Api.GetAsync("/api/v1/me")).Headers.ETag;
        Assert.Equal([field], (await person.Api.PatchAsync("/api/v1/me", $$"""{"{{field}}":{{json}}}""")).Expect(HttpStatusCode.BadRequest).Fields);
        Assert.Equal(before, (await person.Api.GetAsync("/api/v1/me")).Headers.ETag);
    }

    [Fact]
    public async Task A_patch_refuses_long_texts_repeated_fields_and_what_is_no_object()
    {
        var person = await host.JoinAsync();
        foreach (var field in new[] { "givenName", "familyName", "city" })
        {
            Assert.Equal([field], (await person.Api.PatchAsync("/api/v1/me", new Dictionary<string, string> { [field] = new('x', 10_000) })).Expect(HttpStatusCode.BadRequest).Fields);
            Assert.Equal([field], (await person.Api.PatchAsync("/api/v1/me", $$"""{"{{field}}":"a","{{field}}":"b"}""")).Expect(HttpStatusCode.BadRequest).Fields);
        }
        foreach (var body in new[] { "null", "[]", "7", "{", "" }) (await person.Api.PatchAsync("/api/v1/me", body)).Expect(HttpStatusCode.BadRequest);
        (await person.Api.PatchAsync("/api/v1/me", JsonSerializer.Serialize(new { city = new string('x', 70 * 1024) }))).Expect(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        Assert.Equal("Nairobi", (string)(await person.Api.GetAsync("/api/v1/me")).Json["city"]!);
    }
}
