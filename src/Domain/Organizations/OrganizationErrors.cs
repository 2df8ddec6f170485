using Membership.Domain.Common;

namespace Membership.Domain.Organizations;

/// <summary>Every refusal about an organization's application and membership.</summary>
public static class OrganizationErrors
{
    public static readonly DomainError StateForbids =
        new("organization.state_forbids", "The organization's present state does not allow this.", DomainErrorKind.Conflict);

    public static readonly DomainError ReasonRequired =
        new("organization.reason_required", "Say why: this is recorded, and the organization is told.", DomainErrorKind.Invalid, "reason");

    public static readonly DomainError OwnApplication =
        new("organization.own_application", "Somebody else must decide on an application that you made.", DomainErrorKind.Forbidden);

    public static readonly DomainError WasMember =
        new("organization.was_member", "The organization was a member before; it can be terminated, not rejected.", DomainErrorKind.Conflict);

    public static readonly DomainError NeverMember =
        new("organization.never_member", "The organization was never a member; it must apply anew.", DomainErrorKind.Conflict);

    public static readonly DomainError StaffOnly =
        new("organization.staff_only", "Once an organization is approved, the membership team alone changes its legal name, country, registration number, kind, number of employees and domain names: they were checked, and dues and confirmations rest on them. Please write to the membership team.", DomainErrorKind.Forbidden);

    public static readonly DomainError BillingOnly =
        new("organization.billing_only", "A billing representative changes the address and the tax number only.", DomainErrorKind.Forbidden);

    public static readonly DomainError TooManyApplications =
        new("organization.too_many_applications", "You have as many undecided applications as one member may have. Wait for a decision, or take one back.", DomainErrorKind.Conflict);

    public static readonly DomainError AppliesTooOften =
        new("organization.applies_too_often", "You have made as many applications within 30 days as one member may make. Try again later, or write to the membership team.", DomainErrorKind.Conflict);

    public static readonly DomainError DomainInvalid =
        new("organization.domain_invalid", "A domain name looks like example.org: no address of a page, no number, no final dot.", DomainErrorKind.Invalid, "domains");

    public static readonly DomainError DomainIsPublicMail =
        new("organization.domain_is_public_mail", "A domain where anybody can get an address, or register a name, cannot confirm who works for the organization.", DomainErrorKind.Invalid, "domains");

    public static readonly DomainError VatNumberInvalid =
        new("organization.vat_number_invalid", "The VAT number is not one of this country: its form or its check digit is wrong.", DomainErrorKind.Invalid, "vatNumber");

    public static readonly DomainError RenewalPaid =
        new("organization.renewal_paid", "The next term is paid already.", DomainErrorKind.Conflict);

    public static readonly DomainError RenewalTooEarly =
        new("organization.renewal_too_early", "It is too early to ask for the next term.", DomainErrorKind.Conflict);

    public static readonly DomainError TermRuns =
        new("organization.term_runs", "The term that was paid for still runs: the organization comes back to it, and may choose another tier then.", DomainErrorKind.Conflict, "tier");

    public static readonly DomainError GraceNotOver =
        new("organization.grace_not_over", "The grace has not ended yet.", DomainErrorKind.Conflict);

    public static readonly DomainError RemindersMissing =
        new("organization.reminders_missing", "The organization has not been reminded often enough to lapse.", DomainErrorKind.Conflict);

    public static readonly DomainError TierUnchanged =
        new("organization.tier_unchanged", "The organization has this tier already.", DomainErrorKind.Conflict, "tier");

    public static readonly DomainError TooManyChanges =
        new("organization.too_many_changes", "The tier was changed as often today as it can be. Try again tomorrow, or write to the membership team.", DomainErrorKind.Conflict);

    public static readonly DomainError TierBeginsNextTerm =
        new("organization.tier_begins_next_term", "Lower dues begin with the next term, and so does any tier once the term is over.", DomainErrorKind.Conflict, "effective");
}
