using Membership.Domain.Common;

namespace Membership.Domain.Enrollments;

/// <summary>Every refusal about enrollments.</summary>
public static class EnrollmentErrors
{
    public static readonly DomainError NotFound =
        new("enrollment.not_found", "There is no such enrollment in this group.", DomainErrorKind.NotFound);

    public static readonly DomainError AlreadyExists =
        new("enrollment.already_exists", "You are in this group already, or your request is waiting.", DomainErrorKind.Conflict);

    public static readonly DomainError CityRequired =
        new("enrollment.city_required", "A chapter serves a place: add your city to your profile first.", DomainErrorKind.Conflict, "city");

    public static readonly DomainError GroupClosed =
        new("enrollment.group_closed", "This group takes no new members now.", DomainErrorKind.Conflict);

    public static readonly DomainError StateForbids =
        new("enrollment.state_forbids", "The enrollment's present state does not allow this.", DomainErrorKind.Conflict);

    public static readonly DomainError ReasonRequired =
        new("enrollment.reason_required", "Say why: the member is told the reason.", DomainErrorKind.Invalid, "reason");

    public static readonly DomainError OwnRequest =
        new("enrollment.own_request", "Somebody else must decide on your own request.", DomainErrorKind.Forbidden);

    public static readonly DomainError SuspendedWithMembership =
        new("enrollment.suspended_with_membership", "The global membership is suspended; only its reinstatement lifts this.", DomainErrorKind.Conflict);
}
