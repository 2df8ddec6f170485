using System.Diagnostics;
using Membership.Application.Mail;
using Membership.Application.Renewals;
using Membership.Benchmarks.Generate;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.Benchmarks.Renewals;

/// <summary>What a round of the renewals wrote, written once more by plain ADO.NET: no reading, no rules, no tracking.</summary>
internal static class BareRenewals
{
    private static readonly Type[] Inserted = [typeof(Invoice), typeof(InvoiceLine), typeof(LedgerEntry), typeof(OrganizationStateChange), typeof(OutboxMessage)];

    /// <summary>Copies the renewals that stand in the services' database into another that has none; answers the seconds that writing took.</summary>
    public static async Task<double> RunAsync(IServiceProvider services, string path)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var tables = Inserted.ToDictionary(t => t, t => new BulkTable(db, t));
        var batches = await ReadAsync(db, tables);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true }.ToString());
        await using var _ = connection.ConfigureAwait(false);
        connection.Open();
        using (var settings = Command(connection, "PRAGMA synchronous = FULL; PRAGMA mmap_size = 134217728")) settings.ExecuteNonQuery();
        var inserts = tables.ToDictionary(t => t.Key, t => t.Value.Insert(connection));
        using var organization = Command(connection, "UPDATE Organizations SET Status = 'RenewalDue', Reason = 'renewalWindow', HistoryLength = HistoryLength + 1, Version = Version + 4, "
            + "AwaitedInvoiceId = $p1, RemindersSent = 1, RemindedOn = $p2 WHERE Id = $p0", 3);
        using var account = Command(connection, "UPDATE DuesAccounts SET Balance = $p1, EntryCount = EntryCount + 1, Version = Version + 1 WHERE Id = $p0", 2);
        var watch = Stopwatch.StartNew();
        foreach (var batch in batches)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var (type, rows) in batch.Rows)
                foreach (var row in rows) Run(inserts[type], transaction, row);
            foreach (var (id, invoice, reminded, balance) in batch.Updates)
            {
                Run(organization, transaction, [id, invoice, reminded]);
                Run(account, transaction, [id, balance]);
            }
            transaction.Commit();
        }
        var seconds = watch.Elapsed.TotalSeconds;
        foreach (var insert in inserts.Values) insert.Dispose();
        return seconds;
    }

    private static async Task<List<Batch>> ReadAsync(MembershipDb db, Dictionary<Type, BulkTable> tables)
    {
        var invoices = await db.Invoices.Include(i => i.Lines).Where(i => i.Purpose == InvoicePurpose.Renewal).OrderBy(i => i.Number).ToListAsync();
        var entries = (await db.LedgerEntries.Where(e => e.Kind == LedgerEntryKind.Invoice).ToListAsync()).ToLookup(e => e.InvoiceId);
        var history = (await db.OrganizationHistory.Where(h => h.To == "renewalDue").ToListAsync()).ToLookup(h => h.OrganizationId);
        var mails = (await db.Outbox.OrderBy(m => m.Id).ToListAsync()).Chunk(2 * RenewalRound.BatchSize).ToList();
        return [.. invoices.Chunk(RenewalRound.BatchSize).Select((chunk, index) => new Batch(new Dictionary<Type, List<object[]>>
        {
            [typeof(Invoice)] = Rows(chunk), [typeof(InvoiceLine)] = Rows(chunk.SelectMany(i => i.Lines)), [typeof(LedgerEntry)] = Rows(chunk.SelectMany(i => entries[i.Id])),
            [typeof(OrganizationStateChange)] = Rows(chunk.SelectMany(i => history[i.OrganizationId])), [typeof(OutboxMessage)] = Rows(mails[index]),
        }, [.. chunk.Select(i => (i.OrganizationId.ToByteArray(true), i.Id.ToByteArray(true), i.IssuedOn.ToString("yyyy-MM-dd", provider: null), decimal.ToInt64(i.Open * 10_000m)))]))];

        List<object[]> Rows<T>(IEnumerable<T> entities) where T : class => [.. entities.Select(e => tables[typeof(T)].Row(e))];
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, int parameters = 0)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        if (parameters > 0) command.Prepare();
        return command;
    }

    private sealed record Batch(Dictionary<Type, List<object[]>> Rows, List<(byte[] Organization, byte[] Invoice, string Reminded, long Balance)> Updates);
}
