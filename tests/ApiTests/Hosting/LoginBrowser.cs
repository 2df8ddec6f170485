using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Hosting;

/// <summary>As much of a browser as signing in needs: cookies, forms, redirects followed by hand.</summary>
public sealed partial class LoginBrowser(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public string RedirectUri => new Uri(address, "/swagger/oauth2-redirect.html").ToString();

    /// <summary>A whole authorization code flow with PKCE; answers the token response.</summary>
    public async Task<JsonNode> SignInAsync(string email, string password, string scope)
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var callback = await AuthorizeAsync(email, password, Request(scope, verifier));
        var code = QueryHelpers.ParseQuery(callback.Query)["code"].ToString();
        return (await ExchangeAsync(code, verifier)).Expect(HttpStatusCode.OK).Json;
    }

    /// <summary>An authorization request of the Swagger client.</summary>
    public Dictionary<string, string?> Request(string scope, string verifier) => new()
    {
        ["client_id"] = "swagger",
        ["response_type"] = "code",
        ["redirect_uri"] = RedirectUri,
        ["scope"] = scope,
        ["state"] = "some-state",
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
        ["code_challenge_method"] = "S256",
    };

    /// <summary>Sends the request, signs in where a page asks for it, and answers the address that the server leads back to.</summary>
    public async Task<Uri> AuthorizeAsync(string email, string password, Dictionary<string, string?> request)
    {
        var location = await RedirectAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
        if (location.AbsolutePath == "/account/login") location = await LoginAsync(location.PathAndQuery, email, password);
        // A login server may go on at an address of its own below this one.
        return location.AbsolutePath.StartsWith("/connect/authorize", StringComparison.Ordinal) ? await RedirectAsync(location.PathAndQuery) : location;
    }

    /// <summary>Fills in the login page; answers where it leads, or fails where it shows an error.</summary>
    public async Task<Uri> LoginAsync(string page, string email, string password, string? returnUrl = null)
    {
        using var response = await PostFormAsync(page, [("email", email), ("password", password), .. returnUrl is null ? Array.Empty<(string, string)>() : [("returnUrl", returnUrl)]]);
        Assert.True(response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, "Signing in failed: " + await response.Content.ReadAsStringAsync());
        return new Uri(address, response.Headers.Location!);
    }

    /// <summary>Loads a page, and posts its form with these fields and its anti-forgery token.</summary>
    public Task<HttpResponseMessage> PostFormAsync(string page, params (string Name, string Value)[] fields) => PostFormAsync(page, page, fields);

    /// <summary>The same for a form that posts to another address.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await _http.GetStringAsync(page);
        var token = AntiForgery().Match(html).Groups[1].Value;
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await _http.PostAsync(action, content);
    }

    /// <summary>Posts fields without a form, as another site would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await _http.PostAsync(action, content);
    }

    /// <summary>What the browser says it is from now on.</summary>
    public void CallItself(string agent) => _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);

    /// <summary>In which language it asks for pages.</summary>
    public void Speak(string language) => _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", language);

    public async Task<Answer> ExchangeAsync(string code, string verifier, string clientId = "swagger")
    {
        using var client = new ApiClient(address, null);
        return await client.FormAsync("/connect/token", ("grant_type", "authorization_code"), ("client_id", clientId), ("code", code),
            ("redirect_uri", RedirectUri), ("code_verifier", verifier));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    /// <summary>Posts fields and nothing else: what a page of another site could make this browser do.</summary>
    public async Task<HttpResponseMessage> ForgeAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await _http.PostAsync(path, content);
    }

    public void Dispose() => _http.Dispose();

    private async Task<Uri> RedirectAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        Assert.True(response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, response.StatusCode.ToString());
        return new Uri(address, response.Headers.Location!);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiForgery();
}
