using Membership.Domain.Dues;

namespace Membership.UnitTests.Dues;

/// <summary>What is taken back, given up, sent back or never came: lines of their own, never edits.</summary>
public sealed class CorrectionsTests
{
    private readonly Bookkeeping _books = new();

    private (decimal Balance, decimal Credit) Account => (_books.Account.Balance, _books.Account.Credit);

    [Fact]
    public void A_credit_note_takes_back_what_is_open_first_and_what_was_paid_becomes_credit()
    {
        var invoice = _books.Charge(100);
        _books.Receive(60);

        _books.Credit(invoice, 30);
        Assert.Equal((60, 10, false), (invoice.Paid, invoice.Open, invoice.IsCancelled));
        _books.Credit(invoice, 70);

        Assert.Equal((0, 0, 100, true), (invoice.Paid, invoice.Open, invoice.Credited, invoice.IsCancelled));
        Assert.Equal((-60, 60), Account);
    }

    [Fact]
    public void What_becomes_credit_pays_other_open_invoices()
    {
        var first = _books.Charge(100);
        _books.Receive(100);
        var second = _books.Charge(70);

        _books.Credit(first, 100);

        Assert.Equal((70, true), (second.Paid, second.IsSettled));
        Assert.Equal((-30, 30), Account);
    }

    [Fact]
    public void An_invoice_that_is_settled_by_a_credit_note_for_the_rest_is_not_cancelled()
    {
        var invoice = _books.Charge(100);
        _books.Receive(60);

        _books.Credit(invoice, 40);

        Assert.Equal((true, false, 60), (invoice.IsSettled, invoice.IsCancelled, invoice.Paid));
    }

    [Fact]
    public void An_invoice_is_cancelled_too_where_a_part_of_it_was_given_up_before()
    {
        var invoice = _books.Charge(100);
        _books.WriteOff(invoice, 30);

        _books.Credit(invoice, 70);

        Assert.Equal((true, true, 0), (invoice.IsSettled, invoice.IsCancelled, invoice.Creditable));
    }

    [Fact]
    public void Giving_up_the_rest_of_what_was_paid_in_part_settles_an_invoice_without_cancelling_it()
    {
        var invoice = _books.Charge(100);
        _books.Receive(30);

        _books.WriteOff(invoice, 70);

        Assert.Equal((true, false), (invoice.IsSettled, invoice.IsCancelled));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void Giving_up_all_that_is_left_cancels_an_invoice_of_which_nothing_was_paid(int credited)
    {
        var invoice = _books.Charge(100);
        if (credited > 0) _books.Credit(invoice, credited);

        _books.WriteOff(invoice, 100 - credited);

        Assert.Equal((true, true, 0), (invoice.IsSettled, invoice.IsCancelled, invoice.Creditable));
        Assert.Equal((0, 0), Account);
    }

    [Fact]
    public void More_than_an_invoice_has_left_is_neither_taken_back_nor_given_up()
    {
        var invoice = _books.Charge(100);
        _books.Receive(40);
        _books.WriteOff(invoice, 10);

        Refused.With(DuesErrors.CreditTooLarge, _books.Account, _ => _books.Credit(invoice, 90.01m));
        Refused.With(DuesErrors.WriteOffTooLarge, _books.Account, _ => _books.WriteOff(invoice, 50.01m));

        Assert.Equal((40, 10, 50), (invoice.Paid, invoice.WrittenOff, invoice.Open));
    }

    [Fact]
    public void A_credit_note_is_final()
    {
        var note = _books.Credit(_books.Charge(100), 40);

        Refused.With(DuesErrors.CreditNoteFinal, _books.Account, _ => _books.Credit(note, 10));
        Refused.With(DuesErrors.CreditNoteFinal, _books.Account, _ => _books.WriteOff(note, 10));
    }

    [Fact]
    public void Only_credit_is_sent_back()
    {
        _books.Charge(100);
        _books.Receive(120);
        Refused.With(DuesErrors.RefundTooLarge, _books.Account, _ => _books.Refund(20.01m));

        _books.Refund(20);

        Assert.Equal((0, 0), Account);
    }

    [Fact]
    public void A_reversal_takes_credit_first_and_then_opens_the_named_invoice_and_the_latest()
    {
        var (first, second, third) = (_books.Charge(100), _books.Charge(100), _books.Charge(100));
        _books.Receive(150);
        var payment = _books.Receive(170, named: third);
        Assert.Equal((-20, 20), Account);

        var reversal = _books.Reverse(payment);

        Assert.Equal((100, 50, 0), (first.Paid, second.Paid, third.Paid));
        Assert.Equal((150, 0), Account);
        Assert.Equal((LedgerEntryKind.Reversal, 170, third.Id), (reversal.Kind, reversal.Amount, reversal.InvoiceId));
        Assert.Equal((reversal.Ordinal, (string?)null), (payment.ReversedBy, payment.PaymentReference));
    }

    [Fact]
    public void Only_a_payment_that_stands_is_reversed_and_only_once()
    {
        var invoice = _books.Charge(100);
        var payment = _books.Receive(100);
        Refused.With(DuesErrors.NotAPayment, _books.Account, a => _books.Reverse(a.Entries.First()));

        _books.Reverse(payment);

        Refused.With(DuesErrors.ReversedAlready, _books.Account, _ => _books.Reverse(payment));
        Assert.Equal((0, 100), (invoice.Paid, invoice.Open));
    }

    [Fact]
    public void A_payment_that_was_sent_back_is_not_reversed_and_no_invoice_is_opened_by_the_attempt()
    {
        var invoice = _books.Charge(100);
        var payment = _books.Receive(150);
        _books.Refund(50);

        Refused.With(DuesErrors.RefundedAlready, _books.Account, _ => _books.Reverse(payment));

        Assert.Equal((100, true), (invoice.Paid, invoice.IsSettled));
        Assert.Null(payment.ReversedBy);
    }

    [Fact]
    public void Credit_that_another_invoice_is_to_take_first_is_spread_afterwards()
    {
        var books = new Bookkeeping();
        var (old, replaced) = (books.Charge(100), books.Charge(50));
        books.Receive(50, replaced);
        books.Account.BookCreditNote(replaced, books.Make(InvoiceKind.CreditNote, 50, replaced.Id), [], Bookkeeping.At());
        var anew = books.Charge(30);
        books.Account.Spread(books.Open);
        Assert.Equal((80m, 0m, 0m), (old.Open, anew.Open, books.Account.Credit));
    }
}
