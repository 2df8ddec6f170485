using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>Input of every bad kind is a problem that names the field, and leaves nothing behind.</summary>
public sealed class BadInputTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Join = "/api/v1/members";

    [Theory]
    [InlineData("givenName", "null", "required")]
    [InlineData("givenName", "\"\"", "")]
    [InlineData("givenName", "\" \\u3000 \"", "")]
    [InlineData("givenName", "7", "")]
    [InlineData("givenName", "[\"a\"]", "")]
    [InlineData("givenName", "{}", "")]
    [InlineData("givenName", "true", "")]
    [InlineData("givenName", "\"a\\u0000b\"", "")]
    [InlineData("givenName", "\"a\\nb\"", "")]
    [InlineData("givenName", "\"a\\u001b[31mb\"", "")]
    [InlineData("givenName", "\"\\ud800\"", "")]
    [InlineData("givenName", "\"a\\udc00b\"", "")]
    [InlineData("givenName", "\"\\u202eevil\"", "")]
    [InlineData("givenName", "\"\\ufffe\"", "")]
    [InlineData("givenName", "\"\\u200b\"", "")]
    [InlineData("givenName", "\"\\u200d\\u200e\"", "")]
    [InlineData("familyName", "\"a\\u2028b\"", "")]
    [InlineData("familyName", "\"\\ud83d\"", "")]
    [InlineData("familyName", "5.5", "")]
    [InlineData("city", "\"\\u0007\"", "")]
    [InlineData("city", "\"x\\udfff\"", "")]
    [InlineData("email", "null", "")]
    [InlineData("email", "\"\"", "")]
    [InlineData("email", "\"plain\"", "")]
    [InlineData("email", "\"a@b\"", "")]
    [InlineData("email", "\"@example.com\"", "")]
    [InlineData("email", "\"a@@example.com\"", "")]
    [InlineData("email", "\"a b@example.com\"", "")]
    [InlineData("email", "\"Name <a@example.com>\"", "")]
    [InlineData("email", "\"a@example.com,b@example.com\"", "")]
    [InlineData("email", "\"a@exa_mple.com\"", "")]
    [InlineData("email", "\"a..b@example.com\"", "")]
    [InlineData("email", "\"a@example..com\"", "")]
    [InlineData("email", "\"a@[127.0.0.1]\"", "")]
    [InlineData("email", "\"a@example.com\\r\\nBcc: b@example.com\"", "")]
    [InlineData("email", "\"\\ud800@example.com\"", "")]
    [InlineData("password", "null", "")]
    [InlineData("password", "\"\"", "")]
    [InlineData("password", "\"short\"", "")]
    [InlineData("password", "\"aaaaaaaaaaaa\"", "")]
    [InlineData("password", "\"\\ud800 a long phrase\"", "")]
    [InlineData("country", "\"XX\"", "")]
    [InlineData("country", "\"ke\"", "")]
    [InlineData("country", "\"KEN\"", "")]
    [InlineData("country", "null", "")]
    [InlineData("country", "254", "")]
    [InlineData("language", "\"xx-klingon\"", "")]
    [InlineData("language", "\"EN\"", "")]
    [InlineData("language", "\"qq\"", "")]
    [InlineData("language", "null", "")]
    [InlineData("consents", "null", "")]
    [InlineData("consents", "[]", "")]
    [InlineData("consents", "{}", "")]
    [InlineData("consents", "[null]", "")]
    [InlineData("consents", "\"storage\"", "")]
    [InlineData("consents", "[{\"purpose\":\"email\",\"granted\":true}]", "")]
    [InlineData("consents", "[{\"purpose\":\"storage\",\"granted\":false}]", "")]
    [InlineData("consents", "[{\"purpose\":\"storage\",\"granted\":1}]", "")]
    [InlineData("consents", "[{\"purpose\":\"everything\",\"granted\":true}]", "")]
    [InlineData("consents", "[{\"purpose\":\"storage\",\"granted\":true},{\"purpose\":\"storage\",\"granted\":true}]", "")]
    public async Task Join_refuses_a_bad_value_and_names_its_field(string field, string json, string word)
    {
        var answer = await RefusedAsync(Body(field, json));
        Assert.Contains(answer.Fields, f => f.Split('.', '[')[0] == field);
        Assert.All(answer.Fields, f => Assert.Equal(field, f.Split('.', '[')[0]));
        Assert.Contains(word, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("givenName")]
    [InlineData("familyName")]
    [InlineData("city")]
    [InlineData("password")]
    [InlineData("email")]
    [InlineData("country")]
    [InlineData("language")]
    public async Task Join_refuses_ten_thousand_characters(string field)
    {
        foreach (var piece in new[] { "x", "é", "😀" })
            Assert.Equal([field], (await RefusedAsync(Body(field, JsonSerializer.Serialize(string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length)))))).Fields);
    }

    // In normal form C each of these is two or three characters: what counts is what is stored.
    [Theory]
    [InlineData("\u0958", 100)]
    [InlineData("\ufb2c", 100)]
    [InlineData("\U0001D160", 50)]
    public async Task A_name_that_grows_in_normal_form_is_never_longer_than_the_limit(string character, int times)
    {
        var email = People.NewEmail();
        var answer = await host.SubmitAsync(People.Joining(email, string.Concat(Enumerable.Repeat(character, times))));
        if (answer.Status is HttpStatusCode.BadRequest) return;
        var stored = await host.OnDatabaseAsync(db => Task.FromResult(db.JoinSubmissions.Single(s => s.Email == email).GivenName));
        Assert.InRange(stored.Length, 1, Domain.Members.PersonName.MaxLength);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"givenName\":\"A\"")]
    [InlineData("{\"givenName\":\"A\",}")]
    [InlineData("{givenName:'A'}")]
    [InlineData("<join/>")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{} {}")]
    public async Task Join_refuses_what_is_no_JSON_object(string body) => Assert.StartsWith("request.", (await RefusedAsync(body)).Code!, StringComparison.Ordinal);

    [Fact]
    public async Task Join_refuses_JSON_nested_too_deep() => await RefusedAsync(Body("consents", new string('[', 200) + new string(']', 200)));

    [Fact]
    public async Task Join_refuses_unknown_and_repeated_fields_by_name()
    {
        var unknown = await RefusedAsync(Body("isAdministrator", "true"));
        Assert.Equal(("request.unknown_field", "isAdministrator"), (unknown.Code, Assert.Single(unknown.Fields)));
        var body = JsonSerializer.Serialize(People.Joining(People.NewEmail()));
        var repeated = await RefusedAsync(body[..^1] + ",\"email\":\"other@example.com\"}");
        Assert.Contains("email", repeated.Fields);
        Assert.Contains("Channel", (await RefusedAsync(Body("Channel", "\"web\""))).Fields);
        await RefusedAsync(Body("channel", "\"web\""));
        await RefusedAsync(Body("consents", "[{\"purpose\":\"storage\",\"granted\":true,\"at\":\"2001-01-01\"}]"));
    }

    [Fact]
    public async Task Join_refuses_bodies_that_are_too_large_or_of_another_type()
    {
        await RefusedAsync(Body("city", JsonSerializer.Serialize(new string('x', 70 * 1024))), HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        foreach (var type in new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
        {
            using var content = new StringContent(JsonSerializer.Serialize(People.Joining(People.NewEmail())), Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
            await RefusedAsync(content, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        }
        using var untyped = new ByteArrayContent(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(People.Joining(People.NewEmail()))));
        await RefusedAsync(untyped, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        using var wrongBytes = new ByteArrayContent([.. "{\"givenName\":\""u8, 0xff, 0xfe, .. "\"}"u8]) { Headers = { ContentType = new("application/json") } };
        await RefusedAsync(wrongBytes);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"token":null}""")]
    [InlineData("""{"token":""}""")]
    [InlineData("""{"token":5}""")]
    [InlineData("""{"token":"a","token":"b"}""")]
    [InlineData("""{"token":"\ud800"}""")]
    [InlineData("""{"token":"a\u0000"}""")]
    public async Task Verification_refuses_what_is_no_token(string body)
    {
        using var client = host.Client();
        Assert.Equal(["token"], (await client.PostAsync("/api/v1/members/verification", body)).Expect(HttpStatusCode.BadRequest).Fields);
    }

    private static string Body(string field, string json)
    {
        var body = JsonSerializer.SerializeToNode(People.Joining(People.NewEmail()))!.AsObject();
        var fields = body.Where(p => p.Key != field).Select(p => $"\"{p.Key}\":{p.Value?.ToJsonString() ?? "null"}").Append($"\"{field}\":{json}");
        return $"{{{string.Join(',', fields)}}}";
    }

    private async Task<Answer> RefusedAsync(object body, HttpStatusCode status = HttpStatusCode.BadRequest, string? code = null)
    {
        var before = await CountAsync();
        using var client = host.Client();
        var answer = (await client.PostAsync(Join, body)).Expect(status, code);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType!.MediaType);
        Assert.NotNull(answer.Code);
        Assert.Equal(before, await CountAsync());
        return answer;
    }

    private Task<(int, int)> CountAsync() => host.OnDatabaseAsync(db => Task.FromResult((db.JoinSubmissions.Count(), db.Outbox.Count())));
}
