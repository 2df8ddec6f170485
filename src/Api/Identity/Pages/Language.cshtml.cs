using Membership.Api.Http;
using Membership.Application.Texts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.Api.Identity.Pages;

/// <summary>Remembers in which language this browser shows the pages, and returns. Whoever forges it changes words only.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class LanguageModel : PageModel
{
    /// <summary>There is nothing to read here.</summary>
    public IActionResult OnGet() => LocalRedirect("~/account/login");

    /// <summary>Sets the cookie that the host's localization reads.</summary>
    public IActionResult OnPost([FromForm] string? culture, [FromForm] string? returnUrl)
    {
        if (Text.SupportedLanguages.Contains(culture, StringComparer.Ordinal))
        {
            var choice = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Text.SupportedLanguages[0], culture!));
            Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, choice, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps,
            });
        }
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? UriHelper.Encode(new Uri(Freed(returnUrl), UriKind.Relative)) : "~/account/login");
    }

    // An address that asks for a language would overrule the choice.
    private static string Freed(string address)
    {
        if (address.IndexOf('?', StringComparison.Ordinal) is var mark && mark < 0) return address;
        var parameters = QueryHelpers.ParseQuery(address[mark..]);
        return parameters.Remove(ApiLanguages.Parameter) ? QueryHelpers.AddQueryString(address[..mark], parameters) : address;
    }
}
