using Membership.Application.Identity;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Membership.Api.Identity;

/// <summary>
/// Pages that change the ways in to an account open to a session of the last minutes only; others sign in again first. Whoever has a
/// second factor shows it: with a stolen password alone nobody adds a factor of their own.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FreshSessionAttribute : Attribute, IAsyncPageFilter
{
    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : request.Path.ToString();
        if (await DetourAsync(context.HttpContext, back) is { } detour) context.Result = new LocalRedirectResult(detour);
        else await next();
    }

    /// <summary>The login page, where whoever is signed in must sign in again first; otherwise null.</summary>
    internal static async Task<string?> DetourAsync(HttpContext http, string returnUrl)
    {
        if (await http.SignedInAsync() is not { } who) return null;
        var services = http.RequestServices;
        var isFresh = services.GetRequiredService<TimeProvider>().GetUtcNow() - who.At <= services.GetRequiredService<IOptions<AccountOptions>>().Value.FreshSignIn;
        var lacksFactor = !AuthenticationMethods.HasSecondFactor(who.Methods)
            && await services.GetRequiredService<SecondFactorPolicy>().HasAsync(who.MemberId, http.RequestAborted);
        return isFresh && !lacksFactor ? null : LoginPage(returnUrl, lacksFactor);
    }

    /// <summary>The login page, leading on to an address; it says why it is shown to somebody who is signed in.</summary>
    internal static string LoginPage(string returnUrl, bool secondFactor) => QueryHelpers.AddQueryString(
        "/account/login", new Dictionary<string, string?> { ["returnUrl"] = returnUrl, ["again"] = secondFactor ? "factor" : "fresh" });
}
