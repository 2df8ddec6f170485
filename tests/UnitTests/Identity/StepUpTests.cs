using System.Collections.Frozen;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Identity;
using Microsoft.Extensions.Options;

namespace Membership.UnitTests.Identity;

/// <summary>Who has signed in lately enough, and the shapes of what staff ask for.</summary>
public sealed class StepUpTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void A_members_sign_in_is_fresh_for_as_long_as_the_setting_says(int minutes, bool fresh) =>
        Assert.Equal(fresh, Of(Member() with { AuthenticatedAt = Given.Now.AddMinutes(-minutes) }).IsFresh);

    [Fact]
    public void A_member_of_whose_sign_in_nothing_is_known_is_not_fresh()
    {
        var refusal = Assert.Throws<DomainException>(() => Of(Member()).Require());
        Assert.Equal(SignInErrors.FreshSignInRequired, refusal.Error);
    }

    [Fact]
    public void Machines_are_not_asked() => Of(new Actor(null, "crm", FrozenSet<string>.Empty, StaffRoles.None)).Require();

    [Fact]
    public void Roles_are_known_by_their_names_and_a_reason_is_needed()
    {
        var validator = new ChangeStaffRolesValidator();
        Assert.True(validator.Validate(new ChangeStaffRolesCommand(["membership-administrator", "auditor"], "because")).IsValid);
        Assert.True(validator.Validate(new ChangeStaffRolesCommand([], "because")).IsValid);
        Assert.False(validator.Validate(new ChangeStaffRolesCommand(["membershipAdministrator"], "because")).IsValid);
        Assert.False(validator.Validate(new ChangeStaffRolesCommand(["auditor"], " ")).IsValid);
        Assert.False(validator.Validate(new ChangeStaffRolesCommand(null!, "because")).IsValid);
        Assert.Equal(["membership-administrator", "auditor"], StaffRoleNames.Of(StaffRoleNames.Parse(["auditor", "membership-administrator"])));
    }

    [Fact]
    public void A_reset_needs_a_reason()
    {
        Assert.True(new ResetSecondFactorValidator().Validate(new ResetSecondFactorCommand(Guid.NewGuid(), "because")).IsValid);
        Assert.False(new ResetSecondFactorValidator().Validate(new ResetSecondFactorCommand(Guid.NewGuid(), "")).IsValid);
    }

    private static Actor Member() => new(Guid.NewGuid(), "swagger", FrozenSet.ToFrozenSet([KnownScopes.Membership]), StaffRoles.None);

    private static FreshSignIn Of(Actor actor) => new(new Caller(actor), Options.Create(new AccountOptions()), new StoppedClock());

    private sealed record Caller(Actor Actor) : ICurrentActor;
}
