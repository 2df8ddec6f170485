using Membership.Domain.Common;

namespace Membership.Domain.Members;

/// <summary>Every refusal on the way to becoming a member.</summary>
public static class JoinErrors
{
    public static readonly DomainError StorageConsentRequired =
        new("join.storage_consent_required", "Membership needs your consent to storing your profile.", DomainErrorKind.Invalid, "consents");

    public static readonly DomainError PasswordUnacceptable =
        new("join.password_unacceptable", "The password is too short, too common or contains your address.", DomainErrorKind.Invalid, "password");

    public static readonly DomainError LinkInvalid =
        new("verification.link_invalid", "This link is not valid or has expired. Ask for a new one.", DomainErrorKind.Invalid, "token");

    public static readonly DomainError LinkUsed =
        new("verification.link_used", "This link was used already. Sign in.", DomainErrorKind.Conflict, "token");

    public static readonly DomainError AddressTaken =
        new("verification.address_taken", "This address belongs to a member already. Sign in, or reset the password.", DomainErrorKind.Conflict, "token");
}
