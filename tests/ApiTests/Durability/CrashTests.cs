using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Application.Texts;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Durability;

/// <summary>What was acknowledged survives a kill -9, each of its mails is queued exactly once, and no mail is queued without its cause.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly string[] Askers = ["member", "secretary", "auditor", "chair", "treasurer", "membership", "chair.tt", "chair.accessibility"];

    private readonly DatabaseFile _file = new();
    private readonly ConcurrentBag<string> _submitted = [];
    private readonly ConcurrentBag<string> _accepted = [];
    private readonly ConcurrentBag<string> _created = [];
    private volatile bool _killed;

    [Fact]
    public async Task Whatever_was_acknowledged_survives_a_kill_with_exactly_its_mails()
    {
        var tokens = new Dictionary<string, string>();
        using (var api = await ApiProcess.Start("Development", _file.Path).ReadyAsync())
        {
            foreach (var asker in Askers)
            {
                using var browser = new LoginBrowser(api.Address);
                tokens[asker] = (string)(await browser.SignInAsync($"{asker}@example.org", People.Password, "openid membership"))["access_token"]!;
            }
            var load = Enumerable.Range(0, 4).Select(_ => JoinAsync(api)).Concat(tokens.Values.Select(token => AskAsync(api, token))).ToList();
            var patience = Stopwatch.StartNew();
            while ((_accepted.Count < 5 || _created.Count < 60) && patience.Elapsed < TimeSpan.FromMinutes(1)) await Task.Delay(5);
            _killed = true;
            await api.KillAsync();
            await Task.WhenAll(load);
        }

        using var again = await ApiProcess.Start("Development", _file.Path).ReadyAsync();
        var expected = await _file.ReadAsync(CausesAsync);
        var queued = await _file.ReadAsync(db => db.Outbox.Select(m => new { m.To, m.Subject }).ToListAsync());
        Assert.Equal(expected.Order(StringComparer.Ordinal), queued.Select(m => $"{m.To}: {m.Subject}").Order(StringComparer.Ordinal));
        await ExpectAcknowledgedAsync(again, tokens);
    }

    public void Dispose() => _file.Dispose();

    private async Task JoinAsync(ApiProcess api)
    {
        using var client = new ApiClient(api.Address, null);
        while (!_killed)
        {
            var email = People.NewEmail();
            _submitted.Add(email);
            if (await TryAsync(() => client.PostAsync("/api/v1/members", People.Joining(email))) is { } answer)
            {
                answer.Expect(HttpStatusCode.Accepted);
                _accepted.Add(email);
            }
        }
    }

    private async Task AskAsync(ApiProcess api, string token)
    {
        using var client = new ApiClient(api.Address, token);
        foreach (var segment in (string[])["chapters", "sigs", "working-groups"])
        {
            foreach (var group in (await TryAsync(() => client.GetAsync($"/api/v1/{segment}?limit=200")))?.Items ?? [])
            {
                if (await TryAsync(() => client.PostAsync($"/api/v1/{segment}/{group!["slug"]}/enrollments")) is not { } answer) return;
                if (answer.Status is HttpStatusCode.Conflict) continue;
                _created.Add((string)answer.Expect(HttpStatusCode.Created).Json["id"]!);
            }
        }
    }

    // Null where the answer never came.
    private async Task<Answer?> TryAsync(Func<Task<Answer>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (_killed && e is HttpRequestException or IOException)
        {
            return null;
        }
    }

    // Everything that must have been mailed, derived from the submissions and enrollments that the load has left.
    private async Task<List<string>> CausesAsync(MembershipDb db)
    {
        var causes = (await db.JoinSubmissions.Select(s => s.Email).ToListAsync()).ConvertAll(email => $"{email}: Please confirm your email address");
        var started = await db.SigningKeys.MinAsync(k => k.CreatedAt);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var terms = await db.OfficeTerms.Where(t => t.EndedAt == null && t.From <= today && (t.Until == null || t.Until >= today)).ToListAsync();
        var offices = await db.Offices.ToDictionaryAsync(o => o.Code);
        var own = await db.GroupOfficeRights.ToDictionaryAsync(r => (r.GroupId, r.OfficeCode), r => r.Rights);
        var members = await db.Members.ToDictionaryAsync(m => m.Id);
        var groups = await db.Groups.ToDictionaryAsync(g => g.Id);
        foreach (var enrollment in await db.Enrollments.Where(e => e.RequestedAt > started).ToListAsync())
        {
            var (group, open) = (groups[enrollment.GroupId], enrollment.Status is EnrollmentStatus.Active);
            if (open) causes.Add(Mail(members[enrollment.MemberId], "enrollmentActive", group));
            var right = open ? OfficeRights.SeeRoster : OfficeRights.ApproveMembers;
            var leaders = terms.Where(t => t.GroupId == group.Id && t.MemberId != enrollment.MemberId && Rights(t, group).HasFlag(right)).Select(t => members[t.MemberId]).Distinct();
            causes.AddRange(leaders.Select(leader => Mail(leader, open ? "memberJoined" : "requestReceived", group)));
        }
        return causes;

        OfficeRights Rights(OfficeTerm term, Group group) =>
            own.TryGetValue((term.GroupId, term.OfficeCode), out var rights) ? rights : group.Kind.DefaultRights(offices[term.OfficeCode]);

        static string Mail(Member to, string mail, Group about) => $"{to.Email}: {Text.In(Text.Nearest(to.Language), $"mail.{mail}.subject", about.Name)}";
    }

    private async Task ExpectAcknowledgedAsync(ApiProcess api, Dictionary<string, string> tokens)
    {
        var stored = await _file.ReadAsync(db => db.JoinSubmissions.Select(s => s.Email).ToListAsync());
        Assert.Empty(_accepted.Except(stored));
        Assert.Empty(stored.Except(_submitted));
        Assert.Equal(stored.Count, stored.Distinct().Count());
        var enrollments = new List<string>();
        foreach (var token in tokens.Values)
        {
            using var client = new ApiClient(api.Address, token);
            enrollments.AddRange((await client.GetAsync("/api/v1/me/enrollments?limit=200")).Expect(HttpStatusCode.OK).Items.Select(e => (string)e!["id"]!));
        }
        Assert.Empty(_created.Except(enrollments));
    }
}
