using System.Net;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Identity;

/// <summary>Steps of a change of address, each by itself.</summary>
internal static partial class EmailChangeSteps
{
    public const string Done = "The email address has been changed";
    public const string Waiting = "Confirmed: one more to go";
    public const string Refused = "The change was not confirmed";

    /// <summary>Asks for another address over the API.</summary>
    public static async Task<string> AskForEmailAsync(this Person person, string newEmail) =>
        (await person.Api.PostAsync("/api/v1/me/email-change", new { newEmail })).Expect(HttpStatusCode.Accepted).Text;

    /// <summary>The newest link to confirm with that was mailed to an address.</summary>
    public static async Task<string> ConfirmLinkAsync(this ApiHost host, string email) =>
        (await host.MailsAsync(email)).Select(m => Link().Match(m.Text)).First(m => m.Success).Value;

    /// <summary>Follows a link and presses the button; answers the heading.</summary>
    public static async Task<string> ConfirmEmailAsync(this ApiHost host, string link)
    {
        using var browser = new LoginBrowser(host.Address);
        var address = new Uri(new Uri(host.Address, "/"), link);
        var token = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address.Query).GetValueOrDefault("token").ToString();
        using var response = await browser.PostFormAsync(address.PathAndQuery, "/account/email/confirm", ("token", token));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return Heading().Match(await response.Content.ReadAsStringAsync()).Groups["text"].Value;
    }

    /// <summary>The address that the API tells a member.</summary>
    public static async Task<string> EmailAsync(this Person person) => (string)(await person.Api.GetAsync("/api/v1/me")).Expect(HttpStatusCode.OK).Json["email"]!;

    [GeneratedRegex(@"http\S+/account/email/confirm\?token=\S+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("<h1>(?<text>[^<]*)</h1>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();
}
