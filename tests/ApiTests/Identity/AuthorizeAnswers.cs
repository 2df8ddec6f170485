using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.ApiTests.Identity;

/// <summary>What every login server must do with a browser, whichever way it words it (docs/adr/0005).</summary>
internal static class AuthorizeAnswers
{
    /// <summary>Our own page of refusal: nobody is sent to an address that the request named.</summary>
    public static void AssertOnOurOwnPage(this HttpResponseMessage response, Uri host)
    {
        Assert.True(IsRedirect(response), response.StatusCode.ToString());
        var location = new Uri(host, response.Headers.Location!);
        Assert.Equal((host.Authority, "/account/denied", "client"), (location.Authority, location.AbsolutePath, QueryHelpers.ParseQuery(location.Query)["reason"].ToString()));
    }

    /// <summary>No code for anybody: our own page of refusal, or the client's address with error, state and issuer.</summary>
    public static void AssertRefused(this HttpResponseMessage response, Uri host, string redirectUri, string error)
    {
        Assert.True(IsRedirect(response), response.StatusCode.ToString());
        var location = new Uri(host, response.Headers.Location!);
        if (!location.ToString().StartsWith(redirectUri + "?", StringComparison.Ordinal)) response.AssertOnOurOwnPage(host);
        else location.AssertError(error, host);
    }

    /// <summary>An error that the client is told, with the state that it sent and who says so (RFC 9207).</summary>
    public static void AssertError(this Uri location, string error, Uri host)
    {
        var answer = QueryHelpers.ParseQuery(location.Query);
        Assert.Equal((error, "some-state", host.ToString().TrimEnd('/')), (answer["error"].ToString(), answer["state"].ToString(), answer["iss"].ToString()));
        Assert.False(answer.ContainsKey("code"));
    }

    /// <summary>A redirect to another address by GET.</summary>
    public static bool IsRedirect(HttpResponseMessage response) => response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther;
}
