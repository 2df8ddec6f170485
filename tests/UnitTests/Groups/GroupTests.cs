using Membership.Domain.Groups;

namespace Membership.UnitTests.Groups;

/// <summary>Groups and what their kinds permit.</summary>
public sealed class GroupTests
{
    private static readonly Office Secretary = new("secretary", "Secretary", OfficeRights.SeeRoster | OfficeRights.ApproveMembers, OfficeRights.SeeCounts);

    [Theory]
    [InlineData(GroupKind.Chapter, true)]
    [InlineData(GroupKind.Sig, false)]
    [InlineData(GroupKind.StandingGroup, false)]
    [InlineData(GroupKind.WorkingGroup, false)]
    public void Only_a_chapter_serves_a_place(GroupKind kind, bool needsCity) => Assert.Equal(needsCity, kind.NeedsCity());

    [Theory]
    [InlineData(GroupStatus.InFormation, false)]
    [InlineData(GroupStatus.Chartered, true)]
    [InlineData(GroupStatus.PreRejuvenation, true)]
    [InlineData(GroupStatus.Rejuvenation, true)]
    [InlineData(GroupStatus.DecharterProposed, false)]
    [InlineData(GroupStatus.Dechartered, false)]
    [InlineData(GroupStatus.Proposed, false)]
    [InlineData(GroupStatus.Active, true)]
    [InlineData(GroupStatus.RenewalDue, true)]
    [InlineData(GroupStatus.Closed, false)]
    public void A_group_takes_members_while_it_is_at_work(GroupStatus status, bool expected) => Assert.Equal(expected, status.TakesMembers());

    [Theory]
    [InlineData(GroupKind.Chapter, OfficeRights.SeeRoster | OfficeRights.ApproveMembers)]
    [InlineData(GroupKind.Sig, OfficeRights.SeeCounts)]
    [InlineData(GroupKind.StandingGroup, OfficeRights.SeeCounts)]
    [InlineData(GroupKind.WorkingGroup, OfficeRights.SeeCounts)]
    public void An_office_has_the_rights_of_its_kind_of_group(GroupKind kind, OfficeRights expected) => Assert.Equal(expected, kind.DefaultRights(Secretary));

    [Fact]
    public void Rule_12_a_group_decides_for_itself_what_an_office_may_do()
    {
        var own = new GroupOfficeRights(Guid.NewGuid(), "secretary", OfficeRights.None);

        own.Change(OfficeRights.SeeCounts | OfficeRights.PostNews);

        Assert.Equal(OfficeRights.SeeCounts | OfficeRights.PostNews, own.Rights);
    }

    [Fact]
    public void A_group_asks_for_approval_unless_it_says_otherwise() =>
        Assert.True(new Group(GroupKind.Sig, "accessibility", "Accessibility SIG", GroupStatus.Active, Given.Now).ApprovalRequired);

    [Fact]
    public void A_group_says_which_countries_and_languages_it_serves()
    {
        var group = Given.Group().Serving("KE", "UG").Speaking("en", "sw");

        Assert.Equal(["KE", "UG"], group.Countries.Select(c => c.Country));
        Assert.All(group.Countries, c => Assert.Equal(group.Id, c.GroupId));
        Assert.Equal(["en", "sw"], group.Languages);
    }

    [Theory]
    [InlineData("Côte d'Ivoire Chapter", " cote d ivoire chapter")]
    [InlineData("Chapitre Québec–Montréal", " chapitre quebec montreal")]
    public void The_directory_finds_a_name_by_the_beginnings_of_its_words(string name, string expected) =>
        Assert.Equal(expected, new Group(GroupKind.Chapter, "x", name, GroupStatus.Chartered, Given.Now).SearchText);
}
