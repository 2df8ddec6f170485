using System.Net;
using System.Text.RegularExpressions;

namespace Membership.ApiTests.Hosting;

/// <summary>People who join and sign in through the front door, as real ones do.</summary>
public static partial class People
{
    public const string Password = "Membership-demo-2026!";

    private static int _count;

    /// <summary>An address that nobody else in this run has.</summary>
    public static string NewEmail() => $"person{Interlocked.Increment(ref _count)}-{Guid.NewGuid():N}@example.com";

    /// <summary>The body of a request to join.</summary>
    public static Dictionary<string, object?> Joining(string email, string givenName = "Wanjikũ", string? familyName = "Mwangi", string? city = "Nairobi") => new()
    {
        ["givenName"] = givenName,
        ["familyName"] = familyName,
        ["email"] = email,
        ["password"] = Password,
        ["country"] = "KE",
        ["city"] = city,
        ["language"] = "en",
        ["consents"] = new[] { new { purpose = "storage", granted = true }, new { purpose = "email", granted = true } },
    };

    /// <summary>Joins, follows the mailed link and signs in.</summary>
    public static async Task<Person> JoinAsync(this ApiHost host, string givenName = "Wanjikũ", string? familyName = "Mwangi", string? city = "Nairobi")
    {
        var email = NewEmail();
        using var anonymous = host.Client();
        (await anonymous.PostAsync("/api/v1/members", Joining(email, givenName, familyName, city))).Expect(HttpStatusCode.Accepted);
        var member = (await anonymous.PostAsync("/api/v1/members/verification", new { token = await host.MailedTokenAsync(email) })).Expect(HttpStatusCode.OK).Json;
        return new Person(Guid.Parse((string)member["id"]!), email, host.Client(await host.SignInAsync(email)));
    }

    /// <summary>One of the seed's people, by the local part of the address: member, secretary, administrator, auditor.</summary>
    public static async Task<ApiClient> DemoAsync(this ApiHost host, string name) => host.Client(await host.SignInAsync($"{name}@example.org"));

    /// <summary>An access token of the seed's machine client.</summary>
    public static async Task<ApiClient> IntegratorAsync(this ApiHost host, string scope = "members.read")
    {
        using var client = host.Client();
        var answer = await client.FormAsync("/connect/token", ("grant_type", "client_credentials"), ("client_id", "integrator-demo"),
            ("client_secret", "integrator-demo-secret"), ("scope", scope));
        return host.Client((string)answer.Expect(HttpStatusCode.OK).Json["access_token"]!);
    }

    /// <summary>Signs in through the login page with code and PKCE; answers an access token.</summary>
    public static async Task<string> SignInAsync(this ApiHost host, string email, string password = Password)
    {
        using var browser = new LoginBrowser(host.Address);
        var tokens = await browser.SignInAsync(email, password, "openid membership");
        return (string)tokens["access_token"]!;
    }

    /// <summary>The newest mails to an address.</summary>
    public static async Task<IReadOnlyList<Mail>> MailsAsync(this ApiHost host, string email)
    {
        using var client = host.Client();
        var answer = await client.GetAsync($"/dev/mail?to={Uri.EscapeDataString(email)}", ("Accept", "application/json"));
        return [.. answer.Expect(HttpStatusCode.OK).Items.Select(m => new Mail((string)m!["subject"]!, (string)m["text"]!))];
    }

    /// <summary>The token of the newest mailed link.</summary>
    public static async Task<string> MailedTokenAsync(this ApiHost host, string email) =>
        Uri.UnescapeDataString(LinkToken().Match((await host.MailsAsync(email))[0].Text).Groups[1].Value);

    [GeneratedRegex(@"/account/verify\?token=(\S+)")]
    private static partial Regex LinkToken();
}

/// <summary>Somebody who has joined and signed in.</summary>
public sealed record Person(Guid Id, string Email, ApiClient Api);

/// <summary>A mail that was received.</summary>
public sealed record Mail(string Subject, string Text);
