using System.Diagnostics;
using System.Globalization;
using Membership.Benchmarks.Generate;

namespace Membership.Benchmarks.Bench;

/// <summary>
/// The verb <c>bench</c>: measures the API beside bare endpoints that run the same SQL, round by round in one run, at two sizes. What
/// counts are the ratios; figures of different runs or machines cannot be compared.
/// </summary>
internal static class BenchCommand
{
    public const string Usage = "bench <small.db> <large.db> [--seconds 3] [--rounds 3]   (both are written to: use copies)";

    private const int Connections = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length < 2) return Refuse();
        var (seconds, rounds) = (Number(args, "--seconds", 3), Number(args, "--rounds", 3));
        var small = await MeasureAsync(Path.GetFullPath(args[0]), seconds, rounds);
        var large = await MeasureAsync(Path.GetFullPath(args[1]), seconds, rounds);
        Console.WriteLine("\n| | bare small | API small | ratio | bare large | API large | ratio | small : large |\n|---|---|---|---|---|---|---|---|");
        foreach (var (s, l) in small.Rates.Zip(large.Rates))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {s.Name} | {s.Bare:F0} | {s.Api:F0} | {s.Api / s.Bare:F2} | {l.Bare:F0} | {l.Api:F0} | {l.Api / l.Bare:F2} | {s.Api / l.Api:F2} |"));
        Console.WriteLine($"\nresident memory of the API after the load: {small.Memory} MB small, {large.Memory} MB large");
        Console.WriteLine($"CSV of the largest chapter: {large.Csv}");
        return 0;
    }

    private static async Task<(List<Rate> Rates, long Memory, string Csv)> MeasureAsync(string database, int seconds, int rounds)
    {
        await using (await ServerProcess.ApiAsync(database, 5191)) { } // Makes what a first start makes.
        var workloads = new Workloads(database).Make(writes: 1500 * seconds * rounds);
        await using var api = await ServerProcess.ApiAsync(database, 5191);
        await using var bare = await ServerProcess.BareAsync(database, 5192);
        var rates = new List<Rate>();
        foreach (var work in workloads)
        {
            var (bareRates, apiRates) = (new List<double>(), new List<double>());
            for (var round = -1; round < rounds; round++)
            {
                // The round before the first warms up: compiled code settles after some ten thousand calls.
                var time = TimeSpan.FromSeconds(round < 0 ? Math.Max(seconds, 6) : seconds);
                var b = await HttpLoad.RunAsync(bare.Port, Part(work.Bare, work.Writes, round, rounds), Connections, time);
                var a = await HttpLoad.RunAsync(api.Port, Part(work.Api, work.Writes, round, rounds), Connections, time);
                if (round < 0) continue;
                bareRates.Add(b);
                apiRates.Add(a);
            }
            rates.Add(new Rate(work.Name, Median(bareRates), Median(apiRates)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(database)} {work.Name}: bare {rates[^1].Bare:F0}/s, API {rates[^1].Api:F0}/s"));
        }
        var memory = api.ResidentMegabytes;
        return (rates, memory, await CsvAsync(api, memory));
    }

    // Each round joins people of its own.
    private static IReadOnlyList<byte[]> Part(IReadOnlyList<byte[]> requests, bool writes, int round, int rounds)
    {
        if (!writes) return requests;
        var size = requests.Count / (rounds + 1);
        return [.. requests.Skip((round + 1) * size).Take(size)];
    }

    private static async Task<string> CsvAsync(ServerProcess api, long before)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{api.Port}") };
        using var form = new FormUrlEncodedContent([
            new("grant_type", "client_credentials"), new("client_id", BenchmarkAccounts.ClientId), new("client_secret", BenchmarkAccounts.ClientSecret), new("scope", "members.read")]);
        var answer = await (await http.PostAsync("/connect/token", form)).Content.ReadAsStringAsync();
        http.DefaultRequestHeaders.Authorization = new("Bearer", System.Text.Json.Nodes.JsonNode.Parse(answer)!["access_token"]!.GetValue<string>());
        http.DefaultRequestHeaders.Add("Accept", "text/csv");
        var (watch, lines, peak) = (Stopwatch.StartNew(), 0, before);
        using var response = await http.GetAsync($"/api/v1/chapters/{GroupPlan.LargeSlug}/members", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is not null)
        {
            if (++lines % 5000 == 0) peak = Math.Max(peak, api.ResidentMegabytes);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{lines - 1} rows in {watch.Elapsed.TotalSeconds:F1} s, resident {before} MB before, {peak} MB at most");
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    private static int Number(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }

    private sealed record Rate(string Name, double Bare, double Api);
}
