using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Microsoft.Extensions.Options;

namespace Membership.Application.Dues;

/// <summary>Stops the start where the settings about dues cannot be meant: a mistyped account would be printed on every invoice.</summary>
public sealed class DuesOptionsCheck : IValidateOptions<DuesOptions>
{
    /// <summary>The longest seller that an invoice holds.</summary>
    public const int MaxSellerLength = 1000;

    /// <summary>The longest note about taxes that an invoice holds.</summary>
    public const int MaxTaxNoteLength = 500;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DuesOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(DuesOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Seller) || options.Seller.Length > MaxSellerLength) yield return $"Dues:Seller must be a text of up to {MaxSellerLength} characters.";
        if (options.TaxNote?.Length > MaxTaxNoteLength) yield return $"Dues:TaxNote must be a text of up to {MaxTaxNoteLength} characters.";
        if (options.YearStartMonth is < 1 or > 12) yield return "Dues:YearStartMonth must lie between 1 and 12.";
        if (options.YearStartDay is < 1 or > 28) yield return "Dues:YearStartDay must lie between 1 and 28.";
        if (options.PaymentDays is < 0 or > 366) yield return "Dues:PaymentDays must lie between 0 and 366.";
        if (options.RenewalWindowDays is < 0 or > 366) yield return "Dues:RenewalWindowDays must lie between 0 and 366.";
        if (options.GraceDays is < 0 or > 366) yield return "Dues:GraceDays must lie between 0 and 366.";
        if (options.ReminderEveryDays is < 1 or > 366) yield return "Dues:ReminderEveryDays must lie between 1 and 366.";
        if (options.RemindersBeforeLapse < 0) yield return "Dues:RemindersBeforeLapse must not be negative.";
        foreach (var (index, account) in options.BankAccounts.Index())
        {
            var setting = $"Dues:BankAccounts:{index}";
            if (account.Currency is not null && !Currencies.IsKnown(account.Currency)) yield return $"{setting}:Currency must be a code of ISO 4217, such as EUR.";
            if (string.IsNullOrWhiteSpace(account.Beneficiary)) yield return $"{setting}:Beneficiary must be set.";
            if (string.IsNullOrWhiteSpace(account.Account)) yield return $"{setting}:Account must be set.";
            if (LooksLikeIban(account.Account) && Iban.TryParse(account.Account) is null) yield return $"{setting}:Account is no IBAN: its length or its check digits are wrong.";
        }
        if (options.BankAccounts.GroupBy(a => a.Currency, StringComparer.Ordinal).Any(g => g.Count() > 1)) yield return "Dues:BankAccounts holds two accounts for the same currency.";
    }

    // Two letters and two digits: account numbers of countries without IBANs begin with digits.
    private static bool LooksLikeIban(string account) =>
        account.Where(c => !char.IsWhiteSpace(c)).Take(4).ToArray() is [var a, var b, var c, var d]
        && char.IsAsciiLetter(a) && char.IsAsciiLetter(b) && char.IsAsciiDigit(c) && char.IsAsciiDigit(d);
}
