using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;

namespace Membership.Application.Dues;

/// <summary>Tells those who represent an organization, its billing representative included, what happened to its dues.</summary>
public sealed class DuesMails(OrganizationMails mails, IPublicUrl publicUrl)
{
    /// <summary>An invoice was made out; what credit has paid of it already is not asked for.</summary>
    public Task InvoiceIssuedAsync(Organization organization, Invoice invoice, CancellationToken cancellationToken) =>
        SendAsync(organization, "invoiceIssued", cancellationToken, Spoken.Number(invoice.Number), Amount(invoice.Total, invoice.Currency), new Spoken(language => invoice.IsSettled
            ? Text.In(language, "dues.left.nothing")
            : Text.In(language, "dues.left.due", Amount(invoice.Open, invoice.Currency), Spoken.Day(invoice.DueOn))), publicUrl.OfInvoice(invoice.Id));

    /// <summary>Money was received.</summary>
    public Task PaymentReceivedAsync(Organization organization, DuesAccount account, LedgerEntry payment, CancellationToken cancellationToken) =>
        SendAsync(organization, "paymentReceived", cancellationToken,
            Amount(-payment.Amount, payment.Currency), Spoken.Day(payment.BookedOn), payment.Reference, Left(account.Balance, account.Currency));

    /// <summary>A payment never came, or was recorded wrongly.</summary>
    public Task PaymentReversedAsync(Organization organization, DuesAccount account, LedgerEntry payment, string reason, CancellationToken cancellationToken) =>
        SendAsync(organization, "paymentReversed", cancellationToken,
            Amount(-payment.Amount, payment.Currency), Spoken.Day(payment.BookedOn), payment.Reference, reason, Left(account.Balance, account.Currency));

    /// <summary>Money was sent back.</summary>
    public Task RefundSentAsync(Organization organization, LedgerEntry refund, string reason, CancellationToken cancellationToken) =>
        SendAsync(organization, "refundSent", cancellationToken, Amount(refund.Amount, refund.Currency), Spoken.Day(refund.BookedOn), refund.Reference, reason);

    private Task SendAsync(Organization organization, string mail, CancellationToken cancellationToken, params object?[] arguments) =>
        mails.ToRepresentativesAsync(organization.Id, OrganizationMails.Paying, mail, [organization.LegalName, .. arguments], cancellationToken);

    private static Spoken Left(decimal balance, string currency) => new(language => balance switch
    {
        0 => Text.In(language, "dues.left.nothing"),
        > 0 => Text.In(language, "dues.left.open", Amount(balance, currency)),
        _ => Text.In(language, "dues.left.credit", Amount(-balance, currency)),
    });

    private static Spoken Amount(decimal amount, string currency) => Spoken.Amount(new Money(amount, currency));
}

/// <summary>Where an invoice can be read and printed.</summary>
public static class InvoicePages
{
    /// <summary>The page of an invoice.</summary>
    public static string OfInvoice(this IPublicUrl publicUrl, Guid invoiceId) => $"{publicUrl.Base}/account/invoices/{invoiceId}";
}
