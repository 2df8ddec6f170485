using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Affiliations;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>What the signed-in member's page about organizations shows: those that they applied for or represent, and the invitations that wait for them.</summary>
public sealed record ShowMyOrganizationsQuery : IRequest<MyOrganizations>;

/// <summary>Reads one organization after the other: a person acts for one or two.</summary>
public sealed class ShowMyOrganizationsHandler(IMembershipDb db, ICurrentActor current, OrganizationAccess access, TimeProvider clock)
    : IRequestHandler<ShowMyOrganizationsQuery, MyOrganizations>
{
    private const int OrganizationsShown = 20;
    private const int MessagesShown = 50;

    /// <inheritdoc/>
    public async Task<MyOrganizations> Handle(ShowMyOrganizationsQuery request, CancellationToken cancellationToken)
    {
        var me = await db.Members.Where(Member.IsInGoodStanding).Where(m => m.Id == current.Actor.MemberId)
            .Select(m => new { m.Id, m.EmailKey }).SingleOrDefaultAsync(cancellationToken);
        if (me is null) return new MyOrganizations([], []);
        var now = clock.GetUtcNow();
        var invitations = await db.Representatives.Where(r => r.IsInvited && r.EmailKey == me.EmailKey && r.InvitedUntil >= now)
            .Join(db.Organizations, r => r.OrganizationId, o => o.Id, (r, o) => new { r.Id, o.LegalName, o.SortKey, r.Role, r.InvitedUntil })
            .OrderBy(x => x.SortKey).ThenBy(x => x.Id).Take(OrganizationsShown)
            .Select(x => new OpenInvitation(x.Id, x.LegalName, x.Role, x.InvitedUntil!.Value)).ToListAsync(cancellationToken);
        var mine = await access.Of(me.Id).OrderByDescending(o => db.Representatives.Any(r => r.OrganizationId == o.Id && r.MemberId == me.Id && r.IsCurrent))
            .ThenBy(o => o.Status == OrganizationStatus.Rejected || o.Status == OrganizationStatus.Resigned).ThenBy(o => o.SortKey).Take(OrganizationsShown).Select(o => o.Id).ToListAsync(cancellationToken);
        var organizations = new List<OrganizationOverview>();
        foreach (var id in mine) organizations.Add(await ReadAsync(id, me.Id, await access.RightsAsync(id, cancellationToken), cancellationToken));
        return new MyOrganizations(invitations, organizations);
    }

    private async Task<OrganizationOverview> ReadAsync(Guid id, Guid memberId, RepresentativeRights rights, CancellationToken cancellationToken)
    {
        var found = await db.Organizations.Where(o => o.Id == id).Join(db.Tiers, o => o.TierId, t => t.Id, (o, t) => new
        {
            o.Currency,
            Overview = new OrganizationOverview(o.Id, o.LegalName, o.Status, o.Reason, t.Name, o.TermFrom, o.TermUntil, o.GraceUntil)
            {
                AwaitsAnswer = o.AwaitsAnswer, NextTier = db.Tiers.Where(n => n.Id == o.NextTierId).Select(n => n.Name).FirstOrDefault(),
            },
        }).SingleAsync(cancellationToken);
        var canAnswer = rights.HasFlag(RepresentativeRights.Act) && found.Overview.Status is OrganizationStatus.Applied or OrganizationStatus.UnderReview;
        return found.Overview with
        {
            Roles = [.. (await db.Representatives.Where(r => r.OrganizationId == id && r.MemberId == memberId && r.IsCurrent)
                .Select(r => new HeldRole(r.Id, r.Role)).ToListAsync(cancellationToken)).OrderBy(r => r.Role)],
            Dues = rights.HasFlag(RepresentativeRights.SeeDues) ? await DuesAsync(id, found.Currency, cancellationToken) : null,
            Messages = canAnswer ? await MessagesAsync(id, cancellationToken) : [],
            Claims = rights.HasFlag(RepresentativeRights.Act) && found.Overview.Status.IsInGoodStanding() ? await ClaimsAsync(id, cancellationToken) : [],
        };
    }

    private async Task<DuesOverview?> DuesAsync(Guid id, string currency, CancellationToken cancellationToken)
    {
        var account = await db.DuesAccounts.Where(a => a.Id == id).Select(a => new { a.Balance, a.Credit }).SingleOrDefaultAsync(cancellationToken);
        if (account is null) return null;
        var invoices = await db.Invoices.Where(i => i.OrganizationId == id).OrderByDescending(i => i.SortKey).Take(DuesOverview.Shown)
            .Select(i => new InvoiceOverview(i.Id, i.Kind, i.Number, i.IssuedOn, i.DueOn, i.Total, i.Open, i.IsCancelled)).ToListAsync(cancellationToken);
        return new DuesOverview(currency, account.Balance + account.Credit, account.Credit, invoices);
    }

    private async Task<List<ReviewMessage>> MessagesAsync(Guid id, CancellationToken cancellationToken)
    {
        var newest = await db.OrganizationMessages.Where(m => m.OrganizationId == id).OrderByDescending(m => m.Ordinal).Take(MessagesShown)
            .Select(m => new ReviewMessage(m.FromStaff, m.Text, m.At)).ToListAsync(cancellationToken);
        newest.Reverse();
        return newest;
    }

    private async Task<List<OpenClaim>> ClaimsAsync(Guid id, CancellationToken cancellationToken)
    {
        var claims = await db.Affiliations.Where(a => a.OrganizationId == id && a.Status == AffiliationStatus.Claimed).OrderBy(a => a.ClaimedAt).ThenBy(a => a.SortKey).Take(OpenClaim.Shown)
            .Join(db.Members, a => a.MemberId, m => m.Id, (a, m) => new { a.Id, m.GivenName, m.FamilyName, a.Title, a.ClaimedAt }).OrderBy(c => c.ClaimedAt).ToListAsync(cancellationToken);
        return claims.ConvertAll(c => new OpenClaim(c.Id, new PersonName(c.GivenName, c.FamilyName).Display, c.Title, c.ClaimedAt));
    }
}
