namespace Membership.Application.Identity;

/// <summary>Settings of accounts that use cases need (configuration section <c>Accounts</c>).</summary>
public sealed class AccountOptions
{
    /// <summary>How old a sign-in may be for downloads, changes of roles and of one's own credentials, in minutes.</summary>
    public int FreshSignInMinutes { get; set; } = 15;

    /// <summary>The same as a span of time.</summary>
    public TimeSpan FreshSignIn => TimeSpan.FromMinutes(FreshSignInMinutes);
}
