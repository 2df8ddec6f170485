using Membership.Domain.Dues;

namespace Membership.UnitTests.Dues;

/// <summary>The tier and the dues of a term follow from its invoices, whichever of them are paid.</summary>
public sealed class TermLevelTests
{
    private readonly Bookkeeping _books = new();

    [Theory]
    [InlineData(new bool[0], 1200)]
    [InlineData(new[] { true }, 2400)]
    [InlineData(new[] { true, true }, 3600)]
    [InlineData(new[] { true, false }, 2400)]
    [InlineData(new[] { false, true }, 1200)]
    [InlineData(new[] { false, false }, 1200)]
    public void A_step_counts_where_it_is_paid_and_stands_on_what_is(bool[] paid, int dues)
    {
        var (renewal, steps) = Steps(paid);
        var level = TermLevel.Of(renewal, steps);
        Assert.Equal((dues, dues == 1200 ? renewal.TierId : steps[(dues / 1200) - 2].TierId), (level.Dues, level.TierId));
    }

    [Fact]
    public void A_step_that_was_given_before_it_was_paid_for_counts_until_it_is_taken_back()
    {
        var (renewal, steps) = Steps([false]);
        steps[0].LetBegin(still: false);
        Assert.Equal((2400m, 2400m), (TermLevel.Of(renewal, steps).Dues, TermLevel.PaidFor(1200m, steps)));
        _books.Credit(steps[0], 200m);
        Assert.Equal((2400m, 2400m), (TermLevel.Of(renewal, steps).Dues, TermLevel.PaidFor(1200m, steps)));
        _books.Credit(steps[0], 1000m);
        Assert.Equal((1200m, 1200m), (TermLevel.Of(renewal, steps).Dues, TermLevel.PaidFor(1200m, steps)));
    }

    [Fact]
    public void In_a_term_that_has_begun_each_step_that_is_paid_counts_by_itself()
    {
        Assert.Equal(2400m, TermLevel.PaidFor(1200m, Steps([false, true]).Upgrades));
        Assert.Equal(3600m, TermLevel.PaidFor(1200m, Steps([true, true]).Upgrades));
    }

    private (Invoice Renewal, List<Invoice> Upgrades) Steps(bool[] paid)
    {
        var renewal = _books.Charge(1200m, InvoicePurpose.Renewal);
        _books.Receive(1200m, renewal);
        var steps = paid.Select((isPaid, i) =>
        {
            var step = _books.ChargeStep(1200m * (i + 1), 1200m * (i + 2));
            if (isPaid) _books.Receive(1200m, step);
            return step;
        }).ToList();
        return (renewal, steps);
    }
}
