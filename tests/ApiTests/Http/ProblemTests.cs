using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Membership.Api.Http;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;

namespace Membership.ApiTests.Http;

/// <summary>The shape of problems (RFC 9457), their pages, their languages.</summary>
public sealed class ProblemTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_problem_has_type_title_status_detail_code_and_traceId()
    {
        using var client = host.Client();
        using var member = await host.DemoAsync("member");
        foreach (var (answer, status, code) in new[]
        {
            (await client.PostAsync("/api/v1/members", "{"), 400, "request.malformed"),
            (await client.PostAsync("/api/v1/members", "{}"), 400, "request.invalid"),
            (await client.GetAsync("/api/v1/me"), 401, "auth.required"),
            (await member.GetAsync("/api/v1/members"), 403, "access.forbidden"),
            (await client.GetAsync("/api/v1/chapters/nowhere"), 404, "group.not_found"),
            (await member.GetAsync("/api/v1/nothing"), 404, "route.not_found"),
            (await member.SendAsync(HttpMethod.Delete, "/api/v1/statistics", null), 405, "route.method_not_allowed"),
            (await member.PatchAsync("/api/v1/me", new { city = "X" }, ("If-Match", "\"v0\"")), 412, "resource.stale"),
            (await client.PostAsync("/api/v1/members", new StringContent("x")), 415, "request.unsupported_media_type"),
        })
        {
            answer.Expect((HttpStatusCode)status, code);
            Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType!.MediaType);
            var problem = answer.Json.AsObject();
            Assert.Equal([], problem.Select(p => p.Key).Except(["type", "title", "status", "detail", "code", "errors", "traceId"]));
            Assert.Equal(($"{host.Address}problems/{code}", status), ((string)problem["type"]!, (int)problem["status"]!));
            Assert.All(new[] { "title", "detail" }, f => Assert.False(string.IsNullOrWhiteSpace((string)problem[f]!)));
            Assert.Matches("^[0-9a-f]{32}$", (string)problem["traceId"]!);
            if (problem["errors"] is { } errors) Assert.All(errors.AsObject(), e => Assert.NotEmpty(e.Value!.AsArray()));
        }
    }

    [Fact]
    public async Task Every_type_answers_with_a_page_in_each_language()
    {
        using var client = host.Client();
        foreach (var (language, direction) in new[] { ("en", "ltr"), ("fr", "ltr"), ("es", "ltr"), ("ar", "rtl") })
        {
            var list = (await client.GetAsync("/problems", ("Accept-Language", language))).Expect(HttpStatusCode.OK);
            foreach (var code in ProblemPages.AllCodes)
            {
                Assert.Contains($"href=\"/problems/{code}\"", list.Text, StringComparison.Ordinal);
                var page = (await client.GetAsync($"/problems/{code}", ("Accept-Language", language))).Expect(HttpStatusCode.OK);
                Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", page.Text, StringComparison.Ordinal);
            }
        }
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/problems/no.such")).Status);
    }

    [Fact]
    public async Task Every_problem_is_told_in_each_language()
    {
        using var client = host.Client();
        var texts = new Dictionary<string, List<string>>();
        foreach (var language in new[] { "en", "fr", "es", "ar" })
        {
            texts[language] = [];
            foreach (var code in ProblemPages.AllCodes) texts[language].Add((await client.GetAsync($"/problems/{code}", ("Accept-Language", language))).Text.Split("<p>")[1].Split("</p>")[0]);
        }
        foreach (var language in new[] { "fr", "es", "ar" })
            Assert.Equal([], ProblemPages.AllCodes.Where((_, i) => texts[language][i] == texts["en"][i]));
    }

    [Theory]
    [InlineData("fr", "Certaines valeurs", "obligatoire")]
    [InlineData("es", "Algunos valores", "obligatorio")]
    [InlineData("ar", "بعض القيم", "إلزامي")]
    [InlineData("de, fr-CA;q=0.8, en;q=0.5", "Certaines valeurs", "obligatoire")]
    [InlineData("sw", "Some values", "required")]
    [InlineData("*", "Some values", "required")]
    [InlineData(";;q=,,x", "Some values", "required")]
    public async Task Problems_and_their_messages_follow_Accept_Language(string accept, string detail, string required)
    {
        var answer = await host.SubmitAsync(People.Joining(People.NewEmail(), ""), ("Accept-Language", accept));
        var problem = answer.Expect(HttpStatusCode.BadRequest, "request.invalid").Json;
        Assert.StartsWith(detail, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Contains(required, (string)problem["errors"]!["givenName"]![0]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public async Task Every_validator_speaks_the_callers_language(string language)
    {
        var bad = new Dictionary<string, object?>
        {
            ["givenName"] = new string('x', 101), ["familyName"] = "a\u0000", ["email"] = "no", ["password"] = new string('x', 300), ["country"] = "XX", ["city"] = new string('x', 101),
            ["language"] = "??", ["consents"] = Array.Empty<object>(),
        };
        var (english, theirs) = (await host.SubmitAsync(bad), await host.SubmitAsync(bad, ("Accept-Language", language)));
        Assert.Equal(8, english.Fields.Count);
        foreach (var field in english.Fields) Assert.NotEqual(Message(english.Json, field), Message(theirs.Json, field));
        foreach (var password in new[] { "", "short", "aaaaaaaaaaaa" })
        {
            var body = People.Joining(People.NewEmail()).With("password", password);
            Assert.NotEqual(Message((await host.SubmitAsync(body)).Json, "password"), Message((await host.SubmitAsync(body, ("Accept-Language", language))).Json, "password"));
        }
        using var administrator = await host.DemoAsync("administrator");
        foreach (var query in new[] { "limit=0", "limit=500", "q=%20", "sort=x", "x=1", "limit=1&limit=2" })
        {
            var (one, other) = (await administrator.GetAsync($"/api/v1/members?{query}"), await administrator.GetAsync($"/api/v1/members?{query}", ("Accept-Language", language)));
            Assert.NotEqual(Message(one.Json, one.Fields[0]), Message(other.Json, other.Fields[0]));
        }
    }

    [Fact]
    public async Task A_refusal_says_nothing_about_the_program()
    {
        using var client = host.Client();
        foreach (var body in new[] { "{", "7", "{\"givenName\":7}", "{\"consents\":[{\"purpose\":\"x\"}]}", "{\"x\":1}", "{\"password\":{}}" })
        {
            var text = (await client.PostAsync("/api/v1/members", body)).Expect(HttpStatusCode.BadRequest).Text;
            foreach (var word in new[] { "System.", "Membership.", "Exception", "Command", "   at ", "\\u0060" }) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("command", (await client.PostAsync("/api/v1/members", "null")).Expect(HttpStatusCode.BadRequest).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_trace_of_the_caller_is_honoured()
    {
        using var client = host.Client();
        var answer = await client.GetAsync("/api/v1/me", ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", (string)answer.Json["traceId"]!);
        answer = await client.GetAsync("/api/v1/me", ("traceparent", "garbage"));
        Assert.Matches("^[0-9a-f]{32}$", (string)answer.Json["traceId"]!);
    }

    [Fact]
    public async Task Anonymous_callers_too_learn_that_there_is_nothing()
    {
        using var client = host.Client();
        (await client.GetAsync("/api/v1/nothing")).Expect(HttpStatusCode.NotFound, "route.not_found");
        (await client.GetAsync("/api")).Expect(HttpStatusCode.NotFound, "route.not_found");
        var answer = (await client.SendAsync(HttpMethod.Put, "/api/v1/members", new { })).Expect(HttpStatusCode.MethodNotAllowed, "route.method_not_allowed");
        Assert.Contains("POST", answer.ContentHeaders.Allow);
        (await client.GetAsync("/api/v1/members/not-a-guid")).Expect(HttpStatusCode.NotFound, "route.not_found");
    }

    private static string Message(JsonNode problem, string field) => JsonSerializer.Serialize(problem["errors"]![field]);
}
