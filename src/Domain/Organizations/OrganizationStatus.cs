namespace Membership.Domain.Organizations;

/// <summary>The states of an organization's membership.</summary>
public enum OrganizationStatus
{
    /// <summary>Somebody applied on its behalf.</summary>
    Applied,

    /// <summary>Staff look at the application; questions may go back and forth.</summary>
    UnderReview,

    /// <summary>Approved; a member once the first invoice is paid.</summary>
    AwaitingPayment,

    /// <summary>A member in good standing.</summary>
    Active,

    /// <summary>In good standing; the invoice for the next term is out.</summary>
    RenewalDue,

    /// <summary>The term is over and the next one unpaid; still in good standing until the grace ends.</summary>
    Grace,

    /// <summary>The grace ended unpaid; may return.</summary>
    Lapsed,

    /// <summary>The application was refused, with a reason.</summary>
    Rejected,

    /// <summary>Left by choice, or took the application back; may return.</summary>
    Resigned,

    /// <summary>Ended by staff, with a reason.</summary>
    Terminated,
}

/// <summary>What the states mean.</summary>
public static class OrganizationStatuses
{
    /// <summary>The membership is ended, or was never given: nobody represents it any more.</summary>
    public static bool IsEnded(this OrganizationStatus status) =>
        status is OrganizationStatus.Rejected or OrganizationStatus.Resigned or OrganizationStatus.Terminated;

    /// <summary>A member, as <see cref="Organization.IsInGoodStanding"/> says of the present; for states that a history tells.</summary>
    public static bool IsInGoodStanding(this OrganizationStatus status) =>
        status is OrganizationStatus.Active or OrganizationStatus.RenewalDue or OrganizationStatus.Grace;
}
