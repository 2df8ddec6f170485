using Membership.Domain.Organizations;

namespace Membership.UnitTests.Organizations;

/// <summary>What each act on an organization's terms does in each state.</summary>
public sealed class OrganizationTermStatesTests
{
    private const string Table = """
                       Applied   UnderReview AwaitingPayment Active    RenewalDue Grace     Lapsed    Rejected  Resigned  Terminated
        Await          <forbids> <forbids>   AwaitingPayment <forbids> RenewalDue Grace     <forbids> <forbids> <forbids> <forbids>
        Begin          <forbids> <forbids>   Active          <forbids> <forbids>  <forbids> <forbids> <forbids> <forbids> <forbids>
        OpenRenewal    <forbids> <forbids>   <forbids>       RenewalDue <forbids> <forbids> <forbids> <forbids> <forbids> <forbids>
        Renew          <forbids> <forbids>   <forbids>       <forbids> Active     Active    <forbids> <forbids> <forbids> <forbids>
        EnterGrace     <forbids> <forbids>   <forbids>       <forbids> Grace      <forbids> <forbids> <forbids> <forbids> <forbids>
        Reminded       <forbids> <forbids>   <forbids>       <forbids> RenewalDue Grace     <forbids> <forbids> <forbids> <forbids>
        AwaitAgain     <forbids> <forbids>   <forbids>       RenewalDue <forbids> <forbids> <forbids> <forbids> <forbids> <forbids>
        ExtendGrace    <forbids> <forbids>   <forbids>       <forbids> <forbids>  Grace     <forbids> <forbids> <forbids> <forbids>
        CannotRenew    <forbids> <forbids>   <forbids>       Active    RenewalDue Grace     <forbids> <forbids> <forbids> <forbids>
        Lapse          <forbids> <forbids>   <forbids>       <forbids> <forbids>  Lapsed    <forbids> <forbids> <forbids> <forbids>
        Return         <forbids> <forbids>   <forbids>       <forbids> <forbids>  <forbids> AwaitingPayment <forbids> AwaitingPayment AwaitingPayment
        Resume         <forbids> <forbids>   <forbids>       <forbids> <forbids>  <forbids> <forbids> <forbids> Active    Active
        ChangeTierNow  <forbids> <forbids>   AwaitingPayment Active    RenewalDue Grace     <forbids> <forbids> <forbids> <forbids>
        ChangeTierNext <forbids> <forbids>   <forbids>       Active    RenewalDue Grace     <forbids> <forbids> <forbids> <forbids>
        Resign         Resigned  Resigned    Resigned        Resigned  Resigned   Resigned  Resigned  <forbids> <forbids> <forbids>
        Terminate      <forbids> <forbids>   <forbids>       Terminated Terminated Terminated Terminated <forbids> <forbids> <forbids>
        """;

    private static readonly Dictionary<string, Action<Organization>> Acts = new()
    {
        ["Await"] = o => o.Await(Guid.NewGuid()),
        ["Begin"] = o => o.Begin(Term.Rolling(OrganizationIn.Today), 1200m, Given.Decision("paid")),
        ["OpenRenewal"] = o => o.OpenRenewal(Given.Decision()),
        ["Renew"] = o => o.Renew(o.TierId, Term.Rolling(o.TermUntil?.AddDays(1) ?? OrganizationIn.Today), 1200m, OrganizationIn.Today, Given.Decision("paid")),
        ["EnterGrace"] = o => o.EnterGrace(OrganizationIn.Today.AddDays(90), Given.Decision()),
        ["Reminded"] = o => o.Reminded(OrganizationIn.Today),
        ["AwaitAgain"] = o => o.AwaitAgain(Guid.NewGuid(), Given.Decision()),
        ["ExtendGrace"] = o => o.ExtendGrace(OrganizationIn.Today.AddDays(30)),
        ["CannotRenew"] = o => o.CannotRenew("tier.not_valid"),
        ["Lapse"] = o => o.Lapse(0, OrganizationIn.Today, Given.Decision()),
        ["Return"] = o => o.Return(OrganizationIn.Tier(), Given.Decision()),
        ["Resume"] = o => o.Resume(OrganizationIn.Today, Given.Decision()),
        ["ChangeTierNow"] = o => o.ChangeTierNow(OrganizationIn.Tier(2400m), 2400m, Given.Now),
        ["ChangeTierNext"] = o => o.ChangeTierNext(OrganizationIn.Tier(600m).Id),
        ["Resign"] = o => o.Resign(Given.Decision()),
        ["Terminate"] = o => o.Terminate(Given.Decision()),
    };

    public static TheoryData<string, OrganizationStatus, string> Cells => StateTable.Cells<OrganizationStatus>(Table);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_act_leads_where_the_table_says_or_is_refused_and_changes_nothing(string act, OrganizationStatus present, string cell)
    {
        var organization = OrganizationIn.State(present);

        if (cell == "<forbids>")
        {
            Refused.With(OrganizationErrors.StateForbids, organization, Acts[act]);
            return;
        }
        var (version, history) = (organization.Version, organization.History.Count);
        Acts[act](organization);

        Assert.Equal(Enum.Parse<OrganizationStatus>(cell), organization.Status);
        Assert.True(organization.Version > version);
        Assert.Equal(present == organization.Status ? history : history + 1, organization.History.Count);
    }

    [Fact]
    public void Nobody_who_was_never_a_member_returns()
    {
        var withdrawn = OrganizationIn.State(OrganizationStatus.AwaitingPayment);
        withdrawn.Resign(Given.Decision());

        Refused.With(OrganizationErrors.NeverMember, withdrawn, o => o.Return(OrganizationIn.Tier(), Given.Decision()));
    }

    [Fact]
    public void Good_standing_means_active_renewal_due_or_in_grace() => Assert.All(Enum.GetValues<OrganizationStatus>(), status =>
        Assert.Equal(status is OrganizationStatus.Active or OrganizationStatus.RenewalDue or OrganizationStatus.Grace, OrganizationIn.State(status).InGoodStanding));
}
