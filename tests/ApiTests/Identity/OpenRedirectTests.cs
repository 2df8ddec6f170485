using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>No page leads to another site because an address said so, and no address makes a page fail.</summary>
public sealed class OpenRedirectTests(ApiHost host) : IClassFixture<ApiHost>
{
    public static TheoryData<string> Addresses => new(
        "//evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example", "/%09/evil.example", "/%2f/evil.example", "/%5cevil.example", "https:evil.example",
        "https:/evil.example", "https:///evil.example", "///evil.example", "////evil.example", "/.//evil.example", "/../evil.example", "/;//evil.example", "~//evil.example", "~/\\evil.example", "@evil.example",
        "javascript:alert(1)", "/javascript:alert(1)", " //evil.example", "\0//evil.example", "/\0/evil.example", "/\u2028/evil.example", "/é//evil.example", "/account/manage?x=é#ü", "/%", "/%zz",
        "/\r\nLocation: https://evil.example", "/account/login?returnUrl=//evil.example", "/connect/authorize?client_id=nobody&redirect_uri=https://evil.example&response_type=code");

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_page_stays_on_this_site(string address)
    {
        using var browser = new LoginBrowser(host.Address);
        await StaysAsync(browser.ForgeAsync("/account/language", ("culture", "en"), ("returnUrl", address)), address);
        await StaysAsync(PostAsync(browser, "/account/login", address, ("email", "member@example.org"), ("password", People.Password)), address);
        await StaysAsync(PostAsync(browser, "/account/logout", address), address);
        await StaysAsync(browser.GetAsync(QueryHelpers.AddQueryString("/account/login", "returnUrl", address)), address);
        await StaysAsync(browser.GetAsync(QueryHelpers.AddQueryString("/account/consent", "returnUrl", address)), address);
        await StaysAsync(browser.GetAsync(QueryHelpers.AddQueryString("/account/logout", "logoutId", address)), address);
        await StaysAsync(browser.GetAsync(QueryHelpers.AddQueryString("/account/denied", "errorId", address)), address);
        await StaysAsync(browser.GetAsync(QueryHelpers.AddQueryString("/connect/endsession", "post_logout_redirect_uri", address)), address);
    }

    [Fact]
    public async Task An_address_with_other_than_ASCII_letters_in_the_query_is_where_signing_in_and_out_lead()
    {
        using var browser = new LoginBrowser(host.Address);
        using var signedIn = await browser.PostFormAsync("/account/login?returnUrl=%2F%C3%A9", ("email", "member@example.org"), ("password", People.Password));
        Assert.Equal("/%C3%A9", signedIn.Headers.Location?.OriginalString);
        using var signedOut = await browser.PostFormAsync("/account/logout?returnUrl=%2F%C3%A9");
        Assert.Equal("/%C3%A9", signedOut.Headers.Location?.OriginalString);
        Assert.False(await browser.IsSignedInAsync());
    }

    private static async Task<HttpResponseMessage> PostAsync(LoginBrowser browser, string page, string address, params (string, string)[] fields) =>
        await browser.PostFormAsync("/account/login", page, [.. fields, ("returnUrl", address)]);

    private async Task StaysAsync(Task<HttpResponseMessage> request, string what)
    {
        using var response = await request;
        Assert.True((int)response.StatusCode is >= 200 and < 500, $"{(int)response.StatusCode} for {what}");
        if (response.Headers.Location is not { } location) return;
        // As browsers read it: backslashes are slashes, and control characters are not there.
        var read = new string([.. Uri.UnescapeDataString(location.OriginalString).Where(c => !char.IsControl(c))]).Replace('\\', '/');
        var address = new Uri(host.Address, location);
        Assert.Equal(host.Address.Authority, address.Authority);
        Assert.True(location.OriginalString.StartsWith('/') && !location.OriginalString.StartsWith("//", StringComparison.Ordinal) && !location.OriginalString.StartsWith("/\\", StringComparison.Ordinal), read);
    }
}
