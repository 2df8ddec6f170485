using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

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
        organization.BeginReview(new Decision(current.Actor.MemberId, clock.GetUtcNow()));
        return await db.ResponseAsync(organization, cancellationToken);
    }
}

/// <summary>Approves, appoints the principal and asks for the first dues, in one transaction.</summary>
public sealed class ApproveOrganizationHandler(
    IMembershipDb db, OrganizationAccess access, Invoicing invoicing, ApplicationMails mails, ICurrentActor current, IOptions<DuesOptions> options, TimeProvider clock)
    : IRequestHandler<ApproveOrganizationCommand, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(ApproveOrganizationCommand request, CancellationToken cancellationToken)
    {
        await access.RequireStaffAsync(request.Id, cancellationToken);
        var organization = CommonErrors.NotFound.IfMissing(await db.FindOrganizationAsync(request.Id, cancellationToken));
        organization.RequireVersion(request.ExpectedVersion);
        var tiers = request.Tier is null ? db.Tiers.Where(t => t.Id == organization.TierId) : db.Tiers.Where(t => t.Code == request.Tier);
        var tier = TierErrors.Unknown.IfMissing(await tiers.Include(t => t.Prices).SingleOrDefaultAsync(cancellationToken));
        var applicant = await db.Members.SingleAsync(m => m.Id == organization.ApplicantId, cancellationToken);
        var decision = new Decision(current.Actor.MemberId, clock.GetUtcNow());
        var dues = organization.Approve(tier, decision);
        db.Representatives.Add(Representative.Appoint(organization.Id, RepresentativeRole.Principal, applicant, decision.ActorId, decision.At));
        await AskForDuesAsync(organization, tier, dues, decision, cancellationToken);
        mails.Approved(organization, tier, applicant);
        db.AuditEvents.Add(new AuditEvent(decision.At, "organization.approve", "done", decision.ActorId, current.Actor.ClientId, null)
        {
            OrganizationId = organization.Id, Detail = tier.Code,
        });
        return await db.ResponseAsync(organization, cancellationToken);
    }

    // Nothing to pay: the tier is granted, or the days that are left of the year are worth less than the currency can express.
    private async Task AskForDuesAsync(Organization organization, Tier tier, Money dues, Decision decision, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(decision.At.UtcDateTime);
        var term = Reckoning.FirstTerm(tier, today, options.Value.YearStart);
        if (Reckoning.Line(tier, dues, term).Amount > 0)
            await invoicing.IssueForTermAsync(organization, InvoicePurpose.Admission, tier, dues, term, decision.ActorId, cancellationToken);
        else organization.Begin(term ?? Term.Rolling(today), dues.Amount, decision with { Reason = tier.IsGranted ? "granted" : "nothingDue" });
    }
}
