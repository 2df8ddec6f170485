using System.Runtime.CompilerServices;
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

    /// <summary>Writes the header and every row of the filtered roster.</summary>
    public async Task WriteAsync(TextWriter writer, Guid groupId, RosterFilter filter, CancellationToken cancellationToken)
    {
        await using var csv = new CsvFile(writer);
        await csv.HeaderAsync("givenName", "familyName", "email", "country", "city", "joinedAt", "status");
        await foreach (var entry in EntriesAsync(groupId, filter, cancellationToken))
        {
            csv.Text(entry.GivenName).Text(entry.FamilyName).Text(entry.Email).Text(entry.Country).Text(entry.City).Time(entry.JoinedAt).Name(entry.Status);
            await csv.EndAsync();
        }
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
}
