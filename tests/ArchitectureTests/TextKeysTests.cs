using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Membership.Application.Texts;

namespace Membership.ArchitectureTests;

/// <summary>The texts that code asks for and the texts that exist are the same.</summary>
public sealed partial class TextKeysTests
{
    private static readonly HashSet<string> Existing = [.. new ResourceManager("Membership.Application.Texts.Texts", typeof(Text).Assembly)
        .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(e => (string)e.Key)];

    private static readonly List<string> Sources = [.. Repository.Files("src", ".cs", ".cshtml").Select(Repository.Read)];

    [Fact]
    public void Every_text_that_code_asks_for_exists()
    {
        var asked = Sources.SelectMany(s => Asked().Matches(s)).Select(m => m.Groups["key"].Value).Where(k => !k.Contains('{', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(asked);
        Offenders.None(asked.Except(Existing, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_is_asked_for_by_its_key_or_by_the_beginning_of_it()
    {
        var literals = Sources.SelectMany(s => Literal().Matches(s)).Select(m => m.Groups["text"].Value).ToHashSet(StringComparer.Ordinal);
        var beginnings = literals.Where(l => l.Contains(".{", StringComparison.Ordinal)).Select(l => l[..(l.IndexOf('{', StringComparison.Ordinal))]).ToList();

        Offenders.None(Existing.Where(k => !literals.Contains(k) && !beginnings.Exists(b => b.Length > 0 && k.StartsWith(b, StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("Text\\.(Of|In|TryIn)\\([^\"\\n]*\"(?<key>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();

    [GeneratedRegex("\"(?<text>[a-zA-Z]+(\\.[^\"\\s]+)+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Literal();
}
