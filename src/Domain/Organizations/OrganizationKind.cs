namespace Membership.Domain.Organizations;

/// <summary>What sort of legal body an organization is.</summary>
public enum OrganizationKind
{
    /// <summary>A company, whoever owns it.</summary>
    Corporation,

    /// <summary>A non-profit or civil-society organization.</summary>
    NonProfit,

    /// <summary>An association of a trade or a profession.</summary>
    Association,

    /// <summary>A foundation.</summary>
    Foundation,

    /// <summary>A school, university or research institute.</summary>
    EducationalInstitution,

    /// <summary>A ministry, regulator or other part of a state.</summary>
    GovernmentAgency,

    /// <summary>A body made by treaties between states.</summary>
    InternationalOrganization,
}
