using Membership.Application.Common;
using Membership.Application.Members;
using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>The shapes of the other requests about members.</summary>
public sealed class MemberValidatorsTests
{
    private static readonly PageRequest FirstPage = new(null, null);

    [Fact]
    public void A_token_is_needed_to_verify_an_address()
    {
        var validator = new VerifyEmailValidator();

        Validated.Accepts(validator, new VerifyEmailCommand("the token of the mailed link"));
        Validated.Names("token", validator, new VerifyEmailCommand(""));
        Validated.Names("token", validator, new VerifyEmailCommand(null!));
        Validated.Names("token", validator, new VerifyEmailCommand(new string('a', 1001)));
    }

    [Theory]
    [InlineData("wanjiku@example.com", true)]
    [InlineData("用户@例子.广告", true)]
    [InlineData("nobody", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_needed_to_ask_for_a_mail(string? email, bool accepted)
    {
        if (accepted)
        {
            Validated.Accepts(new ResendVerificationValidator(), new ResendVerificationCommand(email!));
            Validated.Accepts(new RequestPasswordResetValidator(), new RequestPasswordResetCommand(email!));
            return;
        }
        Validated.Names("email", new ResendVerificationValidator(), new ResendVerificationCommand(email!));
        Validated.Names("email", new RequestPasswordResetValidator(), new RequestPasswordResetCommand(email!));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(256, true)]
    [InlineData(0, false)]
    [InlineData(257, false)]
    public void A_new_password_has_a_length(int length, bool accepted)
    {
        var reset = new ResetPasswordCommand(Given.Officer, "token", new string('x', length));
        var change = new ChangePasswordCommand(Given.Officer, new string('x', length));
        if (accepted)
        {
            Validated.Accepts(new ResetPasswordValidator(), reset);
            Validated.Accepts(new ChangePasswordValidator(), change);
            return;
        }
        Validated.Names("newPassword", new ResetPasswordValidator(), reset);
        Validated.Names("newPassword", new ChangePasswordValidator(), change);
    }

    [Fact]
    public void Staff_say_why_they_change_a_membership()
    {
        var (validator, good) = (new ChangeMembershipValidator(), new ChangeMembershipCommand(Given.Officer, StaffAction.Suspend, "case 2026-17"));

        Validated.Accepts(validator, good);
        Validated.Accepts(validator, good with { Reason = new string('x', 1000) });
        foreach (var reason in (string?[])[null, "", "  ", "a\0b", new string('x', 1001)])
            Validated.Names("reason", validator, good with { Reason = reason! });
    }

    [Fact]
    public void A_resignation_may_come_without_words()
    {
        var validator = new ResignMembershipValidator();

        Validated.Accepts(validator, new ResignMembershipCommand(null));
        Validated.Accepts(validator, new ResignMembershipCommand("<b>moving on</b>'; --"));
        Validated.Names("reason", validator, new ResignMembershipCommand("a\0b"));
        Validated.Names("reason", validator, new ResignMembershipCommand(new string('x', 1001)));
    }

    [Fact]
    public void Consents_are_chosen_each_purpose_once()
    {
        var validator = new RecordMyConsentsValidator();

        Validated.Accepts(validator, new RecordMyConsentsCommand([new(ConsentPurpose.Email, false)]));
        Validated.Names("consents", validator, new RecordMyConsentsCommand([]));
        Validated.Names("consents", validator, new RecordMyConsentsCommand(null!));
        Validated.Names("consents", validator, new RecordMyConsentsCommand([new(ConsentPurpose.Email, false), new(ConsentPurpose.Email, true)]));
    }

    [Fact]
    public void A_list_of_members_names_bad_filters()
    {
        var (validator, good) = (new ListMembersValidator(), new ListMembersQuery("jos", MemberStatus.Active, "KE", MemberSort.Name, new PageRequest(200, null)));

        Validated.Accepts(validator, good);
        Validated.Accepts(validator, good with { Q = null, Status = null, Country = null, Page = FirstPage });
        Validated.Accepts(validator, good with { Q = "'; DROP TABLE Members;--" });
        foreach (var q in (string[])["", "  ", "...", "a\0b", new string('x', 101), "\uD83D"]) Validated.Names("q", validator, good with { Q = q });
        Validated.Names("country", validator, good with { Country = "Kenya" });
        Validated.Names("limit", validator, good with { Page = new PageRequest(0, null) });
        Validated.Names("limit", validator, good with { Page = new PageRequest(201, null) });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(201)]
    public void Own_pages_have_limits_too(int limit)
    {
        var page = new PageRequest(limit, null);

        Validated.Names("limit", new GetMemberHistoryValidator(), new GetMemberHistoryQuery(null, page));
        Validated.Names("limit", new GetMyConsentsValidator(), new GetMyConsentsQuery(page));
        Validated.Accepts(new GetMemberHistoryValidator(), new GetMemberHistoryQuery(null, FirstPage));
        Validated.Accepts(new GetMyConsentsValidator(), new GetMyConsentsQuery(FirstPage));
    }
}
