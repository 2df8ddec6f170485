using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>A confirmed submission becomes a member.</summary>
public sealed class MemberJoinTests
{
    private static readonly DateTimeOffset Confirmed = Given.Now.AddDays(1);

    [Fact]
    public void Join_makes_an_active_member_of_what_was_submitted()
    {
        var member = Member.Join(Given.Submission(email: " Wanjiku@Example.com "), Confirmed);

        Assert.Equal(MemberStatus.Active, member.Status);
        Assert.Equal(("Wanjikũ", "Mwangi", "KE", "Nairobi", "en"), (member.GivenName, member.FamilyName, member.Country, member.City, member.Language));
        Assert.Equal(("Wanjiku@Example.com", "wanjiku@example.com"), (member.Email, member.EmailKey));
        Assert.Equal(Confirmed, member.JoinedAt);
    }

    [Fact]
    public void Join_gives_a_member_number_of_their_own()
    {
        var numbers = Enumerable.Range(0, 20).Select(_ => Given.Member().MemberNumber).ToList();

        Assert.All(numbers, n => Assert.True(MemberNumber.IsValid(n)));
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Join_records_the_submission_and_the_confirmation()
    {
        var member = Member.Join(Given.Submission(), Confirmed);

        Assert.Collection(member.History,
            line => Assert.Equal((1, Given.Now, null, "pendingEmail", null, null), (line.Ordinal, line.At, line.From, line.To, line.Reason, line.ActorId)),
            line => Assert.Equal((2, Confirmed, "pendingEmail", "active", "emailVerified", member.Id), (line.Ordinal, line.At, line.From, line.To, line.Reason, line.ActorId)));
        Assert.All(member.History, line => Assert.Equal(member.Id, line.MemberId));
    }

    [Fact]
    public void Join_takes_one_word_for_a_whole_name()
    {
        var member = Member.Join(Given.Submission(Given.Profile("Suharto", null)), Confirmed);

        Assert.Equal("Suharto", member.Name.Display);
        Assert.StartsWith("suharto\u0001", member.SortKey, StringComparison.Ordinal);
    }

    [Fact]
    public void Join_makes_the_member_findable_by_each_word_and_by_the_address()
    {
        var member = Given.Member();

        Assert.Equal(
            [$"mwangi\u0001{member.SortKey}", $"wanjiku\u0001{member.SortKey}", $"wanjiku@example.com\u0001{member.SortKey}"],
            member.SearchTerms.Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.All(member.SearchTerms, t => Assert.Equal(member.Id, t.MemberId));
    }

    [Fact]
    public void Join_needs_no_city() => Assert.Null(Given.Member(city: null).City);
}
