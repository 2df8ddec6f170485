using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>Lapsed and resigned members come back as who they were.</summary>
public sealed class MemberReturnTests
{
    private static readonly DateTimeOffset Later = Given.Now.AddYears(2);

    private static JoinSubmission Again(ConsentPurposes consents = ConsentPurposes.Storage) =>
        Given.Submission(Given.Profile("Wanja", "Otieno", "Kisumu", "TZ"), consents: consents, context: new ConsentContext("2028-01", "api", Later));

    [Theory]
    [InlineData(MemberStatus.Lapsed)]
    [InlineData(MemberStatus.Resigned)]
    public void A_member_who_comes_back_keeps_number_identity_and_date_of_joining(MemberStatus status)
    {
        var member = Given.Member(status);
        var before = (member.Id, member.MemberNumber, member.JoinedAt);

        member.Return(Again(), Later);

        Assert.Equal(MemberStatus.Active, member.Status);
        Assert.Equal(before, (member.Id, member.MemberNumber, member.JoinedAt));
    }

    [Fact]
    public void The_return_is_recorded_as_the_members_own_act()
    {
        var member = Given.Member(MemberStatus.Resigned);

        member.Return(Again(), Later);

        var line = member.History.Last();
        Assert.Equal((4, "resigned", "active", "returned", member.Id, Later), (line.Ordinal, line.From, line.To, line.Reason, line.ActorId, line.At));
    }

    [Fact]
    public void The_new_submission_replaces_the_profile()
    {
        var member = Given.Member(MemberStatus.Lapsed);

        member.Return(Again(), Later);

        Assert.Equal(("Wanja", "Otieno", "Kisumu", "TZ"), (member.GivenName, member.FamilyName, member.City, member.Country));
        Assert.StartsWith("otieno wanja\u0001", member.SortKey, StringComparison.Ordinal);
        Assert.DoesNotContain(member.SearchTerms, t => t.Key.StartsWith("mwangi", StringComparison.Ordinal));
    }

    [Fact]
    public void The_new_submission_decides_on_consents_and_only_what_differs_is_recorded()
    {
        var member = Given.Member(MemberStatus.Resigned, consents: ConsentPurposes.Storage | ConsentPurposes.Email);

        member.Return(Again(ConsentPurposes.Storage | ConsentPurposes.Directory), Later);

        Assert.Equal(ConsentPurposes.Storage | ConsentPurposes.Directory, member.Consents);
        Assert.Equal(
            [(3, ConsentPurposes.Email, false, "2028-01", "api"), (4, ConsentPurposes.Directory, true, "2028-01", "api")],
            member.ConsentLedger.Skip(2).Select(c => (c.Ordinal, c.Purpose, c.Granted, c.PolicyVersion, c.Channel)));
    }

    [Theory]
    [InlineData(MemberStatus.Active)]
    [InlineData(MemberStatus.Suspended)]
    [InlineData(MemberStatus.Terminated)]
    [InlineData(MemberStatus.Erased)]
    public void Whoever_has_not_lapsed_or_resigned_cannot_join_again(MemberStatus status) =>
        Refused.With(JoinErrors.AddressTaken, Given.Member(status), m => m.Return(Again(), Later));
}
