namespace Membership.Domain.Common;

/// <summary>Why an amount that somebody entered is refused.</summary>
public static class MoneyErrors
{
    public static readonly DomainError CurrencyUnknown =
        new("money.currency_unknown", "Choose a currency: three capital letters as in ISO 4217, for example EUR.", DomainErrorKind.Invalid, "currency");

    public static readonly DomainError NotPositive =
        new("money.not_positive", "The amount must be more than zero.", DomainErrorKind.Invalid, "amount");

    public static readonly DomainError TooLarge =
        new("money.too_large", "The amount is larger than any that can be recorded.", DomainErrorKind.Invalid, "amount");

    public static readonly DomainError TooPrecise =
        new("money.too_precise", "The amount has more decimals than its currency has.", DomainErrorKind.Invalid, "amount");
}
