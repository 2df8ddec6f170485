using Membership.Domain.Common;

namespace Membership.Domain.Dues;

/// <summary>Every refusal about invoices, payments and the books.</summary>
public static class DuesErrors
{
    public static readonly DomainError OtherCurrency =
        new("dues.other_currency", "This account is kept in another currency.", DomainErrorKind.Conflict, "currency");

    public static readonly DomainError CreditTooLarge =
        new("dues.credit_too_large", "More would be taken back than the invoice has left.", DomainErrorKind.Conflict, "amount");

    public static readonly DomainError WriteOffTooLarge =
        new("dues.write_off_too_large", "More would be given up than the invoice has open.", DomainErrorKind.Conflict, "amount");

    public static readonly DomainError RefundTooLarge =
        new("dues.refund_too_large", "More would be sent back than the organization has in credit.", DomainErrorKind.Conflict, "amount");

    public static readonly DomainError NotAPayment =
        new("dues.not_a_payment", "Only a payment can be reversed.", DomainErrorKind.Conflict);

    public static readonly DomainError ReversedAlready =
        new("dues.reversed_already", "This payment has been reversed already.", DomainErrorKind.Conflict);

    public static readonly DomainError RefundedAlready =
        new("dues.refunded_already", "Some of this payment has been sent back already.", DomainErrorKind.Conflict);

    public static readonly DomainError PaymentExists =
        new("dues.payment_exists", "A payment or refund with this reference is recorded already.", DomainErrorKind.Conflict, "reference");

    public static readonly DomainError InFuture =
        new("dues.in_future", "What has not happened yet cannot be booked.", DomainErrorKind.Invalid, "on");

    public static readonly DomainError TooEarly =
        new("dues.too_early", "The books begin with the year 1990.", DomainErrorKind.Invalid, "on");

    public static readonly DomainError YearClosed =
        new("dues.year_closed", "The books of this year are closed.", DomainErrorKind.Conflict, "on");

    public static readonly DomainError YearNotOver =
        new("dues.year_not_over", "Only a year that is over can be closed.", DomainErrorKind.Conflict);

    public static readonly DomainError YearsOutOfOrder =
        new("dues.years_out_of_order", "An earlier year with bookings is still open; close it first.", DomainErrorKind.Conflict);

    public static readonly DomainError InvoiceUnknown =
        new("dues.invoice_unknown", "The organization has no such invoice.", DomainErrorKind.Invalid, "invoiceId");

    public static readonly DomainError CreditNoteFinal =
        new("dues.credit_note_final", "A credit note itself cannot be credited or given up.", DomainErrorKind.Conflict);

    public static readonly DomainError IbanInvalid =
        new("dues.iban_invalid", "This is no IBAN: its length or its check digits are wrong.", DomainErrorKind.Invalid, "iban");
}
