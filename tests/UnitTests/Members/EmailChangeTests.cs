using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>A change of address: two ends, both of which must say yes.</summary>
public sealed class EmailChangeTests
{
    [Theory]
    [InlineData(EmailChangeEnd.New, EmailChangeEnd.Present)]
    [InlineData(EmailChangeEnd.Present, EmailChangeEnd.New)]
    public void Both_ends_must_say_yes_in_whatever_order(EmailChangeEnd first, EmailChangeEnd second)
    {
        var change = Open(Given.Member());

        Assert.False(change.IsComplete);
        change.Confirm(first, Given.Now);
        Assert.False(change.IsComplete);
        change.Confirm(second, Given.Now);
        Assert.True(change.IsComplete);
    }

    [Fact]
    public void An_end_that_says_yes_twice_does_not_answer_for_the_other()
    {
        var change = Open(Given.Member());
        change.Confirm(EmailChangeEnd.New, Given.Now);
        change.Confirm(EmailChangeEnd.New, Given.Now.AddHours(1));

        Assert.False(change.IsComplete);
        Assert.Equal(Given.Now, change.NewConfirmedAt);
    }

    [Fact]
    public void The_address_its_key_and_what_is_searched_change_together()
    {
        var member = Given.Member();
        member.ChangeEmail(Given.EmailChange(member, "Grace@Exämple.org"));

        Assert.Equal(("Grace@Exämple.org", "grace@xn--exmple-cua.org"), (member.Email, member.EmailKey));
        Assert.Contains(member.SearchTerms, t => t.Key.StartsWith("grace@xn--exmple-cua.org", StringComparison.Ordinal));
        Assert.DoesNotContain(member.SearchTerms, t => t.Key.StartsWith("wanjiku@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_that_one_end_has_confirmed_changes_nothing()
    {
        var member = Given.Member();
        var change = Open(member);
        change.Confirm(EmailChangeEnd.New, Given.Now);

        Refused.With(MemberErrors.StateForbids, member, m => m.ChangeEmail(change));
    }

    [Fact]
    public void Somebody_elses_change_changes_nothing() =>
        Refused.With(MemberErrors.StateForbids, Given.Member(), m => m.ChangeEmail(Given.EmailChange(Given.Member())));

    [Theory]
    [InlineData("wanjiku@example.net", true)]
    [InlineData("wanjiku", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task Only_an_address_can_be_asked_for(string? email, bool valid)
    {
        Assert.Equal(valid, (await new RequestEmailChangeValidator().ValidateAsync(new RequestEmailChangeCommand(email!))).IsValid);
        Assert.Equal(valid, (await new ReplaceLostEmailValidator().ValidateAsync(new ReplaceLostEmailCommand(email!, "because"))).IsValid);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Staff_must_say_why(string? reason) =>
        Assert.False((await new ReplaceLostEmailValidator().ValidateAsync(new ReplaceLostEmailCommand("wanjiku@example.net", reason!))).IsValid);

    [Theory]
    [InlineData("token", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task A_confirmation_needs_a_token(string? token, bool valid) =>
        Assert.Equal(valid, (await new ConfirmEmailChangeValidator().ValidateAsync(new ConfirmEmailChangeCommand(token!))).IsValid);

    private static EmailChange Open(Member member) => new(member.Id, EmailAddress.Parse("wanjiku@example.net"), Given.Now);
}
