using System.Text;

namespace Membership.ArchitectureTests;

/// <summary>What is in the repository is fit for everybody's computer.</summary>
public sealed class RepositoryTextsTests
{
    // Written in pieces, so that this file does not hold what it looks for.
    private static readonly string[] AbsolutePaths = ["/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/", @"C:\Us" + "ers"];

    private static readonly List<(string File, string Text)> Texts =
        [.. Repository.KnownToGit().Select(f => (f, Repository.Read(f))).Where(f => !f.Item2.Contains('\0', StringComparison.Ordinal))];

    [Fact]
    public void No_file_holds_a_path_of_somebodys_computer()
    {
        Assert.NotEmpty(Texts);
        Offenders.None(from t in Texts from path in AbsolutePaths where t.Text.Contains(path, StringComparison.Ordinal) select $"{t.File}: {path}");
    }

    [Fact]
    public void No_file_holds_a_merge_conflict() =>
        Offenders.None(Texts.Where(t => t.Text.Contains("\n" + new string('<', 7) + " ", StringComparison.Ordinal)).Select(t => t.File));

    [Fact]
    public void Sources_are_well_formed_utf_8_with_unix_line_ends()
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var sources = Repository.KnownToGit().Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" or ".resx" or ".md" or ".json" or ".css").ToList();

        Assert.All(sources, f => strict.GetString(File.ReadAllBytes(Path.Combine(Repository.Root, f))));
        Offenders.None(sources.Where(f => Repository.Read(f).Contains('\r', StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_that_a_build_or_a_run_makes_is_known_to_git() =>
        Offenders.None(Repository.KnownToGit().Where(f => f.Split('/').Any(p => p is "bin" or "obj" or "node_modules" or "TestResults") || Path.GetExtension(f) is ".db" or ".dll" or ".trx"));
}
