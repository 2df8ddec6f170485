using System.Diagnostics;
using System.Globalization;
using Membership.Application;
using Membership.Application.Council;
using Membership.Application.Identity;
using Membership.Application.Renewals;
using Membership.Domain.Council;
using Membership.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Membership.Benchmarks.Renewals;

/// <summary>
/// The verb <c>renewals</c>: makes organizations whose renewal is due, renews them in one round, and runs a second one, which must find nothing
/// to do; then freezes a roll of them. Then the same rows go into a copy through prepared statements, in transactions of the same size.
/// </summary>
internal static class RenewalsCommand
{
    public const string Usage = "renewals <new.db> [--organizations 10000]";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length is not (1 or 3) || File.Exists(args[0]) || (args.Length == 3 && args[1] != "--organizations"))
        {
            Console.Error.WriteLine(File.Exists(args.FirstOrDefault() ?? "") ? $"{args[0]} is there already." : Usage);
            return 2;
        }
        var (path, count) = (Path.GetFullPath(args[0]), args.Length == 3 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 10_000);
        await using var services = Services(path);
        await PersistenceServices.MigrateAsync(services, CancellationToken.None);
        await DueOrganizations.FillAsync(services, count);
        SqliteConnection.ClearAllPools();
        File.Copy(path, path + ".bare");

        var (first, seconds) = await RoundAsync(services);
        var documents = await CountAsync(services);
        Print($"{first.Asked} of {count} organizations asked in {seconds:F1} s: {first.Asked / seconds:F0} invoices a second, {first.Failed} failed, {documents} invoices in all");
        Print($"memory: {Environment.WorkingSet >> 20} MB resident, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most, {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB of objects that are in use");
        var (second, again) = await RoundAsync(services);
        Print($"second round: {second.Asked} asked in {again:F2} s, {await CountAsync(services) - documents} invoices more");

        var (entries, rolled) = await RollAsync(services);
        Print($"a roll of {entries} organizations: {rolled:F1} s");

        var bare = await BareRenewals.RunAsync(services, path + ".bare");
        Print($"the same rows through prepared statements, {RenewalRound.BatchSize} organizations in a transaction: {bare:F1} s, so a ratio of {bare / seconds:F2}");
        return first.Asked == count && second.Asked == 0 ? 0 : 1;
    }

    private static async Task<(RenewalRoundResponse Result, double Seconds)> RoundAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var watch = Stopwatch.StartNew();
        var result = await scope.ServiceProvider.GetRequiredService<RenewalRound>().RunAsync(CancellationToken.None);
        return (result, watch.Elapsed.TotalSeconds);
    }

    private static async Task<(int Entries, double Seconds)> RollAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var now = TimeProvider.System.GetUtcNow();
        var roll = new CouncilRoll(CouncilRollKind.Council, "Benchmark", now, Guid.CreateVersion7(), now);
        db.CouncilRolls.Add(roll);
        await db.SaveChangesAsync();
        var (writer, watch) = (scope.ServiceProvider.GetRequiredService<CouncilRollWriter>(), Stopwatch.StartNew());
        while (await writer.WriteAsync(roll.Id, CouncilRollWriter.PortionSize, CancellationToken.None)) { }
        return (await db.CouncilRolls.Where(r => r.Id == roll.Id).Select(r => r.EntryCount).SingleAsync(), watch.Elapsed.TotalSeconds);
    }

    private static async Task<int> CountAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MembershipDb>().Invoices.CountAsync();
    }

    private static ServiceProvider Services(string path)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Membership"] = $"Data Source={path}" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddApplication(configuration).AddPersistence(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IPublicUrl, Nowhere>();
        return services.BuildServiceProvider();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Nowhere : IPublicUrl
    {
        public string Base => "https://membership.example.org";
    }
}
