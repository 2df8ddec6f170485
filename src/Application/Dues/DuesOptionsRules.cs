using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.Extensions.Options;

namespace Membership.Application.Dues;

/// <summary>A body that would ask for dues on other days, or to another account, than it means does not start: each setting that is wrong is named.</summary>
public sealed class DuesOptionsRules : IValidateOptions<DuesOptions>
{
    private const int DaysOfYear = 366;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DuesOptions options)
    {
        List<string> wrong =
        [
            .. Text("Seller", options.Seller, 1, 1000), .. Text("TaxNote", options.TaxNote, 0, 500),
            .. Number("PaymentDays", options.PaymentDays, 0, DaysOfYear), .. Number("RenewalWindowDays", options.RenewalWindowDays, 0, DaysOfYear),
            .. Number("EarlyRenewalDays", options.EarlyRenewalDays, 0, DaysOfYear),
            .. Number("GraceDays", options.GraceDays, 0, DaysOfYear), .. Number("ReminderEveryDays", options.ReminderEveryDays, 1, DaysOfYear),
            .. Number("RemindersBeforeLapse", options.RemindersBeforeLapse, 1, 100),
            .. Number("YearStartMonth", options.YearStartMonth, 1, 12), .. Number("YearStartDay", options.YearStartDay, 1, 28),
            .. options.BankAccounts.SelectMany((account, index) => Wrong($"BankAccounts:{index}", account)),
        ];
        var currencies = options.BankAccounts.Select(a => a.Currency).ToList();
        if (currencies.Distinct(StringComparer.Ordinal).Count() < currencies.Count) wrong.Add("Dues:BankAccounts: at most one account for each currency, and one without a currency.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(string key, BankAccount account)
    {
        if (account.Currency is not null && !Currencies.IsKnown(account.Currency)) yield return $"Dues:{key}:Currency is none of ISO 4217 that people pay in.";
        foreach (var text in Text($"{key}:Beneficiary", account.Beneficiary, 1, 200).Concat(Text($"{key}:Account", account.Account, 1, 64))) yield return text;
        // What begins like an IBAN is taken for one; a mistyped account would lose people's money.
        if (account.Account.Length > 4 && account.Account[..2].All(char.IsAsciiLetter) && account.Account[2..4].All(char.IsAsciiDigit) && Iban.TryParse(account.Account) is null)
            yield return $"Dues:{key}:Account is no IBAN: its length or its check digits are wrong.";
    }

    private static IEnumerable<string> Number(string key, int value, int least, int most)
    {
        if (value < least || value > most) yield return $"Dues:{key} must lie between {least} and {most}, and is {value}.";
    }

    private static IEnumerable<string> Text(string key, string? value, int least, int most)
    {
        if ((value?.Trim().Length ?? 0) < least || value?.Length > most) yield return $"Dues:{key} must have {least} to {most} characters.";
    }
}
