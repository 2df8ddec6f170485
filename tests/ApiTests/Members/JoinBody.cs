using System.Net;
using System.Text.Json;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>Requests to join that are refused, and leave nothing behind.</summary>
internal static class JoinBody
{
    /// <summary>A good request but for one field, whose value is this JSON, well-formed or not.</summary>
    public static string With(string field, string json)
    {
        var body = JsonSerializer.SerializeToNode(People.Joining(People.NewEmail()))!.AsObject();
        var fields = body.Where(p => p.Key != field).Select(p => $"\"{p.Key}\":{p.Value?.ToJsonString() ?? "null"}").Append($"\"{field}\":{json}");
        return $"{{{string.Join(',', fields)}}}";
    }

    /// <summary>Sends it, and checks that it is refused with a problem and that no submission and no mail was stored.</summary>
    public static async Task<Answer> RefusedJoinAsync(this ApiHost host, object body, HttpStatusCode status = HttpStatusCode.BadRequest, string? code = null)
    {
        var before = await CountAsync(host);
        var answer = (await host.SubmitAsync(body)).Expect(status, code);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType!.MediaType);
        Assert.NotNull(answer.Code);
        Assert.Equal(before, await CountAsync(host));
        return answer;
    }

    private static Task<(int, int)> CountAsync(ApiHost host) => host.OnDatabaseAsync(db => Task.FromResult((db.JoinSubmissions.Count(), db.Outbox.Count())));
}
