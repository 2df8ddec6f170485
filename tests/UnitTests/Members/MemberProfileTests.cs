using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>What a member tells about themselves.</summary>
public sealed class MemberProfileTests
{
    [Fact]
    public void A_new_profile_replaces_the_old_one()
    {
        var member = Given.Member();

        member.ChangeProfile(new Profile(new PersonName("ወለተ", null), "ET", null, "am"));

        Assert.Equal(("ወለተ", null, "ET", null, "am"), (member.GivenName, member.FamilyName, member.Country, member.City, member.Language));
    }

    [Fact]
    public void Sorting_and_searching_follow_the_new_name()
    {
        var member = Given.Member();

        member.ChangeProfile(Given.Profile("Wanjikũ", "Ochieng'"));

        Assert.StartsWith("ochieng wanjiku\u0001", member.SortKey, StringComparison.Ordinal);
        Assert.Equal(
            [$"ochieng\u0001{member.SortKey}", $"wanjiku\u0001{member.SortKey}", $"wanjiku@example.com\u0001{member.SortKey}"],
            member.SearchTerms.Select(t => t.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Search_terms_that_stay_are_not_touched()
    {
        var member = Given.Member();
        var before = member.SearchTerms.ToList();

        member.ChangeProfile(Given.Profile(city: "Mombasa"));

        Assert.Equal(before, member.SearchTerms);
    }

    [Fact]
    public void A_resigned_member_changes_no_profile() =>
        Refused.With(MemberErrors.StateForbids, Given.Member(MemberStatus.Resigned), m => m.ChangeProfile(Given.Profile("Wanja")));

    [Theory]
    [InlineData("José", "Gómez", "José Gómez", "gomez jose")]
    [InlineData("Suharto", null, "Suharto", "suharto")]
    [InlineData("Anne-Marie", "d'Ávila", "Anne-Marie d'Ávila", "d avila anne marie")]
    [InlineData("🦊", null, "🦊", "🦊")]
    public void A_name_is_shown_as_written_and_sorted_by_family_name(string given, string? family, string display, string folded)
    {
        var name = new PersonName(given, family);

        Assert.Equal((display, folded), (name.Display, name.Folded));
    }

    [Theory]
    [InlineData("...", null)]
    [InlineData("-", "'")]
    [InlineData("\u0301", null)]
    public void A_name_that_folds_to_nothing_still_sorts(string given, string? family)
    {
        var member = Member.Join(Given.Submission(Given.Profile(given, family)), Given.Now);

        Assert.Equal("\uFFFD", member.Name.Folded);
        Assert.StartsWith("\uFFFD\u0001", member.SortKey, StringComparison.Ordinal);
        Assert.Single(member.SearchTerms);
    }
}
