using System.Text;
using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>
/// A prefix is a range of keys, in the order of SQL Server's binary collations (UTF-16, the shorter text filled with spaces) and in that of SQLite (UTF-8) alike.
/// </summary>
public sealed class SearchRangeTests
{
    public static TheoryData<string, string> Found => new()
    {
        { "José", "jo" },
        { "José", "JOSÉ" },
        { "José", "jose" },
        { "김", "김" },
        { "🦊", "🦊" },
        { "zzz", "zz" },
        { "مُحَمَّد", "مح" },
        { "አበበ", "አ" },
        { "किरण", "कि" },
        { "김민수", "김" },
        { "がくと", "が" },
        { "🦊🐻", "🦊" },
        { "Ana🦊", "ana" },
        { "𞤀𞤣𞤢𞤥", "𞤢" },
        { "𞤀𞤣𞤢𞤥", "𞤀𞤣" },
        { "a𞤀", "a" },
        { "\U0010FFFD", "\U0010FFFD" },
        { "a\U0010FFFD", "a" },
    };

    // Characters behind the surrogates: in UTF-16 they come after every emoji, in UTF-8 before. The first stands in a common Japanese name.
    public static TheoryData<string, string> FoundBehindTheSurrogates => new()
    {
        { "山﨑", "山" },
        { "a\uE000", "a" },
        { "a\uFFFD", "a" },
        { "葛\uFE00", "葛" },
        { "❤\uFE0F", "❤" },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void A_word_lies_in_the_range_of_its_beginning(string name, string query) => AssertFound(name, query);

    [Theory]
    [MemberData(nameof(FoundBehindTheSurrogates))]
    public void Characters_behind_the_surrogates_lie_in_the_range_too(string name, string query) => AssertFound(name, query);

    [Theory]
    [InlineData("José", "jos\u00E9z")]
    [InlineData("Josef", "josi")]
    [InlineData("Josf", "jose")]
    [InlineData("Jot", "josef")]
    [InlineData("Josef", "j0")]
    [InlineData("김", "기")]
    [InlineData("か", "が")]
    [InlineData("Jot", "jos")]
    [InlineData("🐻", "🦊")]
    public void Another_word_lies_outside(string name, string query)
    {
        var (key, from, to) = Range(name, query);

        Assert.False(string.CompareOrdinal(from, key) <= 0 && string.CompareOrdinal(key, to) < 0);
        Assert.False(Compare(from, key) <= 0 && Compare(key, to) < 0);
        Assert.False(ComparePadded(from, key) <= 0 && ComparePadded(key, to) < 0);
    }

    private static void AssertFound(string name, string query)
    {
        var (key, from, to) = Range(name, query);

        Assert.True(string.CompareOrdinal(from, key) <= 0, "UTF-16: before the range");
        Assert.True(Compare(from, key) <= 0, "UTF-8: before the range");
        Assert.True(Compare(key, to) < 0, "UTF-8: behind the range");
        Assert.True(string.CompareOrdinal(key, to) < 0, "UTF-16: behind the range");
        Assert.True(ComparePadded(from, key) <= 0, "Filled with spaces: before the range");
        Assert.True(ComparePadded(key, to) < 0, "Filled with spaces: behind the range");
    }

    private static (string Key, string From, string To) Range(string name, string query)
    {
        var key = SearchKeys.Of(name, "a@example.org", "sort")[0];
        var prefix = Assert.Single(SearchKeys.Prefixes(query));
        var (first, end) = SearchKeys.RangeOf(prefix);
        return (key, first, end);
    }

    private static int ComparePadded(string a, string b) =>
        string.CompareOrdinal(a.PadRight(Math.Max(a.Length, b.Length)), b.PadRight(Math.Max(a.Length, b.Length)));

    private static int Compare(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
}
