using Membership.Domain.Dues;

namespace Membership.Application.Dues;

/// <summary>How the body asks for dues (configuration section <c>Dues</c>).</summary>
public sealed class DuesOptions
{
    /// <summary>Who makes invoices out: name and postal address, with line breaks.</summary>
    public string Seller { get; set; } = "Membership";

    /// <summary>What invoices say about taxes.</summary>
    public string? TaxNote { get; set; }

    /// <summary>Where to pay to, by currency; one without a currency takes all others.</summary>
    public IList<BankAccount> BankAccounts { get; } = [];

    /// <summary>How many days an invoice may be paid without being late.</summary>
    public int PaymentDays { get; set; } = 30;

    /// <summary>How many days before the end of a term the next one is asked for.</summary>
    public int RenewalWindowDays { get; set; } = 60;

    /// <summary>How many days before the end of a term its representatives may ask for the next one; staff may a year before.</summary>
    public int EarlyRenewalDays { get; set; } = 120;

    /// <summary>How many days after the end of a term the membership goes on unpaid.</summary>
    public int GraceDays { get; set; } = 90;

    /// <summary>How many days lie between two reminders at least.</summary>
    public int ReminderEveryDays { get; set; } = 21;

    /// <summary>How many reminders must have been sent before an organization lapses (rule 6).</summary>
    public int RemindersBeforeLapse { get; set; } = 2;

    /// <summary>Whether organizations lapse at all; while it is off, grace does not end (rule 6).</summary>
    public bool LapseEnabled { get; set; } = true;

    /// <summary>Month in which fixed membership years begin.</summary>
    public int YearStartMonth { get; set; } = 1;

    /// <summary>Day on which fixed membership years begin, 1 to 28.</summary>
    public int YearStartDay { get; set; } = 1;

    /// <summary>The beginning of fixed years.</summary>
    public YearStart YearStart => new(YearStartMonth, YearStartDay);
}

/// <summary>An account of the body at a bank.</summary>
public sealed class BankAccount
{
    /// <summary>ISO 4217; null for every currency that has no account of its own.</summary>
    public string? Currency { get; set; }

    /// <summary>Whose account it is.</summary>
    public string Beneficiary { get; set; } = "";

    /// <summary>The bank's name.</summary>
    public string Bank { get; set; } = "";

    /// <summary>IBAN, or the account number where the country has none.</summary>
    public string Account { get; set; } = "";

    /// <summary>BIC of the bank.</summary>
    public string? Bic { get; set; }
}
