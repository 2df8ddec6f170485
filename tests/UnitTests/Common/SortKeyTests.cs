using System.Text;
using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>One key that sorts people by name and is unique.</summary>
public sealed class SortKeyTests
{
    private static readonly Guid Id = Guid.Parse("019ce000-0000-7000-8000-0000000000aa");

    [Fact]
    public void A_key_is_the_folded_name_and_the_id() =>
        Assert.Equal("gomez jose\u0001019ce0000000700080000000000000aa", NameFolding.SortKey("gomez jose", Id));

    [Fact]
    public void People_of_the_same_name_have_different_keys() =>
        Assert.NotEqual(NameFolding.SortKey("kim", Id), NameFolding.SortKey("kim", Guid.NewGuid()));

    [Theory]
    [InlineData("ann", "anna")]
    [InlineData("ann", "ann lee")]
    [InlineData("ann zoe", "anna ann")]
    [InlineData("gomez", "мария")]
    public void A_shorter_name_comes_first_whatever_the_ids(string first, string second)
    {
        var keys = (NameFolding.SortKey(first, Guid.AllBitsSet), NameFolding.SortKey(second, Guid.Empty));

        Assert.True(string.CompareOrdinal(keys.Item1, keys.Item2) < 0);
        Assert.True(Encoding.UTF8.GetBytes(keys.Item1).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(keys.Item2)) < 0);
    }

    [Fact]
    public void The_longest_names_fit()
    {
        var longest = NameFolding.SortKey(NameFolding.Fold($"{new string('ﷺ', 100)} {new string('ß', 100)}"), Id);

        Assert.True(longest.Length <= NameFolding.MaxSortKeyLength);
        Assert.EndsWith($"\u0001{Id:N}", longest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(81)]
    public void A_cut_never_halves_a_character(int position)
    {
        var key = NameFolding.SortKey(new string('a', position) + "🦊🦊", Id);

        Assert.True(PlainText.IsClean(key.Replace('\u0001', ' ')));
        Assert.True(key.Length <= NameFolding.MaxSortKeyLength);
    }

    [Fact]
    public void Names_that_differ_only_after_the_cut_still_have_different_keys() =>
        Assert.NotEqual(NameFolding.SortKey(new string('a', 80) + "x", Id), NameFolding.SortKey(new string('a', 80) + "y", Guid.NewGuid()));
}
