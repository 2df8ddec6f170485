using Membership.Domain.Representatives;

namespace Membership.UnitTests.Representatives;

/// <summary>What each role permits (rule 17).</summary>
public sealed class RepresentativeRolesTests
{
    private const string Table = """
                        Principal Alternate Billing Election
        See             yes       yes       yes     yes
        SeeDues         yes       yes       yes     no
        ChangeBilling   yes       yes       yes     no
        Act             yes       yes       no      no
        """;

    public static TheoryData<string, RepresentativeRole, string> Cells => StateTable.Cells<RepresentativeRole>(Table);

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_role_permits_what_the_table_says(string right, RepresentativeRole role, string cell) =>
        Assert.Equal(cell == "yes", role.Rights().HasFlag(Enum.Parse<RepresentativeRights>(right)));

    [Fact]
    public void Every_right_stands_in_the_table() =>
        Assert.All(Enum.GetValues<RepresentativeRights>().Where(r => r is not RepresentativeRights.None), r => Assert.Contains($"\n{r} ", "\n" + Table.Replace("        ", "", StringComparison.Ordinal), StringComparison.Ordinal));

    [Theory]
    [InlineData(RepresentativeRole.Principal, RepresentativeRole.Alternate)]
    [InlineData(RepresentativeRole.Alternate, RepresentativeRole.Principal)]
    [InlineData(RepresentativeRole.Billing, null)]
    [InlineData(RepresentativeRole.Election, null)]
    public void Principal_and_alternate_stand_beside_each_other(RepresentativeRole role, RepresentativeRole? counterpart) =>
        Assert.Equal((counterpart, counterpart is not null), (role.Counterpart(), role.IsHead()));
}
