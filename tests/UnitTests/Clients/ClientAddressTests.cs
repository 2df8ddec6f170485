using Membership.Domain.Clients;

namespace Membership.UnitTests.Clients;

/// <summary>Where browsers may lead people back to.</summary>
public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("https://app.example.org/callback")]
    [InlineData("https://app.example.org")]
    [InlineData("https://app.example.org:8443/callback?tenant=a%2Fb")]
    [InlineData("https://xn--mnchen-3ya.example/r%C3%BCck")]
    [InlineData("http://localhost:4200/callback")]
    [InlineData("http://127.0.0.1:53682/")]
    [InlineData("http://[::1]/callback")]
    [InlineData("https://app.example.org/a.b/c..d")]
    public void An_address_on_the_web_or_on_this_computer_is_accepted(string address)
    {
        Assert.Equal([address], ClientAddresses.CheckRedirects(ClientKind.Web, [address]));
        Assert.Equal([address], ClientAddresses.CheckPostLogout(ClientKind.Public, [address]));
    }

    [Theory]
    [InlineData("com.example.app:/callback")]
    [InlineData("org.example.my-app://callback")]
    public void A_scheme_of_ones_own_is_for_public_clients_only(string address)
    {
        Assert.Equal([address], ClientAddresses.CheckRedirects(ClientKind.Public, [address]));
        Refused.With(ClientErrors.RedirectUriInvalid, () => ClientAddresses.CheckRedirects(ClientKind.Web, [address]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/callback")]
    [InlineData("//app.example.org/callback")]
    [InlineData("app.example.org/callback")]
    [InlineData("https:app.example.org")]
    [InlineData("https:/app.example.org")]
    [InlineData("https:///callback")]
    [InlineData("https://")]
    [InlineData("HTTPS://app.example.org/callback")]
    [InlineData("https://app.example.org/callback#fragment")]
    [InlineData("https://app.example.org/callback#")]
    [InlineData("https://*.example.org/callback")]
    [InlineData("https://app.example.org/*")]
    [InlineData("{publicUrl}/swagger/oauth2-redirect.html")]
    [InlineData("https://{publicUrl}/callback")]
    [InlineData("https://user@app.example.org/callback")]
    [InlineData("https://user:word@app.example.org/callback")]
    [InlineData("https://@app.example.org/callback")]
    [InlineData("https://app.example.org\\@evil.example/callback")]
    [InlineData("https://app.example.org%40evil.example/callback")]
    [InlineData("https://app.example.org:port/callback")]
    [InlineData("https://app.example.org:99999/callback")]
    [InlineData("https://app.example.org/a/../callback")]
    [InlineData("https://app.example.org/./callback")]
    [InlineData("https://app.example.org/..")]
    [InlineData("https://app.example.org/a/%2e%2E/callback")]
    [InlineData("https://app.example.org/a/.%2e/callback")]
    [InlineData("https://app.example.org/a%2f..%2fcallback")]
    [InlineData("https://app.example.org/a%5Ccallback")]
    [InlineData("https://app.example.org/a%zz")]
    [InlineData("https://app.example.org/a%2")]
    [InlineData("https://app.example.org/a%")]
    [InlineData("https://app.example.org/call back")]
    [InlineData("https://app.example.org/call\r\nback")]
    [InlineData(" https://app.example.org/callback")]
    [InlineData("https://münchen.example/callback")]
    [InlineData("https://app.example.org/rück")]
    [InlineData("http://app.example.org/callback")]
    [InlineData("http://localhost.example.org/callback")]
    [InlineData("http://127.0.0.1.example.org/callback")]
    [InlineData("http://127.0.0.1@evil.example/callback")]
    [InlineData("http://127.1/callback")]
    [InlineData("http://2130706433/callback")]
    [InlineData("http://0.0.0.0/callback")]
    [InlineData("http://[::2]/callback")]
    [InlineData("ftp://app.example.org/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("myapp:/callback")]
    [InlineData("myapp://callback")]
    [InlineData("com.example.app:callback")]
    [InlineData("com.example.app://user@callback")]
    [InlineData("com.example.app:/a/../callback")]
    [InlineData("com..app:/callback")]
    public void Everything_else_is_refused(string address)
    {
        Refused.With(ClientErrors.RedirectUriInvalid, () => ClientAddresses.CheckRedirects(ClientKind.Public, ["https://good.example.org/", address]));
        Refused.With(ClientErrors.PostLogoutRedirectUriInvalid, () => ClientAddresses.CheckPostLogout(ClientKind.Public, [address]));
    }

    [Fact]
    public void An_address_has_at_most_2000_characters()
    {
        const string start = "https://app.example.org/";
        Assert.Single(ClientAddresses.CheckRedirects(ClientKind.Web, [start.PadRight(2000, 'a')]));
        Refused.With(ClientErrors.RedirectUriInvalid, () => ClientAddresses.CheckRedirects(ClientKind.Web, [start.PadRight(2001, 'a')]));
    }

    [Fact]
    public void A_client_has_at_most_20_addresses_of_each_sort_and_none_twice()
    {
        List<string> most = [.. Enumerable.Range(1, 20).Select(i => $"https://app.example.org/{i}")];
        Assert.Equal(most, ClientAddresses.CheckRedirects(ClientKind.Public, [.. most, most[0]]));
        Refused.With(ClientErrors.TooManyAddresses, () => ClientAddresses.CheckRedirects(ClientKind.Public, [.. most, "https://app.example.org/21"]));
        Refused.With(ClientErrors.TooManyAddresses, () => ClientAddresses.CheckPostLogout(ClientKind.Public, [.. most, "https://app.example.org/21"]));
    }

    [Theory]
    [InlineData(ClientKind.Web)]
    [InlineData(ClientKind.Public)]
    public void Who_signs_members_in_by_browser_needs_an_address(ClientKind kind)
    {
        Refused.With(ClientErrors.RedirectUriRequired, () => ClientAddresses.CheckRedirects(kind, []));
        Assert.Empty(ClientAddresses.CheckPostLogout(kind, []));
    }

    [Theory]
    [InlineData(ClientKind.Machine)]
    [InlineData(ClientKind.Device)]
    public void Machines_and_devices_have_no_addresses(ClientKind kind)
    {
        Assert.Empty(ClientAddresses.CheckRedirects(kind, []));
        Refused.With(ClientErrors.AddressesNotUsed, () => ClientAddresses.CheckRedirects(kind, ["https://app.example.org/callback"]));
        Refused.With(ClientErrors.AddressesNotUsed, () => ClientAddresses.CheckPostLogout(kind, ["https://app.example.org/callback"]));
    }
}
