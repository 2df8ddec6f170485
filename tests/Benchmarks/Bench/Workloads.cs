using Membership.Benchmarks.Generate;
using Membership.Infrastructure.Identity;
using Microsoft.Data.Sqlite;

namespace Membership.Benchmarks.Bench;

/// <summary>The same work for both servers: which member, which page, which search, who joins what.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Api">Requests to the API, with real tokens.</param>
/// <param name="Bare">Requests for the same rows to the bare endpoints.</param>
internal sealed record Workload(string Name, IReadOnlyList<byte[]> Api, IReadOnlyList<byte[]> Bare)
{
    public bool Writes => Name == "enrollment write";
}

/// <summary>Reads from a generated database what the requests need, and puts the tokens there that they carry.</summary>
internal sealed class Workloads(string database)
{
    private const int Distinct = 2000;

    private static readonly string[] Searches = ["jose", "maria", "wanj", "abdi", "araujo", "mueller", "chen", "fatima", "kim", "le", "sing", "nguyen"];

    /// <summary>All four, on one database.</summary>
    public IReadOnlyList<Workload> Make(int writes)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        var client = Token(connection, null, "members.read");
        var ids = Column(connection, $"SELECT Id FROM Members LIMIT {Distinct} OFFSET 500").ConvertAll(id => new Guid((byte[])id, true));
        var group = (byte[])Column(connection, $"SELECT Id FROM Groups WHERE Slug = '{GroupPlan.LargeSlug}'")[0];
        return
        [
            new("one member", ids.ConvertAll(id => HttpLoad.Request("GET", $"/api/v1/members/{id}", client)), ids.ConvertAll(id => HttpLoad.Request("GET", $"/member/{id}", null))),
            new("roster page of 50", [HttpLoad.Request("GET", $"/api/v1/chapters/{GroupPlan.LargeSlug}/members?limit=50", client)], [HttpLoad.Request("GET", $"/roster/{GroupPlan.LargeSlug}", null)]),
            new("name search", [.. Searches.Select(q => HttpLoad.Request("GET", $"/api/v1/members?q={q}&limit=50", client))], [.. Searches.Select(q => HttpLoad.Request("GET", $"/search/{q}", null))]),
            Joins(connection, group, writes),
        ];
    }

    private static Workload Joins(SqliteConnection connection, byte[] group, int writes)
    {
        var members = Column(connection, $"SELECT Id FROM Members m WHERE Status = 'Active' AND City IS NOT NULL AND NOT EXISTS (SELECT 1 FROM Enrollments e WHERE e.MemberId = m.Id AND e.GroupId = x'{Convert.ToHexString(group)}') LIMIT {2 * writes}");
        using var transaction = connection.BeginTransaction();
        var half = members.Count / 2;
        var api = members.Take(half).Select(m => HttpLoad.Request("POST", $"/api/v1/chapters/{GroupPlan.LargeSlug}/enrollments", Token(connection, (byte[])m, "openid membership"))).ToList();
        transaction.Commit();
        return new Workload("enrollment write", api, [.. members.Skip(half).Select(m => HttpLoad.Request("POST", $"/enroll/{GroupPlan.LargeSlug}/{new Guid((byte[])m, true)}", null, "{}"))]);
    }

    private static string Token(SqliteConnection connection, byte[]? member, string scopes)
    {
        var handle = Handles.New();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO OidcGrants (HandleHash, Kind, ClientId, MemberId, FamilyId, Scopes, CreatedAt, ExpiresAt) VALUES ($hash, 'AccessToken', $client, $member, $family, $scopes, $now, $until)";
        insert.Parameters.AddWithValue("$hash", Handles.Hash(handle));
        insert.Parameters.AddWithValue("$client", BenchmarkAccounts.ClientId);
        insert.Parameters.AddWithValue("$member", (object?)member ?? DBNull.Value);
        insert.Parameters.AddWithValue("$family", Guid.NewGuid().ToByteArray());
        insert.Parameters.AddWithValue("$scopes", scopes);
        insert.Parameters.AddWithValue("$now", DateTime.UtcNow.Ticks);
        insert.Parameters.AddWithValue("$until", DateTime.UtcNow.AddDays(1).Ticks);
        insert.ExecuteNonQuery();
        return handle;
    }

    private static List<object> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<object>();
        while (reader.Read()) values.Add(reader.GetValue(0));
        return values;
    }
}
