using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>The append-only ledger of consents (rule 15).</summary>
public sealed class ConsentLedgerTests
{
    private static readonly ConsentContext Later = new("2026-02", "api", Given.Now.AddDays(9));

    [Fact]
    public void Joining_records_what_was_granted_with_the_circumstances_of_the_submission()
    {
        var member = Given.Member(consents: ConsentPurposes.Storage | ConsentPurposes.ChapterSharing);

        Assert.Equal(
            [(1, ConsentPurposes.Storage, true, "2026-01", "web", Given.Now), (2, ConsentPurposes.ChapterSharing, true, "2026-01", "web", Given.Now)],
            member.ConsentLedger.Select(c => (c.Ordinal, c.Purpose, c.Granted, c.PolicyVersion, c.Channel, c.At)));
        Assert.All(member.ConsentLedger, c => Assert.Equal(member.Id, c.MemberId));
    }

    [Fact]
    public void What_was_declined_when_joining_leaves_no_line() =>
        Assert.Equal(ConsentPurposes.Storage, Assert.Single(Given.Member().ConsentLedger).Purpose);

    [Theory]
    [InlineData(ConsentPurposes.Storage, true)]
    [InlineData(ConsentPurposes.Email, false)]
    [InlineData(ConsentPurposes.Directory, false)]
    [InlineData(ConsentPurposes.ChapterSharing, false)]
    public void A_choice_that_repeats_the_present_state_adds_nothing(ConsentPurposes purpose, bool granted)
    {
        var member = Given.Member();
        var version = member.Version;

        member.Choose(purpose, granted, Later);

        Assert.Single(member.ConsentLedger);
        Assert.Equal(version, member.Version);
    }

    [Fact]
    public void A_withdrawal_is_a_new_line_and_takes_the_consent_away()
    {
        var member = Given.Member(consents: ConsentPurposes.Storage | ConsentPurposes.Email);

        member.Choose(ConsentPurposes.Email, granted: false, Later);

        Assert.Equal(ConsentPurposes.Storage, member.Consents);
        var line = member.ConsentLedger.Last();
        Assert.Equal((3, ConsentPurposes.Email, false, Later), (line.Ordinal, line.Purpose, line.Granted, new ConsentContext(line.PolicyVersion, line.Channel, line.At)));
        Assert.Equal(3, member.ConsentCount);
    }

    [Fact]
    public void Declining_mail_ends_no_membership()
    {
        var member = Given.Member(consents: ConsentPurposes.Storage | ConsentPurposes.Email);

        member.Choose(ConsentPurposes.Email, granted: false, Later);

        Assert.True(member.InGoodStanding);
    }

    [Fact]
    public void Each_purpose_is_a_choice_of_its_own()
    {
        var member = Given.Member();

        foreach (var purpose in (ConsentPurposes[])[ConsentPurposes.Email, ConsentPurposes.Directory, ConsentPurposes.ChapterSharing])
            member.Choose(purpose, granted: true, Later);
        member.Choose(ConsentPurposes.Directory, granted: false, Later);

        Assert.Equal(ConsentPurposes.Storage | ConsentPurposes.Email | ConsentPurposes.ChapterSharing, member.Consents);
        Assert.Equal([1, 2, 3, 4, 5], member.ConsentLedger.Select(c => c.Ordinal));
    }

    [Fact]
    public void A_consent_changes_no_state_and_no_history()
    {
        var member = Given.Member();
        var lines = member.HistoryLength;

        member.Choose(ConsentPurposes.Email, granted: true, Later);

        Assert.Equal(lines, member.HistoryLength);
    }

    [Fact]
    public void A_suspended_member_chooses_nothing() =>
        Refused.With(MemberErrors.StateForbids, Given.Member(MemberStatus.Suspended), m => m.Choose(ConsentPurposes.Email, granted: true, Later));
}
