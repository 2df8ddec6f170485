using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Hosting;

/// <summary>Applications of other people, registered through the database, and what a person does on our pages for them.</summary>
public static class Applications
{
    public const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";

    private static int _count;

    /// <summary>Registers an application that may do all that applications can, and that people must consent to.</summary>
    public static async Task<RegisteredApplication> RegisterAsync(this ApiHost host, string origin = "https://application.example", bool isConfidential = true, bool requireConsent = true)
    {
        var number = Interlocked.Increment(ref _count);
        var (id, secret) = ($"application-{number}", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        IReadOnlyList<string> grants = ["authorization_code", "refresh_token", DeviceCode, .. isConfidential ? new[] { "client_credentials" } : []];
        IReadOnlyList<string> scopes = [.. KnownScopes.Personal, .. isConfidential ? new[] { KnownScopes.MembersRead } : []];
        var client = new Client(id, new ClientProfile($"Application {number}", grants, scopes, [$"{origin}/callback"], [$"{origin}/goodbye"], requireConsent), isConfidential, null, host.Clock.GetUtcNow());
        await using var scope = host.Services.CreateAsyncScope();
        var credentials = scope.ServiceProvider.GetRequiredService<IClientCredentials>();
        if (isConfidential) client.AddSecret(credentials.Hash(secret), host.Clock.GetUtcNow(), TimeSpan.Zero);
        await host.OnDatabaseAsync(async db =>
        {
            db.Clients.Add(client);
            return await db.SaveChangesAsync();
        });
        host.Services.GetRequiredService<ClientDirectory>().Forget();
        return new RegisteredApplication(id, isConfidential ? secret : null, $"{origin}/callback", $"{origin}/goodbye");
    }

    /// <summary>
    /// Opens an authorization request as a browser does, signs in and consents where a page asks for it, and answers the address of
    /// the application that the server leads to in the end.
    /// </summary>
    public static async Task<Uri> FollowAsync(this LoginBrowser browser, ApiHost host, Uri address, string redirectUri, string email, bool allow = true)
    {
        for (var steps = 0; steps < 10; steps++)
        {
            if (address.OriginalString.StartsWith(redirectUri + "?", StringComparison.Ordinal)) return address;
            address = address.AbsolutePath switch
            {
                "/account/login" => await browser.LoginAsync(address.PathAndQuery, email, People.Password),
                "/account/consent" => await ConsentAsync(browser, host, address, allow),
                _ => await NextAsync(browser, host, address),
            };
        }
        throw new InvalidOperationException($"The server led nowhere: {address}");
    }

    /// <summary>Types the code on the device page, signs in first, and says yes or no; answers where the page leads.</summary>
    public static async Task<string?> DecideDeviceAsync(this LoginBrowser browser, string email, string userCode, bool allow = true)
    {
        var page = $"/account/device?userCode={Uri.EscapeDataString(userCode)}";
        using (var first = await browser.GetAsync(page))
            if (first.StatusCode is HttpStatusCode.Redirect) await browser.LoginAsync(first.Headers.Location!.ToString(), email, People.Password);
        using var decided = await browser.PostFormAsync(page, $"/account/device?handler={(allow ? "allow" : "deny")}", ("userCode", userCode));
        return decided.Headers.Location?.ToString();
    }

    /// <summary>An authorization request of the application.</summary>
    public static Dictionary<string, string?> Request(this RegisteredApplication application, string scope, string verifier) => new()
    {
        ["client_id"] = application.Id, ["response_type"] = "code", ["redirect_uri"] = application.RedirectUri, ["scope"] = scope, ["state"] = "some-state",
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), ["code_challenge_method"] = "S256",
    };

    /// <summary>A code of a member who signs in and consents.</summary>
    public static async Task<string> CodeAsync(this RegisteredApplication application, ApiHost host, string email, string scope, string verifier)
    {
        using var browser = new LoginBrowser(host.Address);
        var start = new Uri(host.Address, QueryHelpers.AddQueryString("/connect/authorize", application.Request(scope, verifier)));
        var callback = await browser.FollowAsync(host, start, application.RedirectUri, email);
        return QueryHelpers.ParseQuery(callback.Query)["code"].ToString();
    }

    /// <summary>A token request of the application, with its credentials in the form.</summary>
    public static async Task<Answer> PostAsync(this RegisteredApplication application, ApiHost host, string path, params (string Name, string Value)[] fields)
    {
        using var client = host.Client();
        var own = application.Secret is null ? new[] { ("client_id", application.Id) } : [("client_id", application.Id), ("client_secret", application.Secret)];
        return await client.FormAsync(path, [.. own, .. fields]);
    }

    private static async Task<Uri> ConsentAsync(LoginBrowser browser, ApiHost host, Uri page, bool allow)
    {
        var returnUrl = QueryHelpers.ParseQuery(page.Query).First(p => p.Key.Equals("returnUrl", StringComparison.OrdinalIgnoreCase)).Value.ToString();
        using var response = await browser.PostFormAsync(page.PathAndQuery, $"/account/consent?handler={(allow ? "allow" : "deny")}", ("returnUrl", returnUrl));
        Assert.True(response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, $"The consent page answered {(int)response.StatusCode}.");
        return new Uri(host.Address, response.Headers.Location!);
    }

    private static async Task<Uri> NextAsync(LoginBrowser browser, ApiHost host, Uri address)
    {
        using var response = await browser.GetAsync(address.PathAndQuery);
        Assert.True(response.Headers.Location is not null, $"{address.AbsolutePath} leads nowhere and answers {(int)response.StatusCode}.");
        return new Uri(host.Address, response.Headers.Location!);
    }
}

/// <summary>An application of other people.</summary>
public sealed record RegisteredApplication(string Id, string? Secret, string RedirectUri, string AfterSignOut);
