using Microsoft.AspNetCore.Authentication;

namespace Membership.Api.Identity.Federation;

/// <summary>A sign-in elsewhere that did not work ends on a page, never in an error of ours; what went wrong there is not repeated.</summary>
internal static class ExternalFailure
{
    /// <summary>Leads to the page.</summary>
    public static Task ShowAsync(RemoteFailureContext context)
    {
        context.Response.Redirect("/account/external?failed=true");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
