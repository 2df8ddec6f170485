using Membership.Application.Common;
using Membership.Application.Representatives;
using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Affiliations;

/// <summary>
/// What goes with an affiliation: the seat, which passes to who waits, and what the person represented the organization as. The membership
/// of the person and their groups stay as they are.
/// </summary>
public sealed class AffiliationEndings(IMembershipDb db, Seats seats, RepresentativeChanges representatives)
{
    /// <summary>Ends one; the affiliation is tracked.</summary>
    public async Task EndAsync(Affiliation affiliation, Decision decision, CancellationToken cancellationToken)
    {
        await CloseAsync(affiliation, decision, cancellationToken);
        await representatives.EndOfMemberAsync(affiliation.MemberId, affiliation.OrganizationId, decision with { Reason = EndingReasons.AffiliationEnded }, cancellationToken);
    }

    /// <summary>The membership ends: all that the member is in organizations ends with it. Whether they left or had to leave is not told there.</summary>
    public async Task EndAllAsync(Guid memberId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var decision = new Decision(null, at, EndingReasons.MembershipEnded);
        foreach (var affiliation in await db.Affiliations.AsTracking().Where(a => a.MemberId == memberId && a.IsLive).ToListAsync(cancellationToken))
            await CloseAsync(affiliation, decision, cancellationToken);
        await representatives.EndOfMemberAsync(memberId, null, decision, cancellationToken);
    }

    private async Task CloseAsync(Affiliation affiliation, Decision decision, CancellationToken cancellationToken)
    {
        var hadSeat = affiliation.HasSeat;
        affiliation.End(decision);
        if (hadSeat) await seats.FreeAsync(affiliation.OrganizationId, cancellationToken);
    }
}
