using System.Net;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Hosting;

/// <summary>What tests about groups do over and over: make a group, join it, decide on it, hold an office in it.</summary>
public static class GroupSteps
{
    public const string Kenya = "/api/v1/chapters/kenya";

    /// <summary>A group of its own for one test: nobody is in it, nobody leads it.</summary>
    public static Task<Place> NewGroupAsync(this ApiHost host, GroupKind kind = GroupKind.Chapter, string? name = null, bool open = false, bool agreement = true) =>
        host.OnDatabaseAsync(async db =>
        {
            var (slug, now) = ($"test-{Guid.NewGuid():N}", host.Clock.GetUtcNow());
            var group = new Group(kind, slug, name ?? $"Society {slug}", kind is GroupKind.Chapter ? GroupStatus.Chartered : GroupStatus.Active, now)
            {
                ApprovalRequired = !open, AgreementSignedOn = agreement ? DateOnly.FromDateTime(now.UtcDateTime) : null,
            };
            db.Groups.Add(group);
            await db.SaveChangesAsync();
            return new Place(group.Id, group.Name, $"/api/v1/{Segment(kind)}/{slug}");
        });

    /// <summary>The part of the directory that a kind of group stands in.</summary>
    public static string Segment(GroupKind kind) => kind switch { GroupKind.Chapter => "chapters", GroupKind.WorkingGroup => "working-groups", _ => "sigs" };

    /// <summary>Asks to join; answers the enrollment's id.</summary>
    public static async Task<string> AskAsync(this ApiClient member, string group) =>
        (string)(await member.PostAsync($"{group}/enrollments")).Expect(HttpStatusCode.Created).Json["id"]!;

    /// <summary>Does something with an enrollment: approve, decline, suspend, reinstate, remove, withdraw, leave.</summary>
    public static Task<Answer> ActAsync(this ApiClient caller, string group, string id, string action, string? reason = null) =>
        caller.PostAsync($"{group}/enrollments/{id}/{action}", reason is null ? null : new { reason });

    /// <summary>Joins the group with somebody's approval; answers the enrollment's id.</summary>
    public static async Task<string> EnterAsync(this ApiClient member, string group, ApiClient approver)
    {
        var id = await member.AskAsync(group);
        (await approver.ActAsync(group, id, "approve")).Expect(HttpStatusCode.OK);
        return id;
    }

    /// <summary>Appoints a member of the group; answers what came back.</summary>
    public static Task<Answer> AppointAsync(this ApiClient administrator, string group, Guid memberId, string office, DateOnly? from = null, DateOnly? until = null) =>
        administrator.PostAsync($"{group}/officers", new { memberId, office, from = from ?? new DateOnly(2026, 1, 1), until });

    /// <summary>Somebody new who is in the group and holds an office there.</summary>
    public static async Task<Officer> NewOfficerAsync(this ApiHost host, ApiClient administrator, string group, string office, DateOnly? from = null, DateOnly? until = null)
    {
        var person = await host.JoinAsync("Otieno", $"Officer{Guid.NewGuid():N}");
        await host.ExemptAsync(person.Id);
        var enrollment = await person.Api.EnterAsync(group, administrator);
        var term = (await administrator.AppointAsync(group, person.Id, office, from, until)).Expect(HttpStatusCode.Created).Json;
        return new Officer(person.Id, person.Email, person.Api, enrollment, (string)term["id"]!);
    }

    /// <summary>Spares an account the second factor that its duties would ask for, as the Development seed does; before its token is used first.</summary>
    public static Task<int> ExemptAsync(this ApiHost host, Guid memberId) =>
        host.OnDatabaseAsync(db => db.Users.Where(a => a.Id == memberId).ExecuteUpdateAsync(s => s.SetProperty(a => a.SecondFactorExempt, true)));

    /// <summary>Fills a group through the database, in chunks: for rosters larger than joining one by one allows.</summary>
    public static Task<int> FillAsync(this ApiHost host, Place place, IEnumerable<Resident> residents) => host.OnDatabaseAsync(async db =>
    {
        var group = await db.Groups.SingleAsync(g => g.Id == place.Id);
        var numbers = (await db.Members.Select(m => m.MemberNumber).ToListAsync()).ToHashSet();
        foreach (var chunk in residents.Chunk(500))
        {
            foreach (var resident in chunk) Settle(db, group, resident, numbers, host.Clock.GetUtcNow());
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        return 0;
    });

    private static void Settle(MembershipDb db, Group group, Resident resident, HashSet<string> numbers, DateTimeOffset now)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds((resident.JoinedAt ?? now).ToUnixTimeMilliseconds());
        var submission = new JoinSubmission(new Profile(new PersonName(resident.GivenName, resident.FamilyName), resident.Country, resident.City, "en"),
            EmailAddress.Parse(resident.Email), ConsentPurposes.Storage, new ConsentContext("2026-01", "api", at), "");
        Member member;
        do member = Member.Join(submission, at);
        while (!numbers.Add(member.MemberNumber));
        var enrollment = Enrollment.Request(member, group, null, at);
        if (enrollment.Status is EnrollmentStatus.Requested) enrollment.Approve(member, new Decision(null, at));
        if (resident.Suspended) enrollment.Suspend(new Decision(null, at, "For the test."));
        db.Members.Add(member);
        db.Enrollments.Add(enrollment);
    }
}

/// <summary>A group that a test made.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its address.</param>
public sealed record Place(Guid Id, string Name, string Path);

/// <summary>Somebody in office.</summary>
public sealed record Officer(Guid Id, string Email, ApiClient Api, string EnrollmentId, string TermId);

/// <summary>Somebody in a group whom nobody needs to sign in as.</summary>
public sealed record Resident(string GivenName, string? FamilyName, string Country = "KE", string? City = "Nairobi")
{
    public string Email { get; init; } = People.NewEmail();
    public DateTimeOffset? JoinedAt { get; init; }
    public bool Suspended { get; init; }
}
