using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Membership.ApiTests.Hosting;

/// <summary>Calls the API over real HTTP and answers what came back, whatever its status.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    public ApiClient(Uri address, string? token)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        if (token is not null) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task<Answer> PutAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, body, headers);

    public Task<Answer> PatchAsync(string path, object? body, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, body, headers);

    /// <summary>Sends a form, as OAuth clients do.</summary>
    public async Task<Answer> FormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await _http.PostAsync(path, content);
        return await Answer.ReadAsync(response);
    }

    /// <summary>A body may be an object (sent as JSON), a string (sent as it is, with the JSON type), or HttpContent.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string text => new StringContent(text, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body),
        };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Text) ?? throw new JsonException("There is no body.");

    /// <summary>The problem's code.</summary>
    public string? Code => ContentHeaders.ContentType?.MediaType == "application/problem+json" ? (string?)Json["code"] : null;

    /// <summary>The fields that a problem names.</summary>
    public IReadOnlyList<string> Fields => [.. Json["errors"]?.AsObject().Select(e => e.Key) ?? []];

    /// <summary>The entries of a page.</summary>
    public JsonArray Items => Json["items"]!.AsArray();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);

    /// <summary>Checks the status; a failure shows the body.</summary>
    public Answer Expect(HttpStatusCode status, string? code = null)
    {
        Assert.True(status == Status, $"Expected {(int)status}, got {(int)Status}: {Text}");
        if (code is not null) Assert.Equal(code, Code);
        return this;
    }
}
