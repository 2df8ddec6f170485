using Membership.Application.Texts;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Embedded;

/// <summary>The authorization endpoint: code with PKCE (S256) only, exact redirect addresses, the issuer in the answer (RFC 9207).</summary>
public sealed class AuthorizeEndpoint(MembershipDb db, GrantStore grants, ConsentStore consents, SigningKeys keys, TimeProvider clock)
{
    /// <summary>Handles GET and POST of <c>/connect/authorize</c>.</summary>
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var request = await AuthorizationRequest.ReadAsync(await http.ParametersAsync(), http);
        // Until client and address are known to belong together, nothing is sent anywhere.
        if (request is null) return Results.Redirect("/account/denied?reason=client");
        if (request.Error() is { } error) return Answer("error", error);
        RememberLanguage(http, request.Of("ui_locales"));

        var silent = request.Prompts.Contains("none", StringComparer.Ordinal);
        if (!TryReadHint(request, out var expected)) return Answer("error", "invalid_request");
        var who = await http.SignedInAsync();
        if (who is not null && !await IsInGoodStandingAsync(who, http)) who = null;
        if (who is null || MustSignIn(request, who, expected))
            return silent ? Answer("error", "login_required") : ToPage("/account/login", request.Again("login", "select_account"));

        var mustAsk = request.Client.RequireConsent && (request.Prompts.Contains("consent", StringComparer.Ordinal)
            || !await consents.CoversAsync(who.MemberId, request.Client.ClientId, request.Scopes, http.RequestAborted));
        if (mustAsk) return silent ? Answer("error", "consent_required") : ToPage("/account/consent", request.Again("login", "select_account"));

        return Answer("code", await grants.IssueCodeAsync(
            new AuthorizedRequest(request.Client.ClientId, who, string.Join(' ', request.Scopes), request.RedirectUri, request.Of("code_challenge")!, request.Of("nonce")),
            http.RequestAborted));

        IResult Answer(string name, string value) => Results.Redirect(request.Answer(name, value));
    }

    private bool MustSignIn(AuthorizationRequest request, SignedIn who, Guid? expected) =>
        request.Prompts.Contains("login", StringComparer.Ordinal) || request.Prompts.Contains("select_account", StringComparer.Ordinal)
        || (request.MaxAge is { } oldest && clock.GetUtcNow() - who.At > oldest)
        || (expected is not null && expected != who.MemberId);

    // The membership may have ended a moment ago, and the session with it.
    private Task<bool> IsInGoodStandingAsync(SignedIn who, HttpContext http) => db.Members.Where(Member.IsInGoodStanding).AnyAsync(m => m.Id == who.MemberId, http.RequestAborted);

    // A hint must be an id token of ours; what it says only ever asks for a sign-in, it never replaces one.
    private bool TryReadHint(AuthorizationRequest request, out Guid? memberId)
    {
        memberId = null;
        if (request.Of("id_token_hint") is not { } hint) return true;
        if (keys.Verify(hint) is not { } claims || !Guid.TryParse(claims.GetProperty("sub").GetString(), out var id)) return false;
        memberId = id;
        return true;
    }

    private static IResult ToPage(string page, string returnUrl) => Results.Redirect(QueryHelpers.AddQueryString(page, "returnUrl", returnUrl));

    // What the person chose on the pages themselves goes before what the application thinks.
    private static void RememberLanguage(HttpContext http, string? locales)
    {
        if (locales is null || http.Request.Cookies.ContainsKey(CookieRequestCultureProvider.DefaultCookieName)) return;
        var wanted = locales.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('-')[0])
            .FirstOrDefault(l => Text.SupportedLanguages.Contains(l, StringComparer.OrdinalIgnoreCase));
        if (wanted is null) return;
        http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Text.SupportedLanguages[0], wanted.ToLowerInvariant())),
            new CookieOptions { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
    }
}
