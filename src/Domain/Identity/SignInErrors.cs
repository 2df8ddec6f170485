using Membership.Domain.Common;

namespace Membership.Domain.Identity;

/// <summary>Every refusal about proving who one is, and about the roles of staff.</summary>
public static class SignInErrors
{
    public static readonly DomainError SecondFactorRequired =
        new("auth.second_factor_required", "This asks for a sign-in with a second factor: a passkey or an authenticator code.", DomainErrorKind.Forbidden);

    public static readonly DomainError FreshSignInRequired =
        new("auth.fresh_sign_in_required", "You signed in too long ago for this. Sign in again and repeat the request.", DomainErrorKind.StaleSignIn);

    public static readonly DomainError CodeInvalid =
        new("auth.code_invalid", "This code is wrong, has expired, or was used before. After several failed attempts, wait a while before you try again.", DomainErrorKind.Invalid, "code");

    public static readonly DomainError SetupExpired =
        new("auth.setup_expired", "Setting up took too long. Begin again.", DomainErrorKind.Conflict);

    public static readonly DomainError PasskeyInvalid =
        new("auth.passkey_invalid", "The passkey was not accepted. Try again, or sign in another way.", DomainErrorKind.Invalid);

    public static readonly DomainError SecondFactorNeeded =
        new("auth.second_factor_needed", "Your duties ask for a second factor. Set up another one before you remove this one.", DomainErrorKind.Conflict);

    public static readonly DomainError LastAdministrator =
        new("staff.last_administrator", "This is the last membership administrator. Appoint another one first.", DomainErrorKind.Conflict, "roles");
}
