using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Membership.Api.Identity;

/// <summary>Where pages lead on to; never to another site.</summary>
public static class ReturnUrls
{
    /// <summary>Goes on to an address of this site, or to the account's page.</summary>
    public static LocalRedirectResult GoOn(this PageModel page, string? returnUrl) => page.LocalRedirect(page.WayOn(returnUrl));

    /// <summary>The address to go on to.</summary>
    public static string WayOn(this PageModel page, string? returnUrl) =>
        page.Url.IsLocalUrl(returnUrl) ? UriHelper.Encode(new Uri(returnUrl!, UriKind.Relative)) : page.Url.Content("~/account/manage");
}
