using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Domain.Members;

namespace Membership.UnitTests.Members;

/// <summary>Who may see and change members other than themselves, and what is masked.</summary>
public sealed class MemberAccessTests
{
    private static readonly Dictionary<string, Actor> Actors = new()
    {
        ["anonymous"] = Actor.Anonymous,
        ["member"] = Member(StaffRoles.None),
        ["administrator"] = Member(StaffRoles.MembershipAdministrator),
        ["auditor"] = Member(StaffRoles.Auditor),
        ["both"] = Member(StaffRoles.MembershipAdministrator | StaffRoles.Auditor),
        ["administrator without the scope"] = Member(StaffRoles.MembershipAdministrator) with { Scopes = ["openid"] },
        ["integrator"] = new Actor(null, "integrator", [KnownScopes.MembersRead], StaffRoles.None),
        ["integrator of groups"] = new Actor(null, "integrator", [KnownScopes.GroupsRead], StaffRoles.None),
    };

    [Theory]
    [InlineData("anonymous", false, false, false, false)]
    [InlineData("member", false, false, false, false)]
    [InlineData("administrator", true, true, true, false)]
    [InlineData("auditor", true, true, false, true)]
    [InlineData("both", true, true, true, false)]
    [InlineData("administrator without the scope", false, false, false, false)]
    [InlineData("integrator", true, false, false, false)]
    [InlineData("integrator of groups", false, false, false, false)]
    public void Each_caller_may_do_what_the_table_says(string caller, bool read, bool staff, bool administer, bool masked)
    {
        var actor = Actors[caller];

        Check(read, () => MemberAccess.RequireRead(actor));
        Check(staff, () => MemberAccess.RequireStaff(actor));
        Check(administer, () => MemberAccess.RequireAdministrator(actor));
        Assert.Equal(masked, MemberAccess.IsMasked(actor));
    }

    [Fact]
    public void A_masked_member_shows_initials_and_the_domain()
    {
        var masked = MemberResponse.Of(Given.Member()).Masked();

        Assert.Equal(("W.", "M.", "…@Example.com", null), (masked.GivenName, masked.FamilyName, masked.Email, masked.City));
    }

    [Fact]
    public void The_response_tells_what_the_member_is()
    {
        var member = Given.Member(MemberStatus.Suspended);

        var response = MemberResponse.Of(member);

        Assert.Equal((member.Id, member.MemberNumber, MemberStatus.Suspended, member.JoinedAt), (response.Id, response.MemberNumber, response.Status, response.JoinedAt));
        Assert.Equal(("Wanjikũ", "Mwangi", "Wanjiku@Example.com"), (response.GivenName, response.FamilyName, response.Email));
        Assert.Equal(member.Version, response.Version);
    }

    [Theory]
    [InlineData(ConsentPurpose.Storage, ConsentPurposes.Storage)]
    [InlineData(ConsentPurpose.Email, ConsentPurposes.Email)]
    [InlineData(ConsentPurpose.Directory, ConsentPurposes.Directory)]
    [InlineData(ConsentPurpose.ChapterSharing, ConsentPurposes.ChapterSharing)]
    public void Purposes_are_the_domains(ConsentPurpose purpose, ConsentPurposes flag)
    {
        Assert.Equal(flag, purpose.ToFlag());
        Assert.Equal(purpose, flag.ToPurpose());
    }

    [Fact]
    public void Only_granted_choices_count() => Assert.Equal(
        ConsentPurposes.Storage | ConsentPurposes.Directory,
        ((ConsentChoice[])[new(ConsentPurpose.Storage, true), new(ConsentPurpose.Email, false), new(ConsentPurpose.Directory, true)]).Granted());

    private static Actor Member(StaffRoles roles) => new(Given.Officer, "swagger", [KnownScopes.Membership], roles);

    private static void Check(bool allowed, Action require)
    {
        if (allowed) require();
        else Refused.With(CommonErrors.Forbidden, require);
    }
}
