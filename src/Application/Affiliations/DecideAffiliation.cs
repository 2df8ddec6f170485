using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Application.Texts;
using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Affiliations;

/// <summary>What an organization says to who says that they work for it.</summary>
public enum AffiliationDecision
{
    /// <summary>It is so.</summary>
    Confirm,

    /// <summary>It is not so, with a reason.</summary>
    Decline,

    /// <summary>It is so no longer.</summary>
    End,
}

/// <summary>The organization's word on one of its people.</summary>
public sealed record DecideAffiliationCommand(Guid OrganizationId, Guid Id, AffiliationDecision Decision, string? Reason) : ICommand<AffiliationResponse>;

/// <summary>Checks the shape of a decision.</summary>
public sealed class DecideAffiliationValidator : AbstractValidator<DecideAffiliationCommand>
{
    /// <summary>The rules.</summary>
    public DecideAffiliationValidator()
    {
        RuleFor(c => c.Reason).CleanText(Decision.MaxReasonLength, allowLineBreaks: true);
        RuleFor(c => c.Reason).Must(r => r is not null && PlainText.IsVisible(r)).WithMessage(_ => Text.Of("validation.required")).When(c => c.Decision is AffiliationDecision.Decline);
    }
}

/// <summary>Decides, and tells the person.</summary>
public sealed class DecideAffiliationHandler(
    IMembershipDb db, OrganizationAccess access, FreshSignIn fresh, AffiliationEndings endings, AffiliationMails mails, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<DecideAffiliationCommand, AffiliationResponse>
{
    /// <inheritdoc/>
    public async Task<AffiliationResponse> Handle(DecideAffiliationCommand request, CancellationToken cancellationToken)
    {
        await access.RequireAsync(request.OrganizationId, RepresentativeRights.Act, cancellationToken);
        var affiliation = CommonErrors.NotFound.IfMissing(
            await db.Affiliations.AsTracking().SingleOrDefaultAsync(a => a.Id == request.Id && a.OrganizationId == request.OrganizationId, cancellationToken));
        Organization organization = await db.Organizations.AsTracking().Include(o => o.Domains).SingleAsync(o => o.Id == request.OrganizationId, cancellationToken);
        Member member = await db.Members.SingleAsync(m => m.Id == affiliation.MemberId, cancellationToken);
        var decision = new Decision(current.Actor.MemberId, clock.GetUtcNow(), PlainText.Normalize(request.Reason));
        switch (request.Decision)
        {
            case AffiliationDecision.Confirm:
                await ConfirmAsync(affiliation, organization, member, decision.At, cancellationToken);
                break;
            case AffiliationDecision.Decline:
                affiliation.Decline(decision);
                mails.Closed(affiliation, organization, member);
                break;
            default:
                affiliation.RequireConfirmed();
                await EndAsync(affiliation, decision, cancellationToken);
                mails.Closed(affiliation, organization, member);
                break;
        }
        if (current.Actor.IsAdministrator)
        {
            db.AuditEvents.Add(new AuditEvent(decision.At, $"affiliation.{$"{request.Decision}".ToLowerInvariant()}", "done", decision.ActorId, current.Actor.ClientId, null, member.Id)
            {
                OrganizationId = organization.Id, Reason = decision.Reason,
            });
        }
        return AffiliationResponse.Of(affiliation, member.Name, member.EmailKey, new Workplace(organization.Status, [.. organization.Domains.Select(d => d.Name)]));
    }

    private async Task ConfirmAsync(Affiliation affiliation, Organization organization, Member member, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Tier tier = await db.Tiers.SingleAsync(t => t.Id == organization.TierId, cancellationToken);
        organization.Confirm(affiliation, tier, current.Actor.IsAdministrator ? AffiliationProof.Staff : AffiliationProof.Representative, now);
        mails.Confirmed(affiliation, organization, member);
    }

    // Who represents the organization loses that too, so it takes what ending an appointment takes.
    private async Task EndAsync(Affiliation affiliation, Decision decision, CancellationToken cancellationToken)
    {
        if (await db.Representatives.AnyAsync(r => r.OrganizationId == affiliation.OrganizationId && r.MemberId == affiliation.MemberId && r.IsCurrent, cancellationToken)) fresh.Require();
        await endings.EndAsync(affiliation, decision, cancellationToken);
    }
}
