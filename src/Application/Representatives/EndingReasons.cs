using System.Globalization;
using Membership.Application.Texts;

namespace Membership.Application.Representatives;

/// <summary>Why an appointment or an affiliation ended, in words.</summary>
public static class EndingReasons
{
    /// <summary>Somebody else took the role.</summary>
    public const string Replaced = "replaced";

    /// <summary>The person does not work for the organization any more.</summary>
    public const string AffiliationEnded = "affiliationEnded";

    /// <summary>The person gave it up.</summary>
    public const string Left = "left";

    /// <summary>The invited person said no.</summary>
    public const string Declined = "declined";

    /// <summary>Nobody accepted the invitation in time.</summary>
    public const string Expired = "expired";

    /// <summary>Whoever sent the invitation acts for the organization no more.</summary>
    public const string InviterLeft = "inviterLeft";

    /// <summary>The personal membership ended; how, is no business of an organization's.</summary>
    public const string MembershipEnded = "membershipEnded";

    /// <summary>The words of a code in a language; words that somebody wrote stay as they are.</summary>
    public static string Words(CultureInfo language, string? reason)
    {
        var code = reason ?? "none";
        return Text.TryIn(language, $"ending.{code}") ?? code;
    }
}
