using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Dues;

namespace Membership.UnitTests.Dues;

/// <summary>The shapes of requests about dues.</summary>
public sealed class DuesValidatorsTests
{
    private static readonly RecordPaymentCommand Payment = new(10, "EUR", Bookkeeping.Today, "bank 1", PaymentMethod.Cheque, null, "First half", "GB82 WEST 1234 5698 7654 32");
    private static readonly RefundCreditCommand Refund = new(10, "EUR", Bookkeeping.Today, "bank 2", "Paid twice.", "DE89370400440532013000");

    public static TheoryData<string> BadIbans => ["GB82 WEST 1234 5698 7654 33", "DE8937040044053201300", "XX89370400440532013000", "", "not an IBAN"];

    [Fact]
    public void A_whole_payment_is_accepted_and_so_is_the_least_of_one()
    {
        Validated.Accepts(new RecordPaymentValidator(), Payment);
        Validated.Accepts(new RecordPaymentValidator(), Payment with { Method = null, Note = null, PayerIban = null });
        Validated.Accepts(new RefundCreditValidator(), Refund);
        Validated.Accepts(new RefundCreditValidator(), Refund with { ToIban = null });
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("XXX")]
    [InlineData("EURO")]
    [InlineData("")]
    [InlineData(null)]
    public void A_currency_that_does_not_exist_is_named(string? currency)
    {
        Validated.Names("currency", new RecordPaymentValidator(), Payment with { Currency = currency! });
        Validated.Names("currency", new RefundCreditValidator(), Refund with { Currency = currency! });
        if (currency is not null) Validated.Names("currency", new ListAgeingValidator(), new ListAgeingQuery(null, currency, false, new PageRequest(null, null)));
    }

    [Theory]
    [MemberData(nameof(BadIbans))]
    public void An_iban_that_is_none_is_named(string iban)
    {
        Validated.Names("payerIban", new RecordPaymentValidator(), Payment with { PayerIban = iban });
        Validated.Names("toIban", new RefundCreditValidator(), Refund with { ToIban = iban });
        Assert.Equal(DuesErrors.IbanInvalid.Code, Assert.Single(new RefundCreditValidator().Validate(Refund with { ToIban = iban }).Errors).ErrorCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \u200B ")]
    [InlineData("a\u202Eb")]
    public void References_and_reasons_are_required_and_visible(string? text)
    {
        Validated.Names("reference", new RecordPaymentValidator(), Payment with { Reference = text! });
        Validated.Names("reference", new RefundCreditValidator(), Refund with { Reference = text! });
        Validated.Names("reason", new RefundCreditValidator(), Refund with { Reason = text! });
        Validated.Names("reason", new ReversePaymentValidator(), new ReversePaymentCommand(text!));
        Validated.Names("reason", new CreditInvoiceValidator(), new CreditInvoiceCommand(null, text!));
        Validated.Names("reason", new WriteOffInvoiceValidator(), new WriteOffInvoiceCommand(null, text!));
    }

    [Fact]
    public void Texts_fit_where_they_are_kept()
    {
        Validated.Accepts(new RecordPaymentValidator(), Payment with { Reference = new string('x', Booking.MaxReferenceLength), Note = new string('x', DuesRules.MaxNoteLength) });
        Validated.Names("reference", new RecordPaymentValidator(), Payment with { Reference = new string('x', Booking.MaxReferenceLength + 1) });
        Validated.Names("note", new RecordPaymentValidator(), Payment with { Note = new string('x', DuesRules.MaxNoteLength + 1) });
        Validated.Names("reason", new ReversePaymentValidator(), new ReversePaymentCommand(new string('x', Booking.MaxNoteLength + 1)));
        Assert.InRange(DuesRules.NoteWith(new string('x', DuesRules.MaxNoteLength), Refund.ToIban)!.Length, 1, Booking.MaxNoteLength);
    }

    [Fact]
    public void Of_an_iban_the_last_four_characters_are_kept()
    {
        Assert.Equal("First half (IBAN …5432)", DuesRules.NoteWith(" First half ", Payment.PayerIban));
        Assert.Equal("IBAN …3000", DuesRules.NoteWith(null, Refund.ToIban));
        Assert.Null(DuesRules.NoteWith(" ", null));
    }

    [Theory]
    [MemberData(nameof(Validated.HarmlessTexts), MemberType = typeof(Validated))]
    public void Texts_that_look_dangerous_are_texts(string text) => Validated.Accepts(new RecordPaymentValidator(), Payment with { Reference = text, Note = text });

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void Pages_have_their_limits(int limit)
    {
        var page = new PageRequest(limit, null);

        Validated.Names("limit", new ListInvoicesValidator(), new ListInvoicesQuery(Guid.NewGuid(), null, null, page));
        Validated.Names("limit", new GetStatementValidator(), new GetStatementQuery(Guid.NewGuid(), null, null, page));
        Validated.Names("limit", new ListPaymentsValidator(), new ListPaymentsQuery(Guid.NewGuid(), page));
        Validated.Names("limit", new ListAgeingValidator(), new ListAgeingQuery(null, null, true, page));
        Validated.Names("limit", new ListDocumentsValidator(), new ListDocumentsQuery(null, null, null, page));
        Validated.Names("limit", new ListBooksEntriesValidator(), new ListBooksEntriesQuery(null, null, page));
    }

    [Fact]
    public void No_period_ends_before_it_begins()
    {
        var (first, last) = (new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 31));

        Validated.Names("until", new GetStatementValidator(), new GetStatementQuery(Guid.NewGuid(), first, last, new PageRequest(null, null)));
        Validated.Names("until", new OpenStatementValidator(), new OpenStatementQuery(Guid.NewGuid(), first, last));
        Validated.Names("until", new ListBooksEntriesValidator(), new ListBooksEntriesQuery(first, last, new PageRequest(null, null)));
        Validated.Names("until", new DownloadBooksValidator(), new DownloadBooksCommand(first, last));
        Validated.Accepts(new OpenStatementValidator(), new OpenStatementQuery(Guid.NewGuid(), first, first));
        Validated.Accepts(new DownloadBooksValidator(), new DownloadBooksCommand(null, last));
    }

    [Theory]
    [InlineData(1989)]
    [InlineData(10000)]
    [InlineData(-1)]
    public void A_year_is_one_that_books_can_hold(int year) => Validated.Names("year", new CloseBooksYearValidator(), new CloseBooksYearCommand(year));

    [Theory]
    [InlineData(0, AgeingBucket.NotDue)]
    [InlineData(-5, AgeingBucket.NotDue)]
    [InlineData(1, AgeingBucket.Days1To30)]
    [InlineData(30, AgeingBucket.Days1To30)]
    [InlineData(31, AgeingBucket.Days31To60)]
    [InlineData(60, AgeingBucket.Days31To60)]
    [InlineData(61, AgeingBucket.Days61To90)]
    [InlineData(90, AgeingBucket.Days61To90)]
    [InlineData(91, AgeingBucket.Over90)]
    [InlineData(4000, AgeingBucket.Over90)]
    public void An_invoice_ages_by_days(int late, AgeingBucket bucket) => Assert.Equal(bucket, ListAgeingHandler.BucketOf(Bookkeeping.Today.AddDays(-late), Bookkeeping.Today));
}
