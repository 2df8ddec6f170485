using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>Bodies that are no request at all: broken JSON, unknown and repeated fields, other types, too much.</summary>
public sealed class BadBodyTests(ApiHost host) : IClassFixture<ApiHost>
{
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
    public async Task Join_refuses_what_is_no_JSON_object(string body) => Assert.StartsWith("request.", (await host.RefusedJoinAsync(body)).Code!, StringComparison.Ordinal);

    [Fact]
    public async Task Join_refuses_JSON_nested_too_deep() => await host.RefusedJoinAsync(JoinBody.With("consents", new string('[', 200) + new string(']', 200)));

    [Fact]
    public async Task Join_refuses_unknown_and_repeated_fields_by_name()
    {
        var unknown = await host.RefusedJoinAsync(JoinBody.With("isAdministrator", "true"));
        Assert.Equal(("request.unknown_field", "isAdministrator"), (unknown.Code, Assert.Single(unknown.Fields)));
        var body = JsonSerializer.Serialize(People.Joining(People.NewEmail()));
        var repeated = await host.RefusedJoinAsync(body[..^1] + ",\"email\":\"other@example.com\"}");
        Assert.Contains("email", repeated.Fields);
        Assert.Contains("Channel", (await host.RefusedJoinAsync(JoinBody.With("Channel", "\"web\""))).Fields);
        await host.RefusedJoinAsync(JoinBody.With("channel", "\"web\""));
        await host.RefusedJoinAsync(JoinBody.With("consents", "[{\"purpose\":\"storage\",\"granted\":true,\"at\":\"2001-01-01\"}]"));
    }

    [Fact]
    public async Task Join_refuses_bodies_that_are_too_large_or_of_another_type()
    {
        await host.RefusedJoinAsync(JoinBody.With("city", JsonSerializer.Serialize(new string('x', 70 * 1024))), HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        foreach (var type in new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
        {
            using var content = new StringContent(JsonSerializer.Serialize(People.Joining(People.NewEmail())), Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
            await host.RefusedJoinAsync(content, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        }
        using var untyped = new ByteArrayContent(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(People.Joining(People.NewEmail()))));
        await host.RefusedJoinAsync(untyped, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        using var wrongBytes = new ByteArrayContent([.. "{\"givenName\":\""u8, 0xff, 0xfe, .. "\"}"u8]) { Headers = { ContentType = new("application/json") } };
        await host.RefusedJoinAsync(wrongBytes);
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
}
