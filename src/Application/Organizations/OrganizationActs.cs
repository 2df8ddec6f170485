using System.Globalization;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>What every act about an organization's terms does: asks whether the caller may, finds it, records who did what, tells its people.</summary>
public sealed class OrganizationActs(IMembershipDb db, OrganizationAccess access, OrganizationMails mails, ICurrentActor current, TimeProvider clock)
{
    /// <summary>The signed-in member.</summary>
    public Guid? ActorId => current.Actor.MemberId;

    /// <summary>The caller's decision, now.</summary>
    public Decision Decision(string reason) => new(ActorId, clock.GetUtcNow(), reason);

    /// <summary>The organization that is to be changed, tracked.</summary>
    public async Task<Organization> FindAsync(Guid id, RepresentativeRights right, CancellationToken cancellationToken)
    {
        await access.RequireAsync(id, right, cancellationToken);
        return CommonErrors.NotFound.IfMissing(await db.FindOrganizationAsync(id, cancellationToken));
    }

    /// <summary>Refuses tiers that only staff give.</summary>
    public void RequireMayHave(Tier tier) => TierErrors.GrantedByStaff.Unless(!tier.IsGranted || current.Actor.IsAdministrator);

    /// <summary>Whether the caller is a membership administrator.</summary>
    public bool IsStaff => current.Actor.IsAdministrator;

    /// <summary>Refuses whoever is not staff where an act was done too often for the organization within 24 hours, by whomever.</summary>
    public async Task RequireFewAsync(Organization organization, string action, int most, DomainError refusal, CancellationToken cancellationToken)
    {
        if (IsStaff) return;
        var since = clock.GetUtcNow().AddDays(-1).UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
        refusal.Unless(await db.AuditEvents.CountAsync(e => string.Compare(e.SortKey, since) > 0 && e.OrganizationId == organization.Id && e.Action == action, cancellationToken) < most);
    }

    /// <summary>Refuses all but membership administrators.</summary>
    public void RequireStaff() => access.RequireStaff();

    /// <summary>Leaves a line in the audit trail, whoever acts for the organization.</summary>
    public void Record(string action, Organization organization, string detail) =>
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), action, "done", ActorId, current.Actor.ClientId, null) { OrganizationId = organization.Id, Detail = detail });

    /// <summary>Tells those who act and pay for it.</summary>
    public Task TellAsync(Organization organization, string mail, object?[] arguments, CancellationToken cancellationToken) =>
        mails.ToRepresentativesAsync(organization.Id, OrganizationMails.Paying, mail, arguments, cancellationToken);

    /// <summary>The organization as it now is.</summary>
    public Task<OrganizationResponse> AnswerAsync(Organization organization, CancellationToken cancellationToken) => db.ResponseAsync(organization, cancellationToken);
}
