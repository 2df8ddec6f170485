using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Representatives;

/// <summary>Ends an appointment, or takes an invitation back; the rights end at once.</summary>
/// <param name="OrganizationId">Whose.</param>
/// <param name="Id">Which appointment.</param>
/// <param name="Reason">Why; everybody concerned is told.</param>
public sealed record EndRepresentativeCommand(Guid OrganizationId, Guid Id, string? Reason) : ICommand<RepresentativeResponse>;

/// <summary>Checks the shape of an ending.</summary>
public sealed class EndRepresentativeValidator : AbstractValidator<EndRepresentativeCommand>
{
    /// <summary>The rules.</summary>
    public EndRepresentativeValidator() => RuleFor(c => c.Reason).CleanText(Decision.MaxReasonLength, allowLineBreaks: true);
}

/// <summary>For principal and alternate, staff, and the person.</summary>
public sealed class EndRepresentativeHandler(
    IMembershipDb db, OrganizationAccess access, FreshSignIn fresh, RepresentativeChanges changes, RepresentativeView view, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<EndRepresentativeCommand, RepresentativeResponse>
{
    /// <inheritdoc/>
    public async Task<RepresentativeResponse> Handle(EndRepresentativeCommand request, CancellationToken cancellationToken)
    {
        var rights = await access.RequireAsync(request.OrganizationId, RepresentativeRights.See, cancellationToken);
        var found = await db.Representatives.AsTracking().SingleOrDefaultAsync(r => r.Id == request.Id && r.OrganizationId == request.OrganizationId, cancellationToken);
        var (actor, isOwn) = (current.Actor, found?.MemberId is { } memberId && memberId == current.Actor.MemberId);
        CommonErrors.Forbidden.Unless(isOwn || rights.HasFlag(RepresentativeRights.Act));
        var representative = CommonErrors.NotFound.IfMissing(found);
        fresh.Require();
        Organization organization = await db.Organizations.SingleAsync(o => o.Id == request.OrganizationId, cancellationToken);
        var decision = new Decision(actor.MemberId, clock.GetUtcNow(), PlainText.Normalize(request.Reason) ?? (isOwn ? EndingReasons.Left : null));
        await changes.EndAsync(representative, organization, decision, cancellationToken);
        if (actor.IsAdministrator)
            db.AuditEvents.Add(new AuditEvent(decision.At, "representative.end", "done", actor.MemberId, actor.ClientId, null, representative.MemberId)
            {
                OrganizationId = organization.Id, Detail = $"{representative.Role}", Reason = decision.Reason,
            });
        return (await view.ShowAsync([representative], new RepresentativeSight(Masked: false, Full: true), cancellationToken))[0];
    }
}
