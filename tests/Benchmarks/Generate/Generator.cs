using System.Threading.Channels;
using Membership.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.Benchmarks.Generate;

/// <summary>
/// Fills a new SQLite database with many members. Every row is made by the domain; only the writing goes past EF. One core
/// makes rows while the other writes them, and memory does not grow with the number of members.
/// </summary>
public static class Generator
{
    private const int BatchSize = 20_000;

    // Three of a hundred resigned or are suspended.
    private static bool Stays(int index) => index % 100 < 97;

    /// <summary>Creates the file and fills it.</summary>
    /// <param name="sqlitePath">A file that does not exist yet.</param>
    /// <param name="members">How many members in all.</param>
    /// <param name="groups">How many groups in all.</param>
    /// <param name="largest">How many active members the group <c>large</c> gets.</param>
    /// <param name="progress">Told how many members are written, and what comes next.</param>
    /// <param name="cancellationToken">Breaks off; what was written is of no use then.</param>
    public static async Task FillAsync(
        string sqlitePath, int members, int groups, int largest, Action<int, string> progress, CancellationToken cancellationToken = default)
    {
        var random = new Random(2026);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var founded = now.AddYears(-15);
        var people = new PeopleSource(random);
        var plan = new GroupPlan(groups, members, largest, people, founded);
        var tables = await PrepareAsync(sqlitePath, db => Founders.Add(db, plan, people, founded), cancellationToken);
        progress(groups + Founders.Officials, "filling");

        var crowd = members - groups - Founders.Officials;
        var enrollments = new EnrollmentSource(plan, Enumerable.Range(0, crowd).Count(Stays), largest - Founders.InLarge, now, random);
        var batches = Channel.CreateBounded<BulkBatch>(2);
        var making = Task.Run(() => MakeAsync(crowd), cancellationToken);
        using var file = new BulkFile(sqlitePath, tables);
        var written = members - crowd;
        await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
        {
            file.Write(batch);
            written += batch.Members;
            progress(written, written < members ? "filling" : "analysing");
        }
        await making;
        file.Finish();

        async Task MakeAsync(int count)
        {
            Exception? failure = null;
            try
            {
                for (var first = 0; first < count; first += BatchSize)
                    await batches.Writer.WriteAsync(Batch(first, Math.Min(first + BatchSize, count)), cancellationToken);
            }
            catch (Exception e)
            {
                failure = e;
                throw;
            }
            finally
            {
                batches.Writer.Complete(failure);
            }
        }

        BulkBatch Batch(int first, int end)
        {
            var batch = new BulkBatch(tables);
            for (var i = first; i < end; i++)
            {
                // In the order of joining, so that identifiers grow as they do in life; more joined lately than long ago.
                var member = people.Join(founded.AddMilliseconds(Math.Floor((now - founded).TotalMilliseconds * Math.Sqrt((i + 1.0) / (crowd + 2)))));
                foreach (var enrollment in enrollments.Of(member, Stays(i))) batch.Add(enrollment);
                batch.Add(member);
            }
            return batch.Finish();
        }
    }

    private static async Task<BulkTables> PrepareAsync(string path, Action<MembershipDb> add, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Membership"] = $"Data Source={path}" };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddPersistence(configuration).BuildServiceProvider();
        await PersistenceServices.MigrateAsync(services, cancellationToken);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        add(db);
        await db.SaveChangesAsync(cancellationToken);
        var tables = new BulkTables(db);
        // The filling connection wants the file for itself.
        SqliteConnection.ClearAllPools();
        return tables;
    }
}
