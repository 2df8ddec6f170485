using System.Globalization;
using Membership.Application.Dues;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;

namespace Membership.Api.Identity;

/// <summary>What pages say about invoices, in the page's language.</summary>
public static class InvoiceWords
{
    /// <summary>How it stands with an invoice on a day: cancelled, settled, overdue or open.</summary>
    public static string State(DateOnly dueOn, decimal open, bool isCancelled, DateOnly today) => InvoiceResponse.StatusOf(open, isCancelled) switch
    {
        InvoiceStatus.Cancelled => Text.Of("page.invoice.state.cancelled"),
        InvoiceStatus.Settled => Text.Of("page.invoice.state.settled"),
        _ when dueOn < today => Text.Of("page.invoice.state.overdue"),
        _ => Text.Of("page.invoice.state.open"),
    };

    /// <summary>An amount in the page's language.</summary>
    public static string Amount(decimal amount, string currency) => new Money(amount, currency).Format(CultureInfo.CurrentUICulture);

    /// <summary>An account number as it is read out: an IBAN in groups of four, any other as it was given.</summary>
    public static string Grouped(string account) => Iban.TryParse(account) is { } iban ? string.Join(' ', iban.Chunk(4).Select(c => new string(c))) : account;

    /// <summary>What a line is for.</summary>
    public static string Describe(InvoiceLineResponse line) => line.Description.Replace(line.Subject, Isolated(line.Subject), StringComparison.Ordinal);

    /// <summary>Marks that let a name or a number keep its own direction within a sentence of the other one.</summary>
    public static string Isolated(string text) => $"\u2068{text}\u2069";
}
