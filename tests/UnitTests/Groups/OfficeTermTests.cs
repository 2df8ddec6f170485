using Membership.Domain.Groups;

namespace Membership.UnitTests.Groups;

/// <summary>Rule 11: an officer is an active member of the group, and rights end with the term.</summary>
public sealed class OfficeTermTests
{
    private static readonly DateOnly FirstDay = new(2026, 1, 1);

    private static OfficeTerm Term(DateOnly? until = null, bool isActiveMember = true) =>
        new(Given.Group(), Given.Officer, "secretary", FirstDay, until, isActiveMember, Given.Now);

    [Fact]
    public void Rule_11_only_an_active_member_of_the_group_holds_an_office() =>
        Refused.With(GroupErrors.OfficerMustBeMember, () => Term(isActiveMember: false));

    [Fact]
    public void A_term_cannot_end_before_it_begins() =>
        Refused.With(GroupErrors.TermEndsBeforeItBegins, () => Term(FirstDay.AddDays(-1)));

    [Fact]
    public void A_term_may_last_one_day() => Assert.Equal(FirstDay, Term(FirstDay).Until);

    [Fact]
    public void A_term_may_have_no_end() => Assert.Equal((null, null), (Term().Until, Term().EndedAt));

    [Fact]
    public void A_term_tells_who_holds_which_office_where()
    {
        var group = Given.Group();

        var term = new OfficeTerm(group, Given.Officer, "chair", FirstDay, null, isActiveMember: true, Given.Now);

        Assert.Equal((group.Id, Given.Officer, "chair", FirstDay), (term.GroupId, term.MemberId, term.OfficeCode, term.From));
    }

    [Fact]
    public void Ending_a_term_is_immediate()
    {
        var term = Term(FirstDay.AddYears(2));

        term.End(Given.Now);

        Assert.Equal((Given.Now, 2), (term.EndedAt, term.Version));
    }

    [Fact]
    public void Ending_a_term_twice_changes_nothing()
    {
        var term = Term();
        term.End(Given.Now);

        term.End(Given.Now.AddDays(1));

        Assert.Equal((Given.Now, 2), (term.EndedAt, term.Version));
    }
}
