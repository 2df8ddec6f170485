using System.Globalization;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Infrastructure.Dues;
using Microsoft.Extensions.Options;

namespace Membership.UnitTests.Dues;

/// <summary>Documents, years, and how they are written down.</summary>
public sealed class BooksTests
{
    [Fact]
    public void Numbers_have_no_gaps_and_credit_notes_a_series_of_their_own()
    {
        var (invoices, notes) = (new DocumentSeries(InvoiceKind.Invoice, 2026), new DocumentSeries(InvoiceKind.CreditNote, 2026));

        Assert.Equal(["2026-00001", "2026-00002", "CN-2026-00001", "2026-00003"], [invoices.Next(), invoices.Next(), notes.Next(), invoices.Next()]);
    }

    [Fact]
    public void Only_a_year_that_is_over_is_closed()
    {
        foreach (var year in (int[])[Given.Now.Year, Given.Now.Year + 1])
            Assert.Equal(DuesErrors.YearNotOver, Assert.Throws<DomainException>(() => new ClosedYear(year, Given.Officer, Given.Now)).Error);
        Assert.Equal(Given.Now.Year - 1, new ClosedYear(Given.Now.Year - 1, Given.Officer, Given.Now).Year);
    }

    [Fact]
    public void Keys_sort_by_the_day_whatever_calendar_the_machine_has()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            var books = new Bookkeeping();
            Assert.StartsWith("2026-03-14\u0001102026-00001", books.Charge(10).SortKey, StringComparison.Ordinal);
            Assert.StartsWith("2026-03-14\u0001", books.Account.Entries.Single().SortKey, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("1000", "USD", "1000.00")]
    [InlineData("1000.0000", "USD", "1000.00")]
    [InlineData("1000.0000", "JPY", "1000")]
    [InlineData("1000.5", "KWD", "1000.500")]
    [InlineData("-0.1", "EUR", "-0.10")]
    [InlineData("0", "KWD", "0.000")]
    public void Amounts_are_read_back_with_the_decimals_of_their_currency(string stored, string currency, string written) =>
        Assert.Equal(written, Money.Written(decimal.Parse(stored, CultureInfo.InvariantCulture), currency).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("en", "Gold: membership dues from March 14, 2026 to March 13, 2027")]
    [InlineData("fr", "Gold\u00A0: cotisation du 14 mars 2026 au 13 mars 2027")]
    [InlineData("es", "Gold: cuota del 14 de marzo de 2026 al 13 de marzo de 2027")]
    [InlineData("ar", "Gold: رسوم العضوية من 14 مارس 2026 إلى 13 مارس 2027")]
    public void A_line_is_told_in_the_readers_language(string language, string words) =>
        Assert.Equal(words, InvoiceTexts.Line(new CultureInfo(language), Line(InvoiceLineKind.Dues, Term.Rolling(Bookkeeping.Today), null, null)));

    [Theory]
    [InlineData(InvoiceLineKind.Dues, false, null, "Gold: membership dues for twelve months from the day of payment")]
    [InlineData(InvoiceLineKind.ProratedDues, true, 90, "Gold: membership dues from March 14, 2026 to March 13, 2027, 90 of 365 days of the year")]
    [InlineData(InvoiceLineKind.UpgradeDifference, true, 90, "Gold: difference in dues from March 14, 2026 to March 13, 2027, 90 of 365 days of the year")]
    [InlineData(InvoiceLineKind.UpgradeDifference, true, null, "Gold: difference in dues from March 14, 2026 to March 13, 2027")]
    [InlineData(InvoiceLineKind.UpgradeDifference, false, null, "Gold: difference in dues for twelve months")]
    [InlineData(InvoiceLineKind.Credit, false, null, "Credit for invoice Gold")]
    public void Every_kind_of_line_has_its_words(InvoiceLineKind kind, bool term, int? days, string words) =>
        Assert.Equal(words, InvoiceTexts.Line(new CultureInfo("en"), Line(kind, term ? Term.Rolling(Bookkeeping.Today) : null, days, days is null ? null : 365)));

    [Fact]
    public void Nothing_is_booked_before_the_books_begin_or_in_the_future_or_in_a_closed_year()
    {
        var today = new DateOnly(2026, 3, 2);
        Refused.With(DuesErrors.TooEarly with { Field = "on" }, () => BookableDay.Require(new DateOnly(1989, 12, 31), today, null, "on"));
        Refused.With(DuesErrors.InFuture with { Field = "on" }, () => BookableDay.Require(today.AddDays(1), today, null, "on"));
        Refused.With(DuesErrors.YearClosed with { Field = "on" }, () => BookableDay.Require(new DateOnly(2025, 12, 31), today, 2025, "on"));
        BookableDay.Require(today, today, 2025, "on");
        BookableDay.Require(new DateOnly(1990, 1, 1), today, null, "on");
    }

    [Fact]
    public async Task A_text_that_begins_like_a_formula_stays_a_text_and_a_negative_number_a_number()
    {
        var text = new StringWriter();
        await using (var csv = new CsvFile(text))
        {
            await csv.HeaderAsync("a", "b", "c", "d", "e");
            csv.Text("=1+1").Number(-10.50m).Text("+1, \"x\"").Day(Bookkeeping.Today).Name(PaymentMethod.BankTransfer);
            await csv.EndAsync();
            csv.Text(null).Number((int?)null).Text("a-b").Id(null).Name(null);
            await csv.EndAsync();
        }
        Assert.Equal("a,b,c,d,e\r\n'=1+1,-10.50,\"'+1, \"\"x\"\"\",2026-03-14,bankTransfer\r\n,,a-b,,\r\n", text.ToString());
    }

    [Theory]
    [InlineData("EUR", "DE89370400440532013000")]
    [InlineData("USD", "12-345")]
    public void A_transfer_goes_to_the_account_of_the_currency_or_to_the_one_for_all_others(string currency, string account)
    {
        var options = new DuesOptions();
        options.BankAccounts.Add(new BankAccount { Beneficiary = "The Body", Account = "12-345" });
        options.BankAccounts.Add(new BankAccount { Currency = "EUR", Beneficiary = "The Body", Account = "DE89 3704 0044 0532 0130 00" });
        var pay = new BankTransfer(Options.Create(options)).PayTo(currency, "2026-00007")!;

        Assert.Equal((account, "2026-00007", PaymentMethod.BankTransfer), (pay.Account, pay.Reference, pay.Method));
        Assert.Null(new BankTransfer(Options.Create(new DuesOptions())).PayTo(currency, "2026-00007"));
    }

    private static InvoiceLine Line(InvoiceLineKind kind, Term? term, int? days, int? ofDays) => Invoice.Make(new InvoiceDraft
    {
        Kind = InvoiceKind.Invoice, Purpose = InvoicePurpose.Admission, Currency = "EUR", DueOn = Bookkeeping.Today, Seller = "The Body", TierId = Guid.NewGuid(), YearlyDues = 1,
        Buyer = new InvoiceBuyer(Guid.NewGuid(), "Network Society", null, "KE", null, "en"), Lines = [new InvoiceLineDetails(kind, "Gold", term, days, ofDays, 1)],
    }, "2026-00001", Given.Now).Lines.Single();
}
