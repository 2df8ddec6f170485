using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.UnitTests.Organizations;

/// <summary>An application and its end, in every state.</summary>
public sealed class OrganizationReviewTests
{
    private static readonly Dictionary<string, Action<Organization>> Acts = new(StringComparer.Ordinal)
    {
        ["Review"] = o => o.BeginReview(Given.Decision(null)),
        ["Ask"] = o => o.Say(Given.Officer, fromStaff: true, "Which domain is yours?", Given.Now),
        ["Answer"] = o => o.Say(Applications.Applicant, fromStaff: false, "Both.", Given.Now),
        ["Approve"] = o => o.Approve(Applications.Tier(), Given.Decision(null)),
        ["Reject"] = o => o.Reject(Given.Decision()),
        ["Resign"] = o => o.Resign(Given.Decision()),
        ["Terminate"] = o => o.Terminate(Given.Decision()),
        ["Change"] = o => o.ChangeProfile(o.Profile() with { Website = "https://example.org" }, byStaff: false),
    };

    private static readonly Dictionary<string, DomainError> Refusals = new(StringComparer.Ordinal)
    {
        ["<state>"] = OrganizationErrors.StateForbids, ["<was>"] = OrganizationErrors.WasMember,
    };

    public static TheoryData<string, OrganizationStatus, string> Cells => StateTable.Cells<OrganizationStatus>("""
                  Applied         UnderReview     AwaitingPayment Active     RenewalDue Grace      Lapsed     Rejected Resigned Terminated
        Review    UnderReview     <state>         <state>         <state>    <state>    <state>    <state>    <state>  <state>  <state>
        Ask       UnderReview     UnderReview     <state>         <state>    <state>    <state>    <state>    <state>  <state>  <state>
        Answer    Applied         UnderReview     <state>         <state>    <state>    <state>    <state>    <state>  <state>  <state>
        Approve   AwaitingPayment AwaitingPayment <state>         <state>    <state>    <state>    <state>    <state>  <state>  <state>
        Reject    Rejected        Rejected        Rejected        <state>    <state>    <state>    <state>    <state>  <state>  <state>
        Resign    Resigned        Resigned        Resigned        Resigned   Resigned   Resigned   Resigned   <state>  <state>  <state>
        Terminate <state>         <state>         <state>         Terminated Terminated Terminated Terminated <state>  <state>  <state>
        Change    Applied         UnderReview     AwaitingPayment Active     RenewalDue Grace      Lapsed     <state>  <state>  <state>
        """);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_act_leads_where_the_table_says(string act, OrganizationStatus state, string cell)
    {
        var organization = Applications.In(state);
        if (Refusals.TryGetValue(cell, out var refusal)) Refused.With(refusal, organization, Acts[act]);
        else
        {
            var (version, steps) = (organization.Version, organization.History.Count);
            Acts[act](organization);
            Assert.Equal(Enum.Parse<OrganizationStatus>(cell), organization.Status);
            Assert.True(organization.Version > version);
            Assert.True(organization.Status == state || organization.History.Count > steps);
        }
    }

    [Fact]
    public void One_that_was_a_member_is_not_rejected_when_it_comes_back()
    {
        var organization = Applications.In(OrganizationStatus.Lapsed);
        organization.Return(Applications.Tier(), Given.Decision(null));

        Refused.With(OrganizationErrors.WasMember, organization, Acts["Reject"]);
        Acts["Terminate"](organization);
        Assert.Equal(OrganizationStatus.Terminated, organization.Status);
    }

    [Fact]
    public void Nobody_decides_on_an_application_of_their_own()
    {
        var decision = Given.Decision(by: Applications.Applicant);

        Refused.With(OrganizationErrors.OwnApplication, Applications.Applied(), o => o.Approve(Applications.Tier(), decision));
        Refused.With(OrganizationErrors.OwnApplication, Applications.Applied(), o => o.Reject(decision));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200b ")]
    public void Who_refuses_or_ends_says_why_and_so_does_a_member_that_leaves(string? reason)
    {
        var decision = Given.Decision(reason);

        Refused.With(OrganizationErrors.ReasonRequired, Applications.Applied(), o => o.Reject(decision));
        Refused.With(OrganizationErrors.ReasonRequired, Applications.In(OrganizationStatus.Active), o => o.Terminate(decision));
        Refused.With(OrganizationErrors.ReasonRequired, Applications.In(OrganizationStatus.Grace), o => o.Resign(decision));
        Applications.Applied().Resign(decision);
    }

    [Fact]
    public void A_question_waits_for_an_answer_until_there_is_one_or_a_decision()
    {
        var organization = Applications.Applied();

        Acts["Ask"](organization);
        Acts["Ask"](organization);
        Assert.True(organization.AwaitsAnswer);
        Acts["Answer"](organization);
        Assert.False(organization.AwaitsAnswer);
        Acts["Ask"](organization);
        Acts["Approve"](organization);
        Assert.False(organization.AwaitsAnswer);
        Assert.Equal([1, 2, 3, 4], organization.Messages.Select(m => m.Ordinal));
    }

    [Fact]
    public void An_approval_of_what_nobody_took_up_takes_it_up_first()
    {
        var organization = Applications.Applied();

        Assert.Equal(new Money(1200m, "USD"), organization.Approve(Applications.Tier(), Given.Decision(null)));
        Assert.Equal(["applied", "underReview", "awaitingPayment"], organization.History.Select(h => h.To));
    }

    [Fact]
    public void Nobody_applies_for_a_granted_tier_and_staff_give_it()
    {
        var granted = Applications.Tier("host", granted: true);

        Refused.With(TierErrors.GrantedByStaff, () => Applications.Applied(tier: granted));
        Assert.True(Applications.Applied().Approve(granted, Given.Decision(null)).IsZero);
    }

    [Fact]
    public void A_tier_for_others_is_neither_applied_for_nor_approved()
    {
        var companies = Applications.Tier("gold", 5000m, false, OrganizationKind.Corporation);

        Refused.With(TierErrors.WrongKind, () => Applications.Applied(tier: companies));
        Refused.With(TierErrors.WrongKind, Applications.Applied(), o => o.Approve(companies, Given.Decision(null)));
    }
}
