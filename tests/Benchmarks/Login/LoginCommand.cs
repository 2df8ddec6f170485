using System.Diagnostics;
using System.Globalization;
using System.Text;
using Membership.Application.Identity;
using Membership.Benchmarks.Bench;
using Membership.Benchmarks.Generate;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Benchmarks.Login;

/// <summary>
/// The verb <c>login</c>: what a token costs. Machines' tokens a second over HTTP, checking a token beside reading one row, and the
/// password hash, all in one run.
/// </summary>
internal static class LoginCommand
{
    public const string Usage = "login <small.db> [--seconds 5]   (is written to: use a copy)";

    private const int Calls = 200_000;
    private const int Connections = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length < 1)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }
        var database = Path.GetFullPath(args[0]);
        var seconds = Array.IndexOf(args, "--seconds") is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 5;
        await IssueAsync(database, seconds);
        await CheckAsync(database);
        Hash();
        return 0;
    }

    private static async Task IssueAsync(string database, int seconds)
    {
        await using var api = await ServerProcess.ApiAsync(database, 5191, pinned: false);
        var body = $"grant_type=client_credentials&client_id={BenchmarkAccounts.ClientId}&client_secret={BenchmarkAccounts.ClientSecret}&scope=members.read";
        var request = Encoding.ASCII.GetBytes(
            $"POST /connect/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        IReadOnlyList<byte[]> requests = [.. Enumerable.Repeat(request, 1_000_000)];
        await HttpLoad.RunAsync(api.Port, requests, Connections, TimeSpan.FromSeconds(5));
        for (var round = 1; round <= 3; round++)
        {
            var rate = await HttpLoad.RunAsync(api.Port, requests, Connections, TimeSpan.FromSeconds(seconds));
            Print($"client-credentials tokens, round {round}: {rate:F0}/s over {Connections} connections, load generator on the same processors");
        }
    }

    private static async Task CheckAsync(string database)
    {
        var options = new DbContextOptionsBuilder<Infrastructure.Persistence.Sqlite.SqliteMembershipDb>().UseSqlite($"Data Source={database}").Options;
        await using var db = new Infrastructure.Persistence.Sqlite.SqliteMembershipDb(options);
        using var cache = new TokenCache(TimeProvider.System);
        IAccessTokens tokens = new OneToken();
        await using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT ClientId, MemberId, Scopes, ExpiresAt FROM OidcGrants WHERE HandleHash = (SELECT HandleHash FROM OidcGrants LIMIT 1)";
        command.Prepare();
        for (var round = 1; round <= 3; round++)
        {
            var check = await TimeAsync(async () => await cache.FindAsync(OneToken.Handle, tokens, db, CancellationToken.None) is not null);
            var row = await TimeAsync(() =>
            {
                using var reader = command.ExecuteReader();
                return ValueTask.FromResult(reader.Read() && reader.GetString(2).Length > 0);
            });
            Print($"checking a token {check.TotalNanoseconds:F0} ns, reading one row through a prepared statement {row.TotalNanoseconds:F0} ns, ratio {check / row:F3}, round {round}");
        }
    }

    private static async Task<TimeSpan> TimeAsync(Func<ValueTask<bool>> call)
    {
        for (var i = 0; i < Calls / 10; i++) await call();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Calls; i++)
            if (!await call()) throw new InvalidOperationException("The call found nothing.");
        return watch.Elapsed / Calls;
    }

    private static void Hash()
    {
        const int Rounds = 210_000;
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
        var account = new Account { PasswordHash = hasher.HashPassword(new Account(), "a password of usual length") };
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++) hasher.VerifyHashedPassword(account, account.PasswordHash!, "a password of usual length");
        Print($"one password check: {watch.Elapsed.TotalMilliseconds / 20:F0} ms of one processor (PBKDF2-SHA512, {Rounds} rounds)");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class OneToken : IAccessTokens
    {
        public const string Handle = "the-token-that-is-checked";

        public Task<AccessToken?> FindAsync(string token, CancellationToken cancellationToken) =>
            Task.FromResult<AccessToken?>(new AccessToken("client", null, KnownScopes.MembersRead, DateTimeOffset.MaxValue, null, null));
    }
}
