using Membership.Domain.Affiliations;
using Membership.Domain.Members;

namespace Membership.UnitTests.Affiliations;

/// <summary>What each act does in each state of an affiliation.</summary>
public sealed class AffiliationStatesTests
{
    private const string Table = """
                 Claimed   Confirmed Declined  Ended
        Confirm  Confirmed <forbids> <forbids> <forbids>
        Decline  Declined  <forbids> <forbids> <forbids>
        End      Ended     Ended     <forbids> <forbids>
        TakeSeat <forbids> Confirmed <forbids> <forbids>
        LoseSeat <forbids> <forbids> <forbids> <forbids>
        RequireConfirmed <forbids> Confirmed <forbids> <forbids>
        """;

    private static readonly Dictionary<string, Action<Affiliation>> Acts = new()
    {
        ["Confirm"] = a => a.Confirm(AffiliationProof.Staff, Given.Now.AddDays(4)),
        ["Decline"] = a => a.Decline(Given.Decision()),
        ["End"] = a => a.End(Given.Decision()),
        ["TakeSeat"] = a => a.TakeSeat(),
        ["LoseSeat"] = a => a.LoseSeat(),
        ["RequireConfirmed"] = a => a.RequireConfirmed(),
    };

    public static TheoryData<string, AffiliationStatus, string> Cells => StateTable.Cells<AffiliationStatus>(Table);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_act_leads_where_the_table_says_or_is_refused_and_changes_nothing(string act, AffiliationStatus present, string cell)
    {
        var affiliation = Workplaces.Affiliation(present);
        if (cell == "<forbids>")
        {
            Refused.With(AffiliationErrors.StateForbids, affiliation, Acts[act]);
            return;
        }
        Acts[act](affiliation);

        Assert.Equal((cell, affiliation.Status is AffiliationStatus.Claimed or AffiliationStatus.Confirmed), ($"{affiliation.Status}", affiliation.IsLive));
    }

    [Fact]
    public void A_claim_needs_a_member_in_good_standing_and_an_organization_that_is_one()
    {
        Refused.With(MemberErrors.NotInGoodStanding, () => Workplaces.Affiliation(AffiliationStatus.Claimed, member: Given.Member(MemberStatus.Suspended)));
        Refused.With(AffiliationErrors.OrganizationNotMember, () => Workplaces.Affiliation(AffiliationStatus.Claimed, organization: Workplaces.Organization(isMember: false)));
    }

    [Fact]
    public void Who_is_confirmed_waits_until_seated_and_who_loses_the_seat_waits_in_the_order_of_the_confirmations_again()
    {
        var (first, second) = (Workplaces.Affiliation(AffiliationStatus.Confirmed), Workplaces.Affiliation(AffiliationStatus.Confirmed, hasSeat: true));
        Assert.Equal((true, false), (first.WaitingKey is not null, second.WaitingKey is not null));

        second.LoseSeat();

        Assert.Equal((false, second.ConfirmedAt!.Value.UtcTicks), (second.HasSeat, long.Parse(second.WaitingKey!.AsSpan(0, 19), provider: null)));
    }

    [Fact]
    public void Whatever_ends_gives_the_seat_and_the_place_in_line_up()
    {
        var (seated, waiting) = (Workplaces.Affiliation(AffiliationStatus.Confirmed, hasSeat: true), Workplaces.Affiliation(AffiliationStatus.Confirmed));

        seated.End(Given.Decision());
        waiting.End(Given.Decision("left"));

        Assert.Equal((false, null, null, "left"), (seated.HasSeat, seated.WaitingKey, waiting.WaitingKey, waiting.Reason));
        Assert.NotNull(waiting.EndedAt);
    }

    [Fact]
    public void The_place_among_the_names_follows_the_name()
    {
        var member = Given.Member();
        var affiliation = Workplaces.Affiliation(AffiliationStatus.Claimed, member: member);
        member.ChangeProfile(Given.Profile(given: "Ábel", family: null));

        affiliation.Follow(member);

        Assert.StartsWith("abel\u0001", affiliation.SortKey, StringComparison.Ordinal);
    }
}
