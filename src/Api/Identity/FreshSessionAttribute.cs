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
        var http = context.HttpContext;
        var services = http.RequestServices;
        if (await http.SignedInAsync() is { } who)
        {
            var isFresh = services.GetRequiredService<TimeProvider>().GetUtcNow() - who.At <= services.GetRequiredService<IOptions<AccountOptions>>().Value.FreshSignIn;
            var lacksFactor = !AuthenticationMethods.HasSecondFactor(who.Methods)
                && await services.GetRequiredService<SecondFactorPolicy>().HasAsync(who.MemberId, http.RequestAborted);
            if (!isFresh || lacksFactor)
            {
                var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : http.Request.Path.ToString();
                context.Result = new LocalRedirectResult(LoginPage(back, lacksFactor));
                return;
            }
        }
        await next();
    }

    /// <summary>The login page, leading on to an address; it says why it is shown to somebody who is signed in.</summary>
    internal static string LoginPage(string returnUrl, bool secondFactor) => QueryHelpers.AddQueryString(
        "/account/login", new Dictionary<string, string?> { ["returnUrl"] = returnUrl, ["again"] = secondFactor ? "factor" : "fresh" });
}
