namespace Membership.Domain.Representatives;

/// <summary>As what somebody acts for an organization.</summary>
public enum RepresentativeRole
{
    /// <summary>Acts for it in everything.</summary>
    Principal,

    /// <summary>Of equal standing with the principal.</summary>
    Alternate,

    /// <summary>Sees invoices and statements, and keeps the billing address.</summary>
    Billing,

    /// <summary>Casts its vote in elections.</summary>
    Election,
}

/// <summary>The states of an appointment.</summary>
public enum RepresentativeStatus
{
    /// <summary>Invited; no rights yet.</summary>
    Invited,

    /// <summary>In office.</summary>
    Active,

    /// <summary>The invited person said no.</summary>
    Declined,

    /// <summary>The invitation was taken back, or nobody accepted it in time.</summary>
    Withdrawn,

    /// <summary>The appointment is over.</summary>
    Ended,
}

/// <summary>What a representative may do.</summary>
[Flags]
public enum RepresentativeRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See the organization, its state and its representatives.</summary>
    See = 1,

    /// <summary>See invoices, payments and statements.</summary>
    SeeDues = 2,

    /// <summary>Change the address and the tax number on invoices.</summary>
    ChangeBilling = 4,

    /// <summary>Everything else that an organization does: profile, tier, renewal, representatives, who works for it, leaving.</summary>
    Act = 8,
}

/// <summary>What each role permits, stated once.</summary>
public static class RepresentativeRoles
{
    private const RepresentativeRights Everything =
        RepresentativeRights.See | RepresentativeRights.SeeDues | RepresentativeRights.ChangeBilling | RepresentativeRights.Act;

    /// <summary>The rights of a role; principal and alternate have the same (rule 17).</summary>
    public static RepresentativeRights Rights(this RepresentativeRole role) => role switch
    {
        RepresentativeRole.Principal or RepresentativeRole.Alternate => Everything,
        RepresentativeRole.Billing => RepresentativeRights.See | RepresentativeRights.SeeDues | RepresentativeRights.ChangeBilling,
        _ => RepresentativeRights.See,
    };

    /// <summary>Whether it is one of the two who act for the organization.</summary>
    public static bool IsHead(this RepresentativeRole role) => role.Counterpart() is not null;

    /// <summary>The role of equal standing, which another person must hold (rule 17); null where there is none.</summary>
    public static RepresentativeRole? Counterpart(this RepresentativeRole role) => role switch
    {
        RepresentativeRole.Principal => RepresentativeRole.Alternate,
        RepresentativeRole.Alternate => RepresentativeRole.Principal,
        _ => null,
    };
}
