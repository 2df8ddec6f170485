using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Membership.Benchmarks.Bare;

/// <summary>One connection with the settings of the API's, and the reads as prepared commands.</summary>
internal sealed partial class BareConnection
{
    private const string MemberColumns = "m.Id, m.MemberNumber, m.Status, m.GivenName, m.FamilyName, m.Email, m.Country, m.City, m.Language, m.JoinedAt, m.Version";

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public BareConnection(string database)
    {
        _connection = new SqliteConnection($"Data Source={database};Foreign Keys=True");
        _connection.Open();
        Command("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA mmap_size = 134217728").ExecuteNonQuery();
    }

    public void Member(Guid id, Utf8JsonWriter json)
    {
        using var row = Read($"SELECT {MemberColumns} FROM Members AS m WHERE m.Id = @a LIMIT 2", id.ToByteArray(true));
        row.Read();
        WriteMember(row, json, 0);
    }

    public void Roster(string slug, Utf8JsonWriter json)
    {
        var group = Scalar<byte[]>("SELECT g.Id FROM Groups AS g WHERE g.Kind = 'Chapter' AND g.Slug = @a LIMIT 2", slug);
        using var rows = Read("""
            SELECT e.SortKey, e.Id, m.Id, m.GivenName, m.FamilyName, m.Email, e.Country, m.City, e.JoinedAt, e.Status
            FROM Enrollments AS e INNER JOIN Members AS m ON e.MemberId = m.Id
            WHERE e.GroupId = @a AND e.Status = @b ORDER BY e.SortKey LIMIT @c
            """, group, "Active", 51);
        Page(rows, json, r =>
        {
            json.WriteString("id", Id(r, 1));
            json.WriteString("memberId", Id(r, 2));
            json.WriteString("givenName", r.GetString(3));
            Text(r, json, "familyName", 4);
            json.WriteString("email", r.GetString(5));
            json.WriteString("country", r.GetString(6));
            Text(r, json, "city", 7);
            json.WriteString("joinedAt", Time(r, 8));
            json.WriteString("status", "active");
        });
    }

    public void Search((string First, string End) range, Utf8JsonWriter json)
    {
        using var rows = Read($"""
            SELECT t.Key, {MemberColumns} FROM MemberSearchTerms AS t INNER JOIN Members AS m ON t.MemberId = m.Id
            WHERE t.Key >= @a AND t.Key < @b AND NOT EXISTS (
                SELECT 1 FROM MemberSearchTerms AS o WHERE o.MemberId = t.MemberId AND o.Key >= @a AND o.Key < t.Key)
            ORDER BY t.Key LIMIT @c
            """, range.First, range.End, 51);
        Page(rows, json, r => MemberFields(r, json, 1));
    }

    private static void Page(SqliteDataReader rows, Utf8JsonWriter json, Action<SqliteDataReader> fields)
    {
        json.WriteStartObject();
        json.WriteStartArray("items");
        var (count, next) = (0, (string?)null);
        while (rows.Read() && count++ < 50)
        {
            next = rows.GetString(0);
            json.WriteStartObject();
            fields(rows);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("next", count > 50 ? next : null);
        json.WriteEndObject();
    }

    private static void WriteMember(SqliteDataReader row, Utf8JsonWriter json, int at)
    {
        json.WriteStartObject();
        MemberFields(row, json, at);
        json.WriteEndObject();
    }

    private static void MemberFields(SqliteDataReader row, Utf8JsonWriter json, int at)
    {
        json.WriteString("id", Id(row, at));
        json.WriteString("memberNumber", row.GetString(at + 1));
        json.WriteString("status", row.GetString(at + 2));
        json.WriteString("givenName", row.GetString(at + 3));
        Text(row, json, "familyName", at + 4);
        json.WriteString("email", row.GetString(at + 5));
        json.WriteString("country", row.GetString(at + 6));
        Text(row, json, "city", at + 7);
        json.WriteString("language", row.GetString(at + 8));
        json.WriteString("joinedAt", Time(row, at + 9));
    }

    private static void Text(SqliteDataReader row, Utf8JsonWriter json, string name, int at) =>
        json.WriteString(name, row.IsDBNull(at) ? null : row.GetString(at));

    private static Guid Id(SqliteDataReader row, int at) => new((byte[])row.GetValue(at), true);

    private static DateTimeOffset Time(SqliteDataReader row, int at) => new(row.GetInt64(at), TimeSpan.Zero);

    private T Scalar<T>(string sql, params ReadOnlySpan<object> values)
    {
        using var row = Read(sql, values);
        row.Read();
        return (T)row.GetValue(0);
    }

    private SqliteDataReader Read(string sql, params ReadOnlySpan<object> values) => Bind(sql, values).ExecuteReader();

    private SqliteCommand Bind(string sql, params ReadOnlySpan<object> values)
    {
        var command = Command(sql);
        for (var i = 0; i < values.Length; i++)
        {
            var name = "@" + (char)('a' + i);
            if (command.Parameters.Count <= i) command.Parameters.AddWithValue(name, values[i]);
            else command.Parameters[i].Value = values[i];
        }
        return command;
    }

    private SqliteCommand Command(string sql)
    {
        if (_prepared.TryGetValue(sql, out var command)) return command;
        command = _connection.CreateCommand();
        command.CommandText = sql;
        return _prepared[sql] = command;
    }
}
