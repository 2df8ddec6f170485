using Membership.Domain.Common;
using Membership.Domain.Dues;

namespace Membership.UnitTests.Dues;

/// <summary>Whatever is booked in whatever order, the books agree with themselves to the smallest unit.</summary>
public sealed class DuesBalanceTests
{
    private const int Bookings = 400;

    public static TheoryData<string, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, int>();
            foreach (var currency in (string[])["JPY", "EUR", "KWD"])
                for (var seed = 1; seed <= 12; seed++) runs.Add(currency, seed);
            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void The_balance_is_the_sum_of_the_lines_and_what_is_open_less_the_credit(string currency, int seed)
    {
        var (books, random, refusals) = (new Bookkeeping(currency), new Random(seed), 0);
        for (var i = 0; i < Bookings; i++)
        {
            var lines = books.Account.EntryCount;
            try
            {
                Book(books, random, currency);
            }
            catch (DomainException)
            {
                refusals++;
                Assert.Equal(lines, books.Account.EntryCount);
            }
            Check(books, currency);
        }
        Assert.InRange(refusals, 1, Bookings / 2);
        Assert.All(Enum.GetValues<LedgerEntryKind>(), kind => Assert.Contains(books.Account.Entries, e => e.Kind == kind));
    }

    private static void Book(Bookkeeping books, Random random, string currency)
    {
        switch (random.Next(8))
        {
            case 0 or 1: books.Charge(Some(random, currency)); break;
            case 2 or 3: books.Receive(Some(random, currency) * (random.Next(6) == 0 ? 10 : 1), random.Next(2) == 0 ? Any(random, books.Invoices) : null); break;
            case 4: if (Any(random, books.Invoices) is { } credited) books.Credit(credited, Part(random, credited.Creditable, currency)); break;
            case 5: if (Any(random, books.Open) is { } open) books.WriteOff(open, Part(random, open.Open, currency)); break;
            case 6: books.Refund(Part(random, Math.Max(1, books.Account.Credit), currency)); break;
            default: if (Any(random, [.. books.Payments]) is { } payment) books.Reverse(payment); break;
        }
    }

    private static void Check(Bookkeeping books, string currency)
    {
        var account = books.Account;
        Assert.Equal(account.Balance, account.Entries.Sum(e => e.Amount));
        Assert.Equal(account.Balance, books.Invoices.Sum(i => i.Open) - account.Credit);
        Assert.Equal(account.Balance, account.Entries.LastOrDefault()?.BalanceAfter ?? 0);
        Assert.True(account.Credit >= 0);
        // Credit never stands beside something that it could pay.
        Assert.True(account.Credit == 0 || books.Open.Count == 0);
        foreach (var i in books.Invoices)
        {
            Assert.True(i is { Open: >= 0, Paid: >= 0, Credited: >= 0, WrittenOff: >= 0 });
            Assert.Equal(i.Total, i.Open + i.Paid + i.Credited + i.WrittenOff);
        }
        Assert.All(books.CreditNotes, n => Assert.Equal((0, 0), (n.Open, n.Paid)));
        Assert.All(account.Entries, e => Assert.True(new Money(e.Amount, currency).IsExact && new Money(e.BalanceAfter, currency).IsExact));
        var received = -books.Payments.Where(p => p.ReversedBy is null).Sum(p => p.Amount);
        Assert.Equal(received, books.Invoices.Sum(i => i.Paid) + account.Credit + account.Entries.Where(e => e.Kind is LedgerEntryKind.Refund).Sum(e => e.Amount));
    }

    private static T? Any<T>(Random random, IReadOnlyList<T> things) where T : class => things.Count == 0 ? null : things[random.Next(things.Count)];

    private static decimal Some(Random random, string currency) => Money.Round(1 + (decimal)random.NextDouble() * 5000, currency).Amount;

    // Often all of it, sometimes more, so that both the edge and the refusal beyond it are met.
    private static decimal Part(Random random, decimal whole, string currency) => random.Next(4) switch
    {
        0 => whole,
        1 => whole + 1,
        _ => Money.Round(whole * (decimal)random.NextDouble(), currency).Amount,
    };
}
