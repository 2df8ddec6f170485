using System.Text;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Identity;

/// <summary>Requests to the token endpoints that no honest client sends: each is refused by name, none is a fault of the server.</summary>
public sealed class TokenMutationTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Good = "grant_type=client_credentials&client_id=integrator-demo&client_secret=integrator-demo-secret";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] BackEndpoints = ["/connect/token", "/connect/introspect", "/connect/revocation", "/connect/deviceauthorization"];

    [Theory]
    [InlineData("members.read\tmembers.write")]
    [InlineData("members.read\nmembers.write")]
    [InlineData("members.read\0")]
    [InlineData("members.read,groups.read")]
    [InlineData("members.read everything")]
    [InlineData("MEMBERS.READ")]
    [InlineData("membership")]
    [InlineData("openid")]
    [InlineData("offline_access")]
    [InlineData("mémbers.read")]
    public async Task A_machine_cannot_talk_itself_into_more_scopes(string scope)
    {
        using var client = host.Client();
        Refusal.OfTokens(await client.FormAsync("/connect/token", ("grant_type", "client_credentials"), ("client_id", "integrator-demo"), ("client_secret", "integrator-demo-secret"), ("scope", scope)), "invalid_scope", "invalid_request");
    }

    [Theory]
    [InlineData("Client_Credentials")]
    [InlineData(" client_credentials")]
    [InlineData("client_credentials\0")]
    [InlineData("client_credentials refresh_token")]
    [InlineData("password")]
    [InlineData("implicit")]
    [InlineData("urn:ietf:params:oauth:grant-type:jwt-bearer")]
    [InlineData("urn:ietf:params:oauth:grant-type:token-exchange")]
    [InlineData("пароль")]
    [InlineData("")]
    public async Task An_unknown_grant_is_refused(string grant)
    {
        using var client = host.Client();
        Refusal.OfTokens(await client.FormAsync("/connect/token", ("grant_type", grant), ("client_id", "integrator-demo"), ("client_secret", "integrator-demo-secret"), ("username", "member@example.org"), ("password", People.Password)),
            "unsupported_grant_type", "unauthorized_client", "invalid_request");
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic !!!!")]
    [InlineData("Basic aW50ZWdyYXRvci1kZW1v")]
    [InlineData("Basic aW50ZWdyYXRvci1kZW1vOndyb25n")]
    [InlineData("Basic /////w==")]
    [InlineData("Basic AAAA")]
    [InlineData("Basic Og==")]
    [InlineData("Digest username=\"integrator-demo\"")]
    public async Task Broken_credentials_in_the_header_are_no_credentials(string authorization)
    {
        using var client = host.Client();
        foreach (var endpoint in BackEndpoints)
        {
            using var content = new StringContent("grant_type=client_credentials&token=x&scope=openid", Encoding.UTF8, Form);
            var answer = await client.SendAsync(HttpMethod.Post, endpoint, content, ("Authorization", authorization));
            Refusal.OfTokens(answer, "invalid_client", "invalid_request");
        }
    }

    [Fact]
    public async Task Two_ways_to_authenticate_at_once_are_refused()
    {
        using var client = host.Client();
        foreach (var secret in new[] { "integrator-demo-secret", "wrong" })
        {
            var header = Convert.ToBase64String(Encoding.ASCII.GetBytes($"integrator-demo:{secret}"));
            using var content = new StringContent(Good, Encoding.UTF8, Form);
            Refusal.OfTokens(await client.SendAsync(HttpMethod.Post, "/connect/token", content, ("Authorization", $"Basic {header}")), "invalid_client", "invalid_request");
        }
    }

    [Fact]
    public async Task Credentials_count_in_the_body_only_and_each_parameter_once()
    {
        using var client = host.Client();
        using (var empty = new StringContent("grant_type=client_credentials", Encoding.UTF8, Form))
            Refusal.OfTokens(await client.SendAsync(HttpMethod.Post, $"/connect/token?{Good}", empty), "invalid_client", "invalid_request");
        foreach (var extra in new[] { "client_secret=wrong", "client_id=swagger", "scope=members.read&scope=members.write", "client_id[]=swagger&client_id=other", "grant_type=password" })
        {
            using var content = new StringContent($"{Good}&{extra}", Encoding.UTF8, Form);
            Refusal.OfTokens(await client.SendAsync(HttpMethod.Post, "/connect/token", content), "invalid_request", "invalid_client");
        }
    }

    [Fact]
    public async Task Other_methods_and_other_bodies_are_refused()
    {
        using var client = host.Client();
        foreach (var endpoint in BackEndpoints)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Head })
                Refusal.OfAnything(await client.SendAsync(method, $"{endpoint}?{Good}", null));
            foreach (var (type, body) in Bodies())
            {
                using var content = new ByteArrayContent(body);
                if (type.Length > 0) content.Headers.TryAddWithoutValidation("Content-Type", type);
                Refusal.OfAnything(await client.SendAsync(HttpMethod.Post, endpoint, content));
            }
        }
    }

    [Fact]
    public async Task Strange_values_anywhere_are_refused_without_a_fault()
    {
        using var client = host.Client();
        string[] strange = ["", "\0", "\r\nX-Injected: 1", "\ud83d\ude00", "' OR 1=1 --", "{}", "[]", "../../etc/passwd", new string('x', 50_000), "%", "ﬁ", "\u202e"];
        foreach (var endpoint in BackEndpoints)
            foreach (var name in new[] { "grant_type", "client_id", "client_secret", "scope", "token", "device_code" })
                foreach (var value in strange)
                {
                    var fields = new Dictionary<string, string> { ["grant_type"] = Applications.DeviceCode, ["client_id"] = "swagger", [name] = value };
                    var answer = await client.FormAsync(endpoint, [.. fields.Select(f => (f.Key, f.Value))]);
                    Assert.InRange((int)answer.Status, 200, 499);
                    Assert.DoesNotContain("access_token", answer.Text, StringComparison.Ordinal);
                    Assert.False(answer.Headers.Contains("X-Injected"));
                }
    }

    private static IEnumerable<(string Type, byte[] Body)> Bodies()
    {
        var good = Encoding.ASCII.GetBytes(Good);
        foreach (var type in new[] { "", "text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + new string('x', 300) }) yield return (type, good);
        yield return ("application/json", "{\"grant_type\":\"client_credentials\",\"client_id\":\"integrator-demo\",\"client_secret\":\"integrator-demo-secret\"}"u8.ToArray());
        yield return (Form, Encoding.ASCII.GetBytes($"{Good}&{new string('k', 5000)}=1"));
        yield return (Form, Encoding.ASCII.GetBytes($"{Good}&{string.Join('&', Enumerable.Range(0, 3000).Select(i => $"k{i}="))}"));
        yield return (Form, Encoding.ASCII.GetBytes($"{Good}&k={new string('v', 70_000)}"));
        yield return (Form, [0xff, 0xfe, 0x00, 0x26, 0x3d]);
        yield return (Form, []);
    }
}
