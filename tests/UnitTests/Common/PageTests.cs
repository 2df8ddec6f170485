using Membership.Application.Common;
using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>Pages, versions and masking.</summary>
public sealed class PageTests
{
    private static readonly PageRequest Two = new(2, null);

    [Fact]
    public void A_page_has_fifty_entries_unless_asked_otherwise()
    {
        Assert.Equal(50, new PageRequest(null, null).Size);
        Assert.Equal(200, new PageRequest(200, null).Size);
    }

    [Fact]
    public void The_row_beyond_the_limit_makes_a_next_page_from_the_last_entry()
    {
        List<string> rows = ["a", "b", "c"];

        var page = rows.ToPage(Two, new Positions(), "list", r => [r, r + r], r => r.ToUpperInvariant());

        Assert.Equal(["A", "B"], page.Items);
        Assert.Equal("list|b|bb", page.Next);
        Assert.Null(page.Total);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_last_page_has_no_next(int count)
    {
        var rows = Enumerable.Range(0, count).ToList();

        var page = rows.ToPage(Two, new Positions(), "list", r => [$"{r}"], r => r, total: 7);

        Assert.Equal((count, null, 7), (page.Items.Count, page.Next, page.Total));
    }

    [Fact]
    public void A_first_page_begins_nowhere()
    {
        Assert.Null(new Positions().Position("list", new PageRequest(2, null)));
        Assert.Equal(["b", "bb"], new Positions().Position("list", new PageRequest(2, "list|b|bb"))!);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(1, false)]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    public void A_stale_copy_is_refused(int? expected, bool accepted)
    {
        var member = Given.Member();

        if (accepted) member.RequireVersion(expected);
        else Refused.With(CommonErrors.Stale, member, m => m.RequireVersion(expected));
        member.RequireVersion(member.Version);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("Wanjikũ", "W.")]
    [InlineData("Wanjiku\u0303", "W.")]
    [InlineData("E\u0301mile", "E\u0301.")]
    [InlineData("नीति", "नी.")]
    [InlineData("👩\u200D💻x", "👩\u200D💻.")]
    [InlineData("𞤀𞤣", "𞤀.")]
    public void An_initial_is_one_character_as_readers_count(string? name, string? initial) => Assert.Equal(initial, Masking.Initial(name));

    [Theory]
    [InlineData("wanjiku@example.com", "…@example.com")]
    [InlineData("用户@例子.广告", "…@例子.广告")]
    public void Of_an_address_the_domain_is_shown(string email, string masked) => Assert.Equal(masked, Masking.Domain(email));

    private sealed class Positions : ICursors
    {
        public string Seal(string list, params ReadOnlySpan<string> position) => list + "|" + string.Join('|', position!);

        public string[] Open(string list, string cursor) => cursor.Split('|')[1..];
    }
}
