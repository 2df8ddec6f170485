using Membership.Domain.Common;

namespace Membership.Domain.Groups;

/// <summary>Every refusal about groups and their offices.</summary>
public static class GroupErrors
{
    public static readonly DomainError NotFound =
        new("group.not_found", "There is no such group.", DomainErrorKind.NotFound);

    public static readonly DomainError OfficeUnknown =
        new("group.office_unknown", "There is no such office.", DomainErrorKind.Invalid, "office");

    public static readonly DomainError OfficerMustBeMember =
        new("group.officer_must_be_member", "An officer is an active member of the group.", DomainErrorKind.Conflict, "memberId");

    public static readonly DomainError TermEndsBeforeItBegins =
        new("group.term_ends_before_it_begins", "A term cannot end before it begins.", DomainErrorKind.Invalid, "until");

    public static readonly DomainError TermExists =
        new("group.term_exists", "This member holds this office already.", DomainErrorKind.Conflict, "office");

    public static readonly DomainError AgreementMissing =
        new("group.agreement_missing", "The group has not signed the data-sharing agreement, so its roster cannot be downloaded.", DomainErrorKind.Forbidden);
}
