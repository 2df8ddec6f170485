using Membership.Domain.Common;

namespace Membership.Domain.Tiers;

/// <summary>Every refusal about tiers and their prices.</summary>
public static class TierErrors
{
    public static readonly DomainError Unknown =
        new("tier.unknown", "There is no such tier.", DomainErrorKind.Invalid, "tier");

    public static readonly DomainError CodeTaken =
        new("tier.code_taken", "Another tier has this code.", DomainErrorKind.Conflict, "code");

    public static readonly DomainError EndsBeforeItBegins =
        new("tier.ends_before_it_begins", "The tier would end before it begins.", DomainErrorKind.Invalid, "validUntil");

    public static readonly DomainError Granted =
        new("tier.granted", "A tier that is granted without dues has no price.", DomainErrorKind.Conflict);

    public static readonly DomainError GrantedByStaff =
        new("tier.granted_by_staff", "This tier is granted by staff only.", DomainErrorKind.Conflict, "tier");

    public static readonly DomainError PriceInPast =
        new("tier.price_in_past", "A price begins today at the earliest: what was asked for in the past stays as it was.", DomainErrorKind.Invalid, "validFrom");

    public static readonly DomainError PriceOutsideTier =
        new("tier.price_outside_tier", "The price would begin when the tier is not valid.", DomainErrorKind.Invalid, "validFrom");

    public static readonly DomainError PriceExists =
        new("tier.price_exists", "There is a price for the same kind, size, currency and day already.", DomainErrorKind.Conflict, "validFrom");

    public static readonly DomainError NotValid =
        new("tier.not_valid", "The tier is not valid on this day.", DomainErrorKind.Conflict, "tier");

    public static readonly DomainError WrongKind =
        new("tier.wrong_kind", "The tier is not for organizations of this kind.", DomainErrorKind.Conflict, "tier");

    public static readonly DomainError NoPrice =
        new("tier.no_price", "The tier has no price for this kind and size in this currency.", DomainErrorKind.Conflict, "tier");
}
