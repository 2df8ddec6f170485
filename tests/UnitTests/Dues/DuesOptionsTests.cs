using Membership.Application.Dues;

namespace Membership.UnitTests.Dues;

/// <summary>Settings that a start refuses, each with a sentence that names it.</summary>
public sealed class DuesOptionsTests
{
    [Fact]
    public void The_defaults_are_fit_to_start_with() => Assert.True(Check(_ => { }).Succeeded);

    public static TheoryData<string, Action<DuesOptions>> Mistakes => new()
    {
        { "Dues:Seller", o => o.Seller = " " },
        { "Dues:TaxNote", o => o.TaxNote = new string('x', 501) },
        { "Dues:PaymentDays", o => o.PaymentDays = -1 },
        { "Dues:RenewalWindowDays", o => o.RenewalWindowDays = -1 },
        { "Dues:EarlyRenewalDays", o => o.EarlyRenewalDays = -1 },
        { "Dues:GraceDays", o => o.GraceDays = 367 },
        { "Dues:ReminderEveryDays", o => o.ReminderEveryDays = 0 },
        { "Dues:RemindersBeforeLapse", o => o.RemindersBeforeLapse = 0 },
        { "Dues:YearStartMonth", o => o.YearStartMonth = 13 },
        { "Dues:YearStartDay", o => o.YearStartDay = 29 },
        { "Dues:BankAccounts:0:Currency", o => o.BankAccounts.Add(new BankAccount { Currency = "usd", Beneficiary = "Body", Account = "12345" }) },
        { "Dues:BankAccounts:0:Beneficiary", o => o.BankAccounts.Add(new BankAccount { Account = "12345" }) },
        { "Dues:BankAccounts:0:Account", o => o.BankAccounts.Add(new BankAccount { Beneficiary = "Body", Account = "DE89370400440532013001" }) },
        { "Dues:BankAccounts:", o => { o.BankAccounts.Add(Account()); o.BankAccounts.Add(Account()); } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Each_mistake_is_named(string key, Action<DuesOptions> mistake)
    {
        var result = Check(mistake);

        Assert.Contains(key, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void An_iban_that_is_right_is_accepted() => Assert.True(Check(o => o.BankAccounts.Add(Account())).Succeeded);

    private static BankAccount Account() => new() { Currency = "EUR", Beneficiary = "Body", Account = "DE89 3704 0044 0532 0130 00" };

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(Action<DuesOptions> change)
    {
        var options = new DuesOptions();
        change(options);
        return new DuesOptionsRules().Validate(null, options);
    }
}
