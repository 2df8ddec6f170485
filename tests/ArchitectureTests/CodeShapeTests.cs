using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc.Razor;
using Xunit.Abstractions;

namespace Membership.ArchitectureTests;

/// <summary>How code in src looks.</summary>
public sealed partial class CodeShapeTests(ITestOutputHelper output)
{
    private const int LongestFile = 200;
    private const int UsualFile = 110;

    [Fact]
    public void Every_public_type_has_a_summary() =>
        Offenders.None(Repository.Assemblies.SelectMany(assembly =>
        {
            var documented = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml")).Descendants("member")
                .Where(m => !string.IsNullOrWhiteSpace((string?)m.Element("summary")) || m.Element("summary")?.HasElements == true)
                .Select(m => (string)m.Attribute("name")!).ToHashSet(StringComparer.Ordinal);
            return assembly.Types().Where(t => t.IsVisible && !t.IsMigration())
                .Where(t => !documented.Contains("T:" + t.FullName!.Replace('+', '.'))).Select(t => t.FullName!);
        }));

    [Fact]
    public void Classes_are_sealed_unless_made_to_be_derived_from() =>
        Offenders.None(Repository.Assemblies.SelectMany(a => a.Types())
            .Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && !t.IsMigration() && t != typeof(Program) && !typeof(RazorPageBase).IsAssignableFrom(t))
            .Select(t => t.FullName!));

    [Fact]
    public void Files_are_short()
    {
        var lengths = Sources().Where(f => !f.Contains("/Seed/", StringComparison.Ordinal)).ToDictionary(f => f, f => File.ReadLines(Path.Combine(Repository.Root, f)).Count());
        foreach (var (file, lines) in lengths.Where(l => l.Value > UsualFile).OrderByDescending(l => l.Value)) output.WriteLine($"{lines,4} {file}");

        Assert.DoesNotContain(lengths, l => l.Value > LongestFile);
    }

    [Fact]
    public void No_code_is_left_out_by_the_preprocessor() => AssertNowhere(PreprocessorIf());

    [Fact]
    public void The_time_is_asked_of_the_time_provider() => AssertNowhere(SystemClock());

    [Fact]
    public void No_warning_is_silenced_in_place() => AssertNowhere(SilencedWarning());

    [Fact]
    public void Nothing_blocks_on_a_task() => AssertNowhere(BlockingWait());

    private static IEnumerable<string> Sources() => Repository.Files("src", ".cs", ".cshtml").Where(f => !f.Contains("/Migrations/", StringComparison.Ordinal));

    private static void AssertNowhere(Regex pattern) => Offenders.None(from file in Sources()
                                                                        from line in Repository.Read(file).Split('\n').Index()
                                                                        where pattern.IsMatch(line.Item)
                                                                        select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [GeneratedRegex(@"^\s*#\s*(if|elif)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PreprocessorIf();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SystemClock();

    [GeneratedRegex(@"#pragma warning disable|\[SuppressMessage|#nullable disable", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SilencedWarning();

    [GeneratedRegex(@"\.GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)|\basync void\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BlockingWait();
}
