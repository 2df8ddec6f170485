using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Domain.Groups;

namespace Membership.UnitTests.Groups;

/// <summary>The shapes of requests about groups, and where each kind stands in the directory.</summary>
public sealed class GroupValidatorsTests
{
    private static readonly PageRequest FirstPage = new(null, null);

    [Fact]
    public void The_directory_names_bad_filters()
    {
        var (validator, good) = (new ListGroupsValidator(), new ListGroupsQuery(GroupPath.Chapters, "KE", "sw", "ken", FirstPage));

        Validated.Accepts(validator, good);
        Validated.Accepts(validator, good with { Country = null, Language = null, Q = null });
        Validated.Accepts(validator, good with { Q = "' OR 1=1 --" });
        Validated.Names("country", validator, good with { Country = "ke" });
        Validated.Names("language", validator, good with { Language = "Kiswahili" });
        Validated.Names("q", validator, good with { Q = "-" });
        Validated.Names("limit", validator, good with { Page = new PageRequest(201, null) });
        Validated.Names("limit", new ListOfficersValidator(), new ListOfficersQuery(GroupPath.Sigs, "a", new PageRequest(0, null)));
        Validated.Accepts(new ListOfficersValidator(), new ListOfficersQuery(GroupPath.Sigs, "a", FirstPage));
    }

    [Fact]
    public void An_appointment_names_whom_to_what_and_from_when()
    {
        var (validator, good) = (new AppointOfficerValidator(), new AppointOfficerCommand(Given.Officer, "secretary", new DateOnly(2026, 1, 1), null));

        Validated.Accepts(validator, good);
        Validated.Accepts(validator, good with { Until = new DateOnly(2027, 12, 31) });
        Validated.Names("memberId", validator, good with { MemberId = Guid.Empty });
        Validated.Names("office", validator, good with { Office = "" });
        Validated.Names("office", validator, good with { Office = null! });
        Validated.Names("office", validator, good with { Office = new string('x', 51) });
        Validated.Names("from", validator, good with { From = default });
    }

    [Fact]
    public void Rights_may_be_none_but_must_be_given()
    {
        var validator = new SetOfficeRightsValidator();

        Validated.Accepts(validator, new SetOfficeRightsCommand([OfficeRight.SeeCounts, OfficeRight.SeeRoster]));
        Validated.Accepts(validator, new SetOfficeRightsCommand([]));
        Validated.Names("rights", validator, new SetOfficeRightsCommand(null!));
    }

    [Fact]
    public void Rights_have_the_same_names_for_clients_and_in_the_domain() =>
        Assert.All(Enum.GetValues<OfficeRight>(), right => Assert.Equal(right.ToString(), ((OfficeRights)(1 << (int)right)).ToString()));

    [Theory]
    [InlineData(GroupKind.Chapter, GroupPath.Chapters)]
    [InlineData(GroupKind.Sig, GroupPath.Sigs)]
    [InlineData(GroupKind.StandingGroup, GroupPath.Sigs)]
    [InlineData(GroupKind.WorkingGroup, GroupPath.WorkingGroups)]
    public void Each_kind_stands_in_one_part_of_the_directory(GroupKind kind, GroupPath path)
    {
        IQueryable<Group> groups = new[] { Given.Group(kind) }.AsQueryable();

        Assert.Equal(path, kind.Path());
        Assert.All(Enum.GetValues<GroupPath>(), p => Assert.Equal(p == path, groups.In(p).Any()));
    }
}
