using System.Globalization;

namespace Membership.Domain.Common;

/// <summary>
/// An amount in one currency, which may be negative. Two currencies never meet in one calculation: that is a programming
/// error, because there is no exchange rate here.
/// </summary>
/// <param name="Amount">In units of the currency, such as euros, not cents.</param>
/// <param name="Currency">ISO 4217 code.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>The largest single amount in either direction; a column of <c>decimal(19,4)</c> holds the sum of ten thousand of them.</summary>
    public const decimal MaxAmount = 99_999_999_999.999m;

    private const char NoBreakSpace = '\u00A0';
    private const string ArabicDecimalSeparator = "\u066B";

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(string currency) => new(0m, currency);

    /// <summary>
    /// The nearest amount that the currency can express, written with exactly its decimals (1000.00 USD, 1000 JPY, 1000.000 KWD); halves go
    /// away from zero, as on paper.
    /// </summary>
    public static Money Round(decimal amount, string currency)
    {
        var digits = Currencies.MinorDigits(currency);
        // Adding a zero brings its decimals along; rounding alone takes decimals away and adds none.
        return new(decimal.Round(amount, digits, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, isNegative: false, (byte)digits), currency);
    }

    /// <summary>An amount as it is read back, with the decimals of its currency: databases keep more of them, or fewer.</summary>
    public static decimal Written(decimal amount, string currency) => Round(amount, currency).Amount;

    /// <summary>Refuses what nobody can be asked to pay: an unknown currency, or an amount that is not positive, too large or too fine.</summary>
    public static void RequireValid(decimal amount, string currency)
    {
        MoneyErrors.CurrencyUnknown.Unless(Currencies.IsKnown(currency));
        MoneyErrors.NotPositive.Unless(amount > 0);
        MoneyErrors.TooLarge.Unless(amount <= MaxAmount);
        MoneyErrors.TooPrecise.Unless(new Money(amount, currency).IsExact);
    }

    /// <summary>Whether the currency can express the amount: no more decimals than its minor unit.</summary>
    public bool IsExact => Round(Amount, Currency).Amount == Amount;

    /// <summary>Whether this is nothing.</summary>
    public bool IsZero => Amount == 0;

    /// <summary>The share of <paramref name="part"/> in <paramref name="whole"/>, such as days of a term; rounded once, so what is left is this minus the share.</summary>
    public Money Prorate(int part, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        // Multiplied first, which is exact; the quotient's 28 digits are finer than any such fraction's distance from a half.
        return Round(Amount * part / whole, Currency);
    }

    /// <summary>
    /// The amount as a language writes numbers, with the currency's code, its own number of decimals and no place for a line
    /// to break. Codes, because the dollar sign alone belongs to twenty currencies.
    /// </summary>
    public string Format(CultureInfo language)
    {
        var numbers = (NumberFormatInfo)language.NumberFormat.Clone();
        var codeFirst = numbers.CurrencyPositivePattern is 0 or 2;
        numbers.CurrencySymbol = Currency;
        numbers.CurrencyDecimalDigits = Currencies.MinorDigits(Currency);
        numbers.CurrencyPositivePattern = codeFirst ? 2 : 3;
        numbers.CurrencyNegativePattern = codeFirst ? 9 : 8;
        // The platform writes Latin digits, which are read from Morocco to Oman; Arabic separators do not belong between them.
        if (string.Equals(numbers.CurrencyDecimalSeparator, ArabicDecimalSeparator, StringComparison.Ordinal))
            (numbers.CurrencyDecimalSeparator, numbers.CurrencyGroupSeparator, numbers.NegativeSign) = (".", ",", "-");
        return Amount.ToString("C", numbers).Replace(' ', NoBreakSpace);
    }

    public static Money operator +(Money left, Money right) => new(left.Amount + left.Same(right), left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Amount - left.Same(right), left.Currency);

    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    public static Money operator *(Money money, int times) => new(money.Amount * times, money.Currency);

    public static bool operator <(Money left, Money right) => left.Amount < left.Same(right);

    public static bool operator >(Money left, Money right) => left.Amount > left.Same(right);

    public static bool operator <=(Money left, Money right) => left.Amount <= left.Same(right);

    public static bool operator >=(Money left, Money right) => left.Amount >= left.Same(right);

    private decimal Same(Money other) => string.Equals(Currency, other.Currency, StringComparison.Ordinal)
        ? other.Amount
        : throw new InvalidOperationException($"An amount in {other.Currency} was mixed with one in {Currency}.");
}
