using System.Text.Json.Serialization;
using Membership.Domain.Dues;

namespace Membership.Application.Dues;

/// <summary>How late an open invoice is.</summary>
public enum AgeingBucket
{
    /// <summary>Not late.</summary>
    NotDue,

    /// <summary>1 to 30 days late.</summary>
    Days1To30,

    /// <summary>31 to 60 days late.</summary>
    Days31To60,

    /// <summary>61 to 90 days late.</summary>
    Days61To90,

    /// <summary>More than 90 days late.</summary>
    Over90,
}

/// <summary>One page of the ageing list.</summary>
/// <param name="Items">The invoices.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
/// <param name="Totals">What is open in all, where it was asked for with <c>count=true</c>.</param>
public sealed record AgeingPage(
    IReadOnlyList<AgeingEntry> Items, string? Next, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<AgeingTotal>? Totals);

/// <summary>An open invoice.</summary>
/// <param name="OrganizationId">Who owes it.</param>
/// <param name="Organization">Their legal name.</param>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Number">Its number.</param>
/// <param name="Purpose">admission, renewal, upgrade or return.</param>
/// <param name="IssuedOn">The day it was made out, UTC.</param>
/// <param name="DueOn">The last day on which it could be paid without being late.</param>
/// <param name="DaysOverdue">How many days late it is; 0 where it is not.</param>
/// <param name="Bucket">notDue, days1To30, days31To60, days61To90 or over90.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Total">What the invoice asks for.</param>
/// <param name="Open">What is still to be paid.</param>
public sealed record AgeingEntry(
    Guid OrganizationId, string Organization, Guid InvoiceId, string Number, InvoicePurpose Purpose, DateOnly IssuedOn, DateOnly DueOn, int DaysOverdue, AgeingBucket Bucket,
    string Currency, decimal Total, decimal Open);

/// <summary>What is open in one currency and one bucket.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Bucket">notDue, days1To30, days31To60, days61To90 or over90.</param>
/// <param name="Invoices">How many invoices.</param>
/// <param name="Open">What is still to be paid of them.</param>
public sealed record AgeingTotal(string Currency, AgeingBucket Bucket, int Invoices, decimal Open);
