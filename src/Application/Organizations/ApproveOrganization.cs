using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>Staff take an application up, so that others see that somebody looks at it.</summary>
public sealed record ReviewOrganizationCommand(Guid Id, int? ExpectedVersion) : ICommand<OrganizationResponse>;

/// <summary>Staff approve an application. The applicant becomes principal; dues are asked for at once, unless the tier is granted.</summary>
/// <param name="Tier">The code of the tier; the one applied for where it is left out.</param>
public sealed record ApproveOrganizationCommand(string? Tier) : ICommand<OrganizationResponse>
{
    /// <summary>Which application.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }

    /// <summary>The version in If-Match.</summary>
    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

/// <summary>Checks the shape of an approval.</summary>
public sealed class ApproveOrganizationValidator : AbstractValidator<ApproveOrganizationCommand>
{
    /// <summary>The rules.</summary>
    public ApproveOrganizationValidator() => RuleFor(c => c.Tier).CleanText(Tier.MaxCodeLength);
}

/// <summary>Takes an application up.</summary>
public sealed class ReviewOrganizationHandler(IMembershipDb db, OrganizationAccess access, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<ReviewOrganizationCommand, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(ReviewOrganizationCommand request, CancellationToken cancellationToken)
    {
        await access.RequireStaffAsync(request.Id, cancellationToken);
        var organization = CommonErrors.NotFound.IfMissing(await db.FindOrganizationAsync(request.Id, cancellationToken));
        organization.RequireVersion(request.ExpectedVersion);
        var decision = new Decision(current.Actor.MemberId, clock.GetUtcNow());
        organization.BeginReview(decision);
        db.AuditEvents.Add(new AuditEvent(decision.At, "organization.review", "done", decision.ActorId, current.Actor.ClientId, null) { OrganizationId = organization.Id });
        return await db.ResponseAsync(organization, cancellationToken);
    }
}

/// <summary>Approves, appoints the principal and asks for the first dues, in one transaction.</summary>
public sealed class ApproveOrganizationHandler(
    IMembershipDb db, OrganizationAccess access, TermInvoices terms, ApplicationMails mails, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<ApproveOrganizationCommand, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(ApproveOrganizationCommand request, CancellationToken cancellationToken)
    {
        await access.RequireStaffAsync(request.Id, cancellationToken);
        var organization = CommonErrors.NotFound.IfMissing(await db.FindOrganizationAsync(request.Id, cancellationToken));
        organization.RequireVersion(request.ExpectedVersion);
        var tier = request.Tier is { } code ? await terms.TierAsync(code, cancellationToken) : await terms.TierAsync(organization.TierId, cancellationToken);
        var applicant = await db.Members.SingleAsync(m => m.Id == organization.ApplicantId, cancellationToken);
        var decision = new Decision(current.Actor.MemberId, clock.GetUtcNow());
        await access.RequireOtherSideAsync(organization.Id, cancellationToken);
        organization.Approve(tier, decision);
        var principal = await PrincipalAsync(organization, applicant, decision, cancellationToken);
        var invoice = await terms.AskForFirstTermAsync(organization, InvoicePurpose.Admission, tier, decision.ActorId, cancellationToken);
        mails.Approved(organization, tier, invoice, principal, applicant);
        db.AuditEvents.Add(new AuditEvent(decision.At, "organization.approve", "done", decision.ActorId, current.Actor.ClientId, null)
        {
            OrganizationId = organization.Id, Detail = tier.Code,
        });
        return await db.ResponseAsync(organization, cancellationToken);
    }

    // Staff have named somebody else where whoever applied is gone.
    private async Task<Member> PrincipalAsync(Organization organization, Member applicant, Decision decision, CancellationToken cancellationToken)
    {
        var inOffice = await db.Representatives.Where(r => r.OrganizationId == organization.Id && r.IsCurrent).ToListAsync(cancellationToken);
        if (inOffice.Find(r => r.Role is RepresentativeRole.Principal) is { } named)
        {
            var principal = await db.Members.SingleAsync(m => m.Id == named.MemberId, cancellationToken);
            MemberErrors.NotInGoodStanding.Unless(principal.InGoodStanding);
            return principal;
        }
        var appointment = Representative.Appoint(organization.Id, RepresentativeRole.Principal, applicant, decision.ActorId, decision.At);
        Representative.MakesRoom(inOffice, appointment, replaces: false);
        db.Representatives.Add(appointment);
        return applicant;
    }
}
