using System.Text.Json;
using Membership.Domain.Common;
using Membership.Domain.Members;

namespace Membership.Benchmarks.Bare;

/// <summary>The statements of one request to join, in one transaction, as the API runs them.</summary>
internal sealed partial class BareConnection
{
    private const string Officers = """
        SELECT CASE WHEN r.GroupId IS NOT NULL AND r.OfficeCode IS NOT NULL THEN r.Rights WHEN g.Kind = 'Chapter' THEN o.ChapterRights ELSE o.InterestGroupRights END,
            m.Id, m.Email, m.GivenName, m.FamilyName, m.Language
        FROM OfficeTerms AS t INNER JOIN Offices AS o ON t.OfficeCode = o.Code INNER JOIN Groups AS g ON t.GroupId = g.Id
        LEFT JOIN GroupOfficeRights AS r ON t.GroupId = r.GroupId AND t.OfficeCode = r.OfficeCode INNER JOIN Members AS m ON t.MemberId = m.Id
        WHERE t."From" <= @a AND (t.Until IS NULL OR t.Until >= @a) AND t.EndedAt IS NULL AND EXISTS (
            SELECT 1 FROM Enrollments AS e WHERE e.GroupId = t.GroupId AND e.MemberId = t.MemberId AND e.IsLive AND e.Status = 'Active')
            AND t.GroupId = @b AND t.MemberId <> @c
        """;

    public void Enroll(string slug, Guid memberId, Utf8JsonWriter json)
    {
        Bind("BEGIN IMMEDIATE").ExecuteNonQuery();
        var (member, now) = (memberId.ToByteArray(true), DateTime.UtcNow.Ticks);
        var group = Scalar<byte[]>("SELECT Id, AgreementSignedOn, ApprovalRequired, Description, HistoryLength, Kind, Languages, Name, SearchText, Slug, Status, Version, Website FROM Groups WHERE Kind = 'Chapter' AND Slug = @a LIMIT 2", slug);
        var (given, family, email, country, city) = Profile(member);
        Scalar<long>("SELECT EXISTS (SELECT 1 FROM Enrollments AS e WHERE e.GroupId = @a AND e.MemberId = @b AND e.IsLive)", group, member);
        var leaders = new List<string>();
        using (var rows = Read(Officers, DateTime.UtcNow.ToString("yyyy-MM-dd", null), group, member))
            while (rows.Read()) leaders.Add(rows.GetString(2));

        var name = new PersonName(given, family);
        var id = Guid.CreateVersion7();
        var (key, sortKey) = (id.ToByteArray(true), NameFolding.SortKey(name.Folded, id));
        Bind("INSERT INTO Enrollments (Id, CityKey, Country, EndedAt, GroupId, HistoryLength, IsLive, JoinedAt, MemberId, Message, Reason, RequestedAt, SortKey, Status, SuspendedWithMembership, Version) VALUES (@a, @b, @c, NULL, @d, 1, 1, NULL, @e, NULL, NULL, @f, @g, 'Requested', 0, 3)",
            key, NameFolding.Fold(city), country, group, member, now, sortKey).ExecuteNonQuery();
        foreach (var to in leaders)
        {
            var body = $"Dear leader,\n\n{name.Display} would like to join. Please decide.\n\nhttp://localhost/api/v1/chapters/{slug}/enrollments?status=requested\n\nMembership";
            Bind("INSERT INTO Outbox (Id, Attempts, CreatedAt, Language, NextAttemptAt, SentAt, Subject, Text, \"To\", ToKey) VALUES (@a, 0, @b, 'en', @b, NULL, 'A new request', @c, @d, @d)",
                Guid.CreateVersion7().ToByteArray(true), now, body, to).ExecuteNonQuery();
        }
        Bind("INSERT INTO EnrollmentHistory (EnrollmentId, Ordinal, ActorId, At, \"From\", Reason, \"To\") VALUES (@a, 1, @b, @c, NULL, NULL, 'requested')", key, member, now).ExecuteNonQuery();
        foreach (var term in SearchKeys.Of(name.Display, email, sortKey))
            Bind("INSERT INTO EnrollmentSearchTerms (\"Key\", EnrollmentId, GroupId) VALUES (@a, @b, @c)", term, key, group).ExecuteNonQuery();
        Bind("COMMIT").ExecuteNonQuery();

        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("status", "requested");
        json.WriteString("email", email);
        json.WriteEndObject();
    }

    private (string Given, string? Family, string EmailKey, string Country, string City) Profile(byte[] member)
    {
        using var row = Read("SELECT Id, City, ConsentCount, Consents, Country, Email, EmailKey, FamilyName, GivenName, HistoryLength, JoinedAt, Language, MemberNumber, SortKey, Status, Version FROM Members WHERE Id = @a LIMIT 2", member);
        row.Read();
        return (row.GetString(8), row.IsDBNull(7) ? null : row.GetString(7), row.GetString(6), row.GetString(4), row.GetString(1));
    }
}
