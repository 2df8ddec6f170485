using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;
using CsvHelper.Configuration;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Groups;
using Membership.Domain.Identity;

namespace Membership.Application.Enrollments;

/// <summary>
/// Downloads a roster: officers with the right and integrators need the group's signed agreement (rule 14). Every download and
/// every refusal is recorded before the first row leaves.
/// </summary>
public sealed record DownloadRosterCommand(GroupPath Path, string Slug, RosterFilter Filter) : ICommand<RosterDownload>;

/// <summary>The decision on a download.</summary>
/// <param name="GroupId">Whose roster.</param>
/// <param name="Refusal">Why not; null where it may begin.</param>
public sealed record RosterDownload(Guid GroupId, DomainError? Refusal);

/// <summary>Checks the filters.</summary>
public sealed class DownloadRosterValidator : AbstractValidator<DownloadRosterCommand>
{
    /// <summary>The rules.</summary>
    public DownloadRosterValidator() => RuleFor(q => q.Filter).SetValidator(new RosterFilterValidator()).OverridePropertyName("");
}

/// <summary>Decides and records; the refusal travels as a value, because an exception would take its own record back.</summary>
public sealed class DownloadRosterHandler(IMembershipDb db, Officers officers, EnrollmentAccess access, ICurrentActor current, FreshSignIn fresh, TimeProvider clock)
    : IRequestHandler<DownloadRosterCommand, RosterDownload>
{
    /// <inheritdoc/>
    public async Task<RosterDownload> Handle(DownloadRosterCommand request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        var actor = current.Actor;
        var refusal = await RefusalAsync(group, actor, cancellationToken);
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "roster.download", refusal?.Code ?? "done", actor.MemberId, actor.ClientId, group.Id));
        return new RosterDownload(group.Id, refusal);
    }

    private async Task<DomainError?> RefusalAsync(Group group, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.IsAdministrator) return fresh.IsFresh ? null : SignInErrors.FreshSignInRequired;
        var mayDownload = actor.IsClientWith(KnownScopes.MembersRead)
            || (await access.HeldAsync(group.Id, cancellationToken)).HasFlag(OfficeRights.DownloadRoster);
        if (!mayDownload) return CommonErrors.Forbidden;
        if (actor.MemberId is not null && !actor.HasSecondFactor) return SignInErrors.SecondFactorRequired;
        if (!fresh.IsFresh) return SignInErrors.FreshSignInRequired;
        return group.AgreementSignedOn is null ? GroupErrors.AgreementMissing : null;
    }
}

/// <summary>Writes a roster as CSV, a chunk at a time, so that memory does not grow with the chapter.</summary>
public sealed class RosterCsv(Roster roster)
{
    private const int ChunkSize = 1000;

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        // A name that begins like a formula must stay a name in a spreadsheet.
        InjectionOptions = InjectionOptions.Escape,
        NewLine = "\r\n",
    };

    /// <summary>Writes the header and every row of the filtered roster.</summary>
    public async Task WriteAsync(TextWriter writer, Guid groupId, RosterFilter filter, CancellationToken cancellationToken)
    {
        await using var csv = new CsvWriter(writer, Configuration, leaveOpen: true);
        foreach (var column in (string[])["givenName", "familyName", "email", "country", "city", "joinedAt", "status"]) csv.WriteField(column);
        await csv.NextRecordAsync();
        await foreach (var entry in EntriesAsync(groupId, filter, cancellationToken))
        {
            csv.WriteField(entry.GivenName);
            csv.WriteField(entry.FamilyName);
            csv.WriteField(entry.Email);
            csv.WriteField(entry.Country);
            csv.WriteField(entry.City);
            csv.WriteField(entry.JoinedAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            csv.WriteField(JsonName(entry.Status.ToString()));
            await csv.NextRecordAsync();
        }
        await csv.FlushAsync();
    }

    private async IAsyncEnumerable<RosterEntry> EntriesAsync(Guid groupId, RosterFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        while (true)
        {
            var rows = await roster.RowsAsync(groupId, filter, after, ChunkSize, cancellationToken);
            foreach (var row in rows) yield return row.Entry;
            if (rows.Count < ChunkSize) yield break;
            after = rows[^1].Key;
        }
    }

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
