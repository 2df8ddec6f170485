using Membership.Domain.Common;

namespace Membership.Domain.Representatives;

/// <summary>Every refusal about representatives.</summary>
public static class RepresentativeErrors
{
    public static readonly DomainError RoleTaken =
        new("representative.role_taken", "Somebody holds this role. Say that the invitation replaces them, or end their appointment first.", DomainErrorKind.Conflict, "role");

    public static readonly DomainError InvitedAlready =
        new("representative.invited_already", "Somebody is invited to this role. Take that invitation back first.", DomainErrorKind.Conflict, "role");

    public static readonly DomainError TooManyInvitations =
        new("representative.too_many_invitations", "The organization has sent many invitations lately. Try again tomorrow.", DomainErrorKind.Conflict);

    public static readonly DomainError SamePerson =
        new("representative.same_person", "Principal and alternate are two people.", DomainErrorKind.Conflict, "role");

    public static readonly DomainError Over =
        new("representative.over", "This appointment or invitation is over.", DomainErrorKind.Conflict);

    public static readonly DomainError OrganizationEnded =
        new("representative.organization_ended", "Nobody represents an organization whose membership has ended.", DomainErrorKind.Conflict);
}
