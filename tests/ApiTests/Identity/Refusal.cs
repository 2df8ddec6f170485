using System.Net;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>
/// What the RFCs demand of a refusal, and nothing more: either login server may choose its words, and whether the application or the
/// person is told. No refusal is a fault of the server (5xx), and none holds a code or a token.
/// </summary>
internal static class Refusal
{
    /// <summary>An authorization request was refused: to the application's own address with an error, or on a page of ours.</summary>
    public static void OfAuthorization(ApiHost host, HttpResponseMessage response, string redirectUri, bool mayTellApplication = true)
    {
        if (response.Headers.Location is not { } location)
        {
            Assert.InRange((int)response.StatusCode, 400, 499);
            return;
        }
        var address = new Uri(host.Address, location);
        var answer = QueryHelpers.ParseQuery(address.Query);
        Assert.False(answer.ContainsKey("code"), $"A code was given away: {location.OriginalString}");
        if (address.OriginalString.StartsWith(redirectUri + "?", StringComparison.Ordinal))
        {
            Assert.True(mayTellApplication, $"Nobody may be sent there: {location.OriginalString}");
            Assert.NotEqual("", answer["error"].ToString());
            Assert.Equal(host.Address.ToString().TrimEnd('/'), answer["iss"].ToString());
        }
        else
        {
            Assert.Equal(host.Address.Authority, address.Authority);
            Assert.StartsWith("/account/denied", address.AbsolutePath, StringComparison.Ordinal);
        }
    }

    /// <summary>A token request was refused, by one of these names (RFC 6749, section 5.2), and nothing caches it.</summary>
    public static void OfTokens(Answer answer, params string[] errors)
    {
        Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, $"{(int)answer.Status}: {answer.Text}");
        Assert.Contains((string)answer.Json["error"]!, errors);
        Assert.True(answer.Headers.CacheControl?.NoStore, "A refusal could be cached.");
        Assert.DoesNotContain("_token\":\"", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>Something was refused, whatever it is: by a status of the 400s, without a token.</summary>
    public static void OfAnything(Answer answer)
    {
        Assert.InRange((int)answer.Status, 400, 499);
        Assert.DoesNotContain("access_token", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
    }
}
