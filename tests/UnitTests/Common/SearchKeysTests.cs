using Membership.Domain.Common;

namespace Membership.UnitTests.Common;

/// <summary>The keys under which a person is found, and what a query asks for.</summary>
public sealed class SearchKeysTests
{
    private const string SortKey = "sort";

    private static string[] Terms(string name, string email = "a@example.org") =>
        [.. SearchKeys.Of(name, email, SortKey).Select(k => k.Split('\u0001')[0])];

    [Fact]
    public void A_person_is_found_by_each_word_and_by_the_address() =>
        Assert.Equal(["jose", "o", "brien", "a@example.org"], Terms("José O'Brien"));

    [Fact]
    public void Each_key_ends_with_the_sort_key_and_is_unique()
    {
        var keys = SearchKeys.Of("Ana Ana Ana", "a@example.org", SortKey);

        Assert.Equal([$"ana\u0001{SortKey}", $"a@example.org\u0001{SortKey}"], keys);
    }

    [Fact]
    public void A_name_that_folds_to_nothing_is_found_by_the_address_alone() => Assert.Equal(["a@example.org"], Terms("..."));

    [Fact]
    public void A_very_long_name_has_a_bounded_number_of_keys() =>
        Assert.Equal(13, Terms(string.Join(' ', Enumerable.Range(100, 60))).Length);

    [Fact]
    public void The_longest_term_fits_and_no_character_is_halved()
    {
        var sortKey = NameFolding.SortKey(new string('a', 100), Guid.AllBitsSet);

        Assert.All(SearchKeys.Of(new string('a', 99) + "🦊🦊", new string('x', 254), sortKey), k => Assert.True(k.Length <= SearchKeys.MaxLength));
        Assert.Equal(new string('a', 99), Terms(new string('a', 99) + "🦊🦊")[0]);
    }

    [Fact]
    public void A_query_asks_for_the_beginnings_of_all_its_words_the_longest_first() =>
        Assert.Equal(["gomez", "jos", "o"], SearchKeys.Prefixes(" jos  o'GÓMEZ "));

    [Fact]
    public void A_repeated_word_is_asked_for_once() => Assert.Equal(["ana"], SearchKeys.Prefixes("Ana ANA aná"));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("...")]
    [InlineData("-'")]
    public void A_query_of_signs_asks_for_nothing(string query) => Assert.Empty(SearchKeys.Prefixes(query));

    [Fact]
    public void An_address_in_a_query_stays_whole() => Assert.Equal(["ann-marie.o'x@example.org"], SearchKeys.Prefixes("Ann-Marie.O'X@Example.org"));

    [Fact]
    public void The_beginning_of_an_address_finds_it() =>
        Assert.StartsWith(SearchKeys.Prefixes("Wanjiku@exam")[0], EmailAddress.Parse("wanjiku@example.com").Key, StringComparison.Ordinal);

    // Addresses are stored with their domain in ASCII and in normal form C; what people type has to be brought to the same form.
    [Theory]
    [InlineData("user@münchen.example")]
    [InlineData("用户@例子.广告")]
    [InlineData("jose\u0301@example.org")]
    public void A_whole_international_address_finds_its_owner(string address) =>
        Assert.Equal([EmailAddress.Parse(address).Key], SearchKeys.Prefixes(address));

    [Fact]
    public void A_query_has_a_bounded_number_of_words() =>
        Assert.Equal(12, SearchKeys.Prefixes(string.Join(' ', Enumerable.Range(100, 25))).Count);

    [Fact]
    public void Stored_keys_are_brought_in_line_by_touching_only_what_differs()
    {
        var stored = new List<string> { "a", "b", "c" };
        var created = new List<string>();

        SearchKeys.Sync(stored, ["b", "d"], s => s, key =>
        {
            created.Add(key);
            return key;
        });

        Assert.Equal(["b", "d"], stored);
        Assert.Equal(["d"], created);
    }
}
