using Membership.Domain.Council;
using Membership.Domain.Members;
using Membership.Domain.Organizations;

namespace Membership.UnitTests.Council;

/// <summary>A roll is written once and never again (rule 19).</summary>
public sealed class CouncilRollTests
{
    [Fact]
    public void A_roll_is_not_of_the_future()
    {
        Refused.With(CouncilErrors.AsOfInFuture, () => New(Given.Now.AddMilliseconds(1)));
        Assert.Equal(Given.Now, New(Given.Now).AsOf);
    }

    [Fact]
    public void Portions_add_up_and_the_last_one_freezes_the_roll()
    {
        var roll = New(Given.Now);
        roll.Add([Seat("a", 1), Seat("b", 2.5m)], "b");
        Assert.Equal((CouncilRollStatus.Freezing, "b", 2, 3.5m), (roll.Status, roll.Position, roll.EntryCount, roll.TotalWeight));
        roll.Add([Seat("c", 1)], null);
        Assert.Equal((CouncilRollStatus.Frozen, null, 3, 4.5m), (roll.Status, roll.Position, roll.EntryCount, roll.TotalWeight));
        Assert.Equal(["a", "b", "c"], roll.Entries.Select(e => e.SortKey));
    }

    [Fact]
    public void Nothing_is_added_to_a_frozen_roll()
    {
        var roll = New(Given.Now);
        roll.Add([], null);
        Refused.With(CouncilErrors.Frozen, roll, r => r.Add([Seat("a", 1)], null));
    }

    [Fact]
    public void A_roll_that_is_being_written_is_not_read() => Assert.Equal("council.not_frozen", CouncilErrors.NotFrozen.Code);

    [Fact]
    public void States_of_histories_mean_what_states_of_today_mean()
    {
        Assert.All(Enum.GetValues<MemberStatus>().Where(s => s is not (MemberStatus.PendingEmail or MemberStatus.Closed)), s => Assert.Equal(Given.Member(s).InGoodStanding, s.IsInGoodStanding()));
        var organization = (Organization)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Organization));
        Assert.All(Enum.GetValues<OrganizationStatus>(), s =>
        {
            typeof(Organization).GetProperty(nameof(Organization.Status))!.SetValue(organization, s);
            Assert.Equal(organization.InGoodStanding, s.IsInGoodStanding());
        });
    }

    private static CouncilRoll New(DateTimeOffset asOf) => new(CouncilRollKind.Council, "Meeting", asOf, Given.Officer, Given.Now);

    private static CouncilSeat Seat(string key, decimal weight) => new(key, Guid.NewGuid(), key, "KE", null, null, Guid.NewGuid(), weight);
}
