using System.Diagnostics;
using System.Globalization;

namespace Membership.Benchmarks.Generate;

/// <summary>The verb <c>generate</c>: makes a large database.</summary>
public static class GenerateCommand
{
    /// <summary>One line of help.</summary>
    public const string Usage = "generate <file.db> [--members 1000000] [--groups 200] [--largest <a tenth of the members>]";

    /// <summary>Reads the arguments and runs; the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal) { ["--members"] = 1_000_000, ["--groups"] = 200 };
        for (var i = 1; i < args.Length; i += 2)
        {
            if (args[i] is not ("--members" or "--groups" or "--largest") || i + 1 == args.Length || !int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var value) || value < 1)
                return Refuse(Usage);
            numbers[args[i]] = value;
        }
        var (members, groups, largest) = (numbers["--members"], numbers["--groups"], numbers.GetValueOrDefault("--largest", numbers["--members"] / 10));
        if (args.Length == 0 || args[0].StartsWith('-')) return Refuse(Usage);
        if (members < 2 * groups || largest > members / 2) return Refuse("At least two members for each group, and at most half of all in the largest.");
        if (File.Exists(args[0])) return Refuse($"{args[0]} is there already.");

        var watch = Stopwatch.StartNew();
        await Generator.FillAsync(args[0], members, groups, largest, (done, step) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,7:F1} s  {done,9} members  {step}")));
        Console.WriteLine($"""
            {args[0]}: {new FileInfo(args[0]).Length >> 20} MB
            {BenchmarkAccounts.Administrator} and {BenchmarkAccounts.Secretary} (of /chapters/{GroupPlan.LargeSlug}), password {BenchmarkAccounts.Password}
            client {BenchmarkAccounts.ClientId}, secret {BenchmarkAccounts.ClientSecret}
            """);
        return 0;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 2;
    }
}
