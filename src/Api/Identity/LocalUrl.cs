using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Membership.Api.Identity;

/// <summary>Where to go on after a page: only ever within this site.</summary>
public static class LocalUrl
{
    /// <summary>The address where it is local, percent-encoded for a header; otherwise the overview of the account.</summary>
    public static string OrManage(string? returnUrl) =>
        RedirectHttpResult.IsLocalUrl(returnUrl) ? UriHelper.Encode(new Uri(returnUrl!, UriKind.Relative)) : "/account/manage";
}
