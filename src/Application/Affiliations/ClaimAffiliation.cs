using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Affiliations;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Affiliations;

/// <summary>The signed-in member says where they work.</summary>
/// <param name="OrganizationId">For which organization; it is a member now.</param>
/// <param name="Title">What they are there, up to 100 characters.</param>
public sealed record ClaimAffiliationCommand(Guid OrganizationId, string? Title) : ICommand<MyAffiliation>;

/// <summary>Checks the shape of a claim.</summary>
public sealed class ClaimAffiliationValidator : AbstractValidator<ClaimAffiliationCommand>
{
    /// <summary>The rules.</summary>
    public ClaimAffiliationValidator()
    {
        RuleFor(c => c.OrganizationId).NotEmpty();
        RuleFor(c => c.Title).CleanText(Affiliation.MaxTitleLength);
    }
}

/// <summary>Makes the claim. An address at a domain of the organization confirms it at once, as long as the tier's seats let anybody be confirmed.</summary>
public sealed class ClaimAffiliationHandler(IMembershipDb db, AffiliationMails mails, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<ClaimAffiliationCommand, MyAffiliation>
{
    /// <inheritdoc/>
    public async Task<MyAffiliation> Handle(ClaimAffiliationCommand request, CancellationToken cancellationToken)
    {
        Member member = await db.Members.SingleAsync(m => m.Id == current.Actor.MemberId, cancellationToken);
        // Who only applies is nobody's business: for others it does not exist.
        var organization = CommonErrors.NotFound.IfMissing(
            await db.Organizations.AsTracking().SingleOrDefaultAsync(o => o.Id == request.OrganizationId && o.MemberSince != null, cancellationToken));
        AffiliationErrors.AlreadyClaimed.Unless(
            !await db.Affiliations.AnyAsync(a => a.MemberId == member.Id && a.OrganizationId == organization.Id && a.IsLive, cancellationToken));
        var affiliation = Affiliation.Claim(member, organization, PlainText.Normalize(request.Title), clock.GetUtcNow());
        if (!await ConfirmByDomainAsync(affiliation, organization, member, cancellationToken)) await mails.ClaimedAsync(affiliation, organization, member, cancellationToken);
        db.Affiliations.Add(affiliation);
        return MyAffiliation.Of(affiliation, organization.LegalName, organization.Status);
    }

    private async Task<bool> ConfirmByDomainAsync(Affiliation affiliation, Organization organization, Member member, CancellationToken cancellationToken)
    {
        var domains = await db.OrganizationDomains.Where(d => d.OrganizationId == organization.Id).Select(d => d.Name).ToListAsync(cancellationToken);
        if (!WorkAddress.IsAt(member.EmailKey, domains)) return false;
        Tier tier = await db.Tiers.SingleAsync(t => t.Id == organization.TierId, cancellationToken);
        if (!organization.CanConfirm(tier)) return false;
        organization.Confirm(affiliation, tier, AffiliationProof.Domain, affiliation.ClaimedAt);
        mails.Confirmed(affiliation, organization, member);
        return true;
    }
}
