using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Council;
using Membership.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Council;

/// <summary>Downloads a roll, people's addresses included: for membership administrators. Every download and every refusal is recorded before the first row leaves.</summary>
public sealed record DownloadCouncilRollCommand(Guid RollId) : ICommand<CouncilRollDownload>;

/// <summary>The decision on a download.</summary>
/// <param name="Refusal">Why not; null where it may begin.</param>
public sealed record CouncilRollDownload(DomainError? Refusal);

/// <summary>Decides and records; the refusal travels as a value, because an exception would take its own record back.</summary>
public sealed class DownloadCouncilRollHandler(IMembershipDb db, CouncilAccess access, ICurrentActor current, FreshSignIn fresh, TimeProvider clock)
    : IRequestHandler<DownloadCouncilRollCommand, CouncilRollDownload>
{
    /// <inheritdoc/>
    public async Task<CouncilRollDownload> Handle(DownloadCouncilRollCommand request, CancellationToken cancellationToken)
    {
        var sight = await access.RequireAsync(cancellationToken);
        var status = await db.CouncilRolls.Where(r => r.Id == request.RollId).Select(r => (CouncilRollStatus?)r.Status).SingleOrDefaultAsync(cancellationToken);
        CommonErrors.NotFound.Unless(status is not null);
        var refusal = sight is not CouncilSight.Everything ? CommonErrors.Forbidden
            : status is not CouncilRollStatus.Frozen ? CouncilErrors.NotFrozen
            : !fresh.IsFresh ? SignInErrors.FreshSignInRequired : null;
        var actor = current.Actor;
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "council.download", refusal?.Code ?? "done", actor.MemberId, actor.ClientId, null) { Detail = $"{request.RollId}" });
        return new CouncilRollDownload(refusal);
    }
}

/// <summary>Writes a roll as CSV, a chunk at a time.</summary>
public sealed class CouncilRollCsv(CouncilRollEntries entries)
{
    private const int ChunkSize = 500;

    /// <summary>Writes the header and every line.</summary>
    public async Task WriteAsync(TextWriter writer, Guid rollId, CancellationToken cancellationToken)
    {
        await using var csv = new CsvFile(writer);
        await csv.HeaderAsync("organizationId", "organizationName", "country", "weight", "voterGivenName", "voterFamilyName", "voterEmail",
            "principalGivenName", "principalFamilyName", "principalEmail", "alternateGivenName", "alternateFamilyName", "alternateEmail");
        List<CouncilRollRow> rows;
        string? after = null;
        do
        {
            rows = await entries.RowsAsync(rollId, after, ChunkSize, cancellationToken);
            foreach (var (_, entry) in rows)
            {
                csv.Id(entry.OrganizationId).Text(entry.OrganizationName).Text(entry.Country).Number(entry.Weight);
                foreach (var person in (CouncilPerson?[])[entry.Voter, entry.Principal, entry.Alternate]) csv.Text(person?.GivenName).Text(person?.FamilyName).Text(person?.Email);
                await csv.EndAsync();
            }
            after = rows.Count == 0 ? after : rows[^1].SortKey;
        }
        while (rows.Count == ChunkSize);
    }
}
