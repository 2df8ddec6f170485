using Membership.Domain.Common;

namespace Membership.Domain.Members;

/// <summary>Every refusal about an existing member.</summary>
public static class MemberErrors
{
    public static readonly DomainError NotInGoodStanding =
        new("member.not_in_good_standing", "This needs a membership in good standing.", DomainErrorKind.Conflict);

    public static readonly DomainError StateForbids =
        new("member.state_forbids", "The membership's present state does not allow this.", DomainErrorKind.Conflict);

    public static readonly DomainError ReasonRequired =
        new("member.reason_required", "Say why: staff actions are recorded with a reason.", DomainErrorKind.Invalid, "reason");

    public static readonly DomainError EmailUnchanged =
        new("member.email_unchanged", "This is the membership's address already.", DomainErrorKind.Conflict, "newEmail");

    public static readonly DomainError CityInUse =
        new("member.city_in_use", "A city is needed while you are in a chapter or have asked to join one.", DomainErrorKind.Conflict, "city");
}
