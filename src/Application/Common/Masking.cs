using System.Collections.Frozen;
using System.Globalization;

namespace Membership.Application.Common;

/// <summary>Shortens personal data for those who may see that it is there, but not what it is.</summary>
public static class Masking
{
    /// <summary>Every code that stands where people may write reasons too.</summary>
    public static readonly FrozenSet<string> ReasonCodes = FrozenSet.Create(StringComparer.Ordinal,
        // Memberships and enrollments.
        "emailVerified", "returned", "storageConsentWithdrawn", "openGroup", "foundingMember", "membershipSuspended", "membershipReinstated", "membershipTerminated",
        "membershipResigned",
        // Terms and tiers of organizations.
        "paid", "granted", "nothingDue", "early", "renewalWindow", "termEnded", "graceEnded", "tierChanged", "paymentReversed",
        // Appointments and affiliations.
        "replaced", "left", "declined", "expired", "inviterLeft", "affiliationEnded", "membershipEnded", "organizationRejected", "organizationResigned",
        "organizationTerminated");

    /// <summary>The first character of a name, as its readers count characters.</summary>
    public static string? Initial(string? name) =>
        string.IsNullOrEmpty(name) ? null : StringInfo.GetNextTextElement(name) + ".";

    /// <summary>A reason where it is one of the system's codes; what people wrote is left out, be it one word.</summary>
    public static string? Code(string? reason) => reason is not null && ReasonCodes.Contains(reason) ? reason : null;

    /// <summary>The domain of an address.</summary>
    public static string Domain(string email) => "…" + email[email.LastIndexOf('@')..];
}
