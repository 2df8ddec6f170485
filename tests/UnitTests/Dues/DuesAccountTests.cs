using Membership.Domain.Common;
using Membership.Domain.Dues;

namespace Membership.UnitTests.Dues;

/// <summary>What each booking does to the account and to the invoices.</summary>
public sealed class DuesAccountTests
{
    private readonly Bookkeeping _books = new();

    private (decimal Balance, decimal Credit) Account => (_books.Account.Balance, _books.Account.Credit);

    [Fact]
    public void A_payment_in_two_parts_settles_the_invoice()
    {
        var invoice = _books.Charge(1000);

        _books.Receive(400);
        Assert.Equal((400, 600, false), (invoice.Paid, invoice.Open, invoice.IsSettled));
        _books.Receive(600);

        Assert.Equal((1000, 0, true), (invoice.Paid, invoice.Open, invoice.IsSettled));
        Assert.Equal((0, 0), Account);
        Assert.Equal([1000m, 600m, 0m], _books.Account.Entries.Select(e => e.BalanceAfter));
        Assert.Equal([1, 2, 3], _books.Account.Entries.Select(e => e.Ordinal));
    }

    [Fact]
    public void What_is_paid_too_much_is_credit_which_the_next_invoice_takes()
    {
        _books.Charge(100);
        _books.Receive(130);
        Assert.Equal((-30, 30), Account);

        var next = _books.Charge(100);

        Assert.Equal((30, 70), (next.Paid, next.Open));
        Assert.Equal((70, 0), Account);
    }

    [Fact]
    public void A_payment_pays_the_invoice_it_names_then_the_others_by_age()
    {
        var (first, second, third) = (_books.Charge(100), _books.Charge(100), _books.Charge(100));

        _books.Receive(150, named: third);

        Assert.Equal((50, 0, 100), (first.Paid, second.Paid, third.Paid));
    }

    [Fact]
    public void A_payment_that_names_an_invoice_that_is_settled_pays_the_others()
    {
        var settled = _books.Charge(100);
        _books.Receive(100);
        var open = _books.Charge(80);

        var payment = _books.Receive(90, named: settled);

        Assert.Equal((100, 80, settled.Id), (settled.Paid, open.Paid, payment.InvoiceId));
        Assert.Equal((-10, 10), Account);
    }

    [Fact]
    public void A_payment_that_names_a_credit_note_is_refused_and_changes_nothing()
    {
        var invoice = _books.Charge(100);
        var note = _books.Credit(invoice, 100);

        Refused.With(DuesErrors.InvoiceUnknown, _books.Account, _ => _books.Receive(50, named: note));

        Assert.Equal((0, 0), (note.Open, note.Paid));
    }

    [Theory]
    [InlineData("-1", "EUR", "money.not_positive")]
    [InlineData("0", "EUR", "money.not_positive")]
    [InlineData("0.001", "EUR", "money.too_precise")]
    [InlineData("100000000000", "EUR", "money.too_large")]
    [InlineData("79228162514264337593543950335", "EUR", "money.too_large")]
    [InlineData("100", "USD", "dues.other_currency")]
    [InlineData("100", "eur", "dues.other_currency")]
    [InlineData("100", "", "dues.other_currency")]
    public void Absurd_amounts_and_other_currencies_are_refused_and_change_nothing(string amount, string currency, string code)
    {
        var invoice = _books.Charge(100);
        _books.Receive(150);
        var (number, before) = (decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), _books.Account.EntryCount);

        foreach (var act in (Action[])[() => _books.Receive(number, money: currency), () => _books.Refund(number, currency), () => _books.WriteOff(invoice, number, currency)])
            Assert.Equal(code, Assert.Throws<DomainException>(act).Error.Code);

        Assert.Equal(((-50m, 50m), before, 100m), (Account, _books.Account.EntryCount, invoice.Paid));
    }

    [Theory]
    [InlineData("JPY", "0.5")]
    [InlineData("JPY", "100.01")]
    [InlineData("KWD", "0.0001")]
    [InlineData("EUR", "10.001")]
    public void An_amount_finer_than_the_currency_is_refused(string currency, string amount)
    {
        var (books, number) = (new Bookkeeping(currency), decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

        Refused.With(MoneyErrors.TooPrecise, books.Account, _ => books.Receive(number));
        Refused.With(MoneyErrors.TooPrecise, () => books.Charge(number));
    }

    [Theory]
    [InlineData("ab 12", "AB12")]
    [InlineData("Ab\u00A012", "AB12")]
    [InlineData("AB12", "AB12")]
    public void References_are_compared_without_spaces_and_capitals(string reference, string key) =>
        Assert.Equal((reference, key), (_books.Receive(1, reference: reference).Reference, _books.Account.Entries.First().PaymentReference));

    [Fact]
    public void An_invoice_that_a_booking_does_not_touch_keeps_its_version()
    {
        var (first, second) = (_books.Charge(100), _books.Charge(100));
        var versions = (first.Version, second.Version);

        _books.Receive(100);

        Assert.Equal((versions.Item1 + 1, versions.Item2), (first.Version, second.Version));
    }

    [Fact]
    public void An_invoice_tells_once_that_it_became_settled_and_again_when_it_was_open_in_between()
    {
        var books = new Bookkeeping();
        var invoice = books.Charge(100);
        books.Receive(40);
        Assert.False(invoice.TakeSettledNow());
        var payment = books.Receive(60);
        Assert.True(invoice.TakeSettledNow());
        Assert.False(invoice.TakeSettledNow());
        books.Reverse(payment);
        books.Receive(60);
        Assert.True(invoice.TakeSettledNow());
    }
}
