using System.Globalization;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;

namespace Membership.Api.Identity;

/// <summary>What pages say about invoices, in the page's language.</summary>
public static class InvoiceWords
{
    /// <summary>How it stands with an invoice on a day: cancelled, paid, overdue or open.</summary>
    public static string State(DateOnly dueOn, decimal open, bool isCancelled, DateOnly today) => Text.Of(
        isCancelled ? "page.invoice.state.cancelled"
        : open == 0 ? "page.invoice.state.settled"
        : dueOn < today ? "page.invoice.state.overdue"
        : "page.invoice.state.open");

    /// <summary>An amount in the page's language.</summary>
    public static string Amount(decimal amount, string currency) => new Money(amount, currency).Format(CultureInfo.CurrentUICulture);

    /// <summary>An account number as it is read out: an IBAN in groups of four, any other as it was given.</summary>
    public static string Grouped(string account) => Iban.TryParse(account) is { } iban ? string.Join(' ', iban.Chunk(4).Select(c => new string(c))) : account;

    /// <summary>What a line is about.</summary>
    public static string Describe(InvoiceLineDetails line)
    {
        var subject = Isolated(line.Subject);
        if (line.Kind is InvoiceLineKind.Credit) return Text.Of("page.invoice.line.credit", subject);
        var what = Text.Of(line.Kind is InvoiceLineKind.UpgradeDifference ? "page.invoice.line.upgrade" : "page.invoice.line.dues", subject);
        var when = line.Term is { } term
            ? Text.Of("page.invoice.line.term", Isolated(Days.Written(term.From, CultureInfo.CurrentUICulture)), Isolated(Days.Written(term.Until, CultureInfo.CurrentUICulture)))
            : Text.Of("page.invoice.line.fromPayment");
        var share = line is { Days: { } days, OfDays: { } all } ? Text.Of("page.invoice.line.days", days, all) : null;
        return string.Join(' ', new[] { what, when, share }.OfType<string>());
    }

    // Names and days keep their own direction within a sentence of the other one.
    private static string Isolated(string text) => $"\u2068{text}\u2069";
}
