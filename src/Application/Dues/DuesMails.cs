using System.Globalization;
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
        SendAsync(organization, "invoiceIssued", language =>
        [
            organization.LegalName, invoice.Number, Amount(language, invoice.Total, invoice.Currency),
            invoice.IsSettled ? Text.In(language, "dues.left.nothing") : Text.In(language, "dues.left.due", Amount(language, invoice.Open, invoice.Currency), InvoiceTexts.Day(language, invoice.DueOn)),
            publicUrl.OfInvoice(invoice.Id),
        ], cancellationToken);

    /// <summary>Money was received.</summary>
    public Task PaymentReceivedAsync(Organization organization, DuesAccount account, LedgerEntry payment, CancellationToken cancellationToken) =>
        SendAsync(organization, "paymentReceived", language =>
            [organization.LegalName, Amount(language, -payment.Amount, payment.Currency), InvoiceTexts.Day(language, payment.BookedOn), payment.Reference, Left(language, account)], cancellationToken);

    /// <summary>A payment never came, or was recorded wrongly.</summary>
    public Task PaymentReversedAsync(Organization organization, DuesAccount account, LedgerEntry payment, string reason, CancellationToken cancellationToken) =>
        SendAsync(organization, "paymentReversed", language =>
        [
            organization.LegalName, Amount(language, -payment.Amount, payment.Currency), InvoiceTexts.Day(language, payment.BookedOn), payment.Reference, reason, Left(language, account),
        ], cancellationToken);

    /// <summary>Money was sent back.</summary>
    public Task RefundSentAsync(Organization organization, LedgerEntry refund, string reason, CancellationToken cancellationToken) =>
        SendAsync(organization, "refundSent", language =>
            [organization.LegalName, Amount(language, refund.Amount, refund.Currency), InvoiceTexts.Day(language, refund.BookedOn), refund.Reference, reason], cancellationToken);

    private Task SendAsync(Organization organization, string mail, Func<CultureInfo, object?[]> arguments, CancellationToken cancellationToken) =>
        mails.ToRepresentativesAsync(organization.Id, OrganizationMails.Paying, mail, arguments, cancellationToken);

    private static string Left(CultureInfo language, DuesAccount account) => account.Balance switch
    {
        0 => Text.In(language, "dues.left.nothing"),
        > 0 => Text.In(language, "dues.left.open", Amount(language, account.Balance, account.Currency)),
        _ => Text.In(language, "dues.left.credit", Amount(language, -account.Balance, account.Currency)),
    };

    private static string Amount(CultureInfo language, decimal amount, string currency) => new Money(amount, currency).Format(language);
}

/// <summary>Where an invoice can be read and printed.</summary>
public static class InvoicePages
{
    /// <summary>The page of an invoice.</summary>
    public static string OfInvoice(this IPublicUrl publicUrl, Guid invoiceId) => $"{publicUrl.Base}/account/invoices/{invoiceId}";
}
