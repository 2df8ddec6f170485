using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Representatives;

/// <summary>The signed-in member accepts or declines an invitation to their address.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Accept">Yes or no.</param>
public sealed record AnswerInvitationCommand(Guid Id, bool Accept) : ICommand<MyRepresentation>;

/// <summary>Ends one's own appointment.</summary>
/// <param name="Id">The appointment.</param>
public sealed record EndMyRepresentationCommand(Guid Id) : ICommand<MyRepresentation>;

/// <summary>Answers. Somebody else's invitation does not exist; one's own that is over says so.</summary>
public sealed class AnswerInvitationHandler(IMembershipDb db, RepresentativeChanges changes, RepresentativeMails mails, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<AnswerInvitationCommand, MyRepresentation>
{
    /// <inheritdoc/>
    public async Task<MyRepresentation> Handle(AnswerInvitationCommand request, CancellationToken cancellationToken)
    {
        Member member = await db.Members.SingleAsync(m => m.Id == current.Actor.MemberId, cancellationToken);
        var representative = CommonErrors.NotFound.IfMissing(await db.Representatives.AsTracking().SingleOrDefaultAsync(r => r.Id == request.Id
            && (r.EmailKey == member.EmailKey || r.MemberId == member.Id || (r.EndedBy == member.Id && r.Status == RepresentativeStatus.Declined)), cancellationToken));
        Organization organization = await db.Organizations.SingleAsync(o => o.Id == representative.OrganizationId, cancellationToken);
        var now = clock.GetUtcNow();
        if (request.Accept)
        {
            representative.Accept(member, now);
            await changes.MakeRoomAsync(organization, representative, representative.Replaces, member.Id, cancellationToken);
            await mails.BeganAsync(representative, organization, member, cancellationToken);
        }
        else
        {
            representative.Decline(member, now);
            await mails.OverAsync(representative, null, cancellationToken);
        }
        return MyRepresentation.Of(representative, organization.LegalName);
    }
}

/// <summary>Gives an office up; whoever else acts for the organization is told.</summary>
public sealed class EndMyRepresentationHandler(IMembershipDb db, RepresentativeChanges changes, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<EndMyRepresentationCommand, MyRepresentation>
{
    /// <inheritdoc/>
    public async Task<MyRepresentation> Handle(EndMyRepresentationCommand request, CancellationToken cancellationToken)
    {
        var id = current.Actor.MemberId!.Value;
        var representative = CommonErrors.NotFound.IfMissing(
            await db.Representatives.AsTracking().SingleOrDefaultAsync(r => r.Id == request.Id && r.MemberId == id, cancellationToken));
        Organization organization = await db.Organizations.SingleAsync(o => o.Id == representative.OrganizationId, cancellationToken);
        await changes.EndAsync(representative, organization, new Decision(id, clock.GetUtcNow(), EndingReasons.Left), cancellationToken);
        return MyRepresentation.Of(representative, organization.LegalName);
    }
}
