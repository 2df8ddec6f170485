using System.Net;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>What tests about second factors do over and over.</summary>
internal static partial class TwoFactorSteps
{
    public const string Page = "/account/two-factor";
    public const string CodePage = "/account/login/code";

    /// <summary>A token got without a question (prompt=none) by somebody who signed in with the password alone.</summary>
    public static async Task<string> SilentTokenAsync(this ApiHost host, string email)
    {
        using var browser = await host.PasswordAsync(email);
        var request = browser.Request("openid membership", new string('v', 43));
        request["prompt"] = "none";
        using var response = await browser.GetAsync(QueryHelpers.AddQueryString("/connect/authorize", request));
        var code = QueryHelpers.ParseQuery(response.Headers.Location!.Query)["code"].ToString();
        return (string)(await browser.ExchangeAsync(code, new string('v', 43))).Expect(HttpStatusCode.OK).Json["access_token"]!;
    }

    /// <summary>Signs in with the password in a browser of its own; the second step may follow.</summary>
    public static async Task<LoginBrowser> PasswordAsync(this ApiHost host, string email)
    {
        var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", email, People.Password);
        return browser;
    }

    /// <summary>Connects an authenticator with the account that is signed in.</summary>
    public static async Task<Authenticator> SetUpCodesAsync(this LoginBrowser browser)
    {
        var (key, setup) = await browser.BeginSetupAsync();
        var authenticator = new Authenticator(key);
        var html = await browser.ConfirmAsync(setup, authenticator.Next());
        var codes = ShownCodes(html);
        Assert.True(codes.Count == 10, html);
        return new Authenticator(key) { RecoveryCodes = codes }.Skip();
    }

    /// <summary>The key and its seal, as the page shows them.</summary>
    public static async Task<(string Key, string Setup)> BeginSetupAsync(this LoginBrowser browser)
    {
        using var begun = await browser.PostFormAsync(Page, Page + "?handler=begin");
        var html = await begun.Content.ReadAsStringAsync();
        return (Key().Match(html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal), Setup().Match(html).Groups[1].Value);
    }

    /// <summary>Shows the page a code of the new key; answers what came back.</summary>
    public static async Task<string> ConfirmAsync(this LoginBrowser browser, string setup, string code)
    {
        using var confirmed = await browser.PostFormAsync(Page, Page + "?handler=confirm", ("setup", setup), ("code", code));
        return await confirmed.Content.ReadAsStringAsync();
    }

    /// <summary>Gives a code in the second step; true where it begins the session.</summary>
    public static async Task<bool> GiveCodeAsync(this LoginBrowser browser, string code, string? returnUrl = null)
    {
        using var response = await browser.PostFormAsync(CodePage, CodePage, [("code", code), .. returnUrl is null ? Array.Empty<(string, string)>() : [("returnUrl", returnUrl)]]);
        Assert.True(response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK);
        return response.StatusCode is HttpStatusCode.Redirect;
    }

    /// <summary>Gives an account a passkey that opens nothing, for what depends on there being one.</summary>
    public static Task<int> GivePasskeyAsync(this ApiHost host, Guid memberId) => host.OnDatabaseAsync(db =>
    {
        var data = new IdentityPasskeyData { PublicKey = [1], Name = "A phone", CreatedAt = host.Clock.GetUtcNow(), IsUserVerified = true, AttestationObject = [1], ClientDataJson = [1] };
        db.Add(new IdentityUserPasskey<Guid> { UserId = memberId, CredentialId = memberId.ToByteArray(), Data = data });
        return db.SaveChangesAsync();
    });

    /// <summary>Whether this browser has a session.</summary>
    public static async Task<bool> IsSignedInAsync(this LoginBrowser browser)
    {
        using var response = await browser.GetAsync("/account/manage");
        return response.StatusCode is HttpStatusCode.OK;
    }

    /// <summary>The recovery codes that a page shows.</summary>
    public static IReadOnlyList<string> ShownCodes(string html) => [.. RecoveryCode().Matches(html).Select(m => m.Groups[1].Value)];

    private static Authenticator Skip(this Authenticator authenticator)
    {
        authenticator.Next();
        return authenticator;
    }

    [GeneratedRegex("<bdi class=\"code\" dir=\"ltr\">([A-Z2-7 ]+)</bdi>")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"setup\" value=\"([^\"]+)\"")]
    private static partial Regex Setup();

    [GeneratedRegex("<code>([A-Z0-9]{5}-[A-Z0-9]{5})</code>")]
    private static partial Regex RecoveryCode();
}
