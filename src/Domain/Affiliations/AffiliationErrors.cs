using Membership.Domain.Common;

namespace Membership.Domain.Affiliations;

/// <summary>Every refusal about who works for an organization.</summary>
public static class AffiliationErrors
{
    public static readonly DomainError StateForbids =
        new("affiliation.state_forbids", "The affiliation's present state does not allow this.", DomainErrorKind.Conflict);

    public static readonly DomainError OrganizationNotMember =
        new("affiliation.organization_not_member", "The organization is not a member now.", DomainErrorKind.Conflict, "organizationId");

    public static readonly DomainError AlreadyClaimed =
        new("affiliation.already_claimed", "You have said already that you work there.", DomainErrorKind.Conflict, "organizationId");

    public static readonly DomainError NoSeatLeft =
        new("affiliation.no_seat_left", "All seats of the organization's tier are taken. Free one, or choose a higher tier.", DomainErrorKind.Conflict);
}
