using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Council;

/// <summary>Who sits on the council now, organization by organization in the order of their names.</summary>
public sealed record ListCouncilQuery(PageRequest Page) : IRequest<Page<CouncilSeatResponse>>;

/// <summary>An organization's seat on the council: one vote, cast by the principal or, with equal standing, the alternate.</summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="OrganizationName">Its legal name.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Tier">The code of its tier.</param>
/// <param name="Principal">The principal; null while there is none whose membership is in good standing.</param>
/// <param name="Alternate">The alternate; null likewise.</param>
public sealed record CouncilSeatResponse(
    Guid OrganizationId, string OrganizationName, string Country, string Tier, CouncilPerson? Principal, CouncilPerson? Alternate);

/// <summary>Checks the page.</summary>
public sealed class ListCouncilValidator : AbstractValidator<ListCouncilQuery>
{
    /// <summary>The rules.</summary>
    public ListCouncilValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the organization's folded name.</summary>
public sealed class ListCouncilHandler(IMembershipDb db, CouncilAccess access, ICursors cursors) : IRequestHandler<ListCouncilQuery, Page<CouncilSeatResponse>>
{
    private const string List = "council";

    /// <inheritdoc/>
    public async Task<Page<CouncilSeatResponse>> Handle(ListCouncilQuery request, CancellationToken cancellationToken)
    {
        var sight = await access.RequireAsync(cancellationToken);
        var organizations = db.Organizations.Where(Organization.IsInGoodStanding);
        if (cursors.Position(List, request.Page) is [var after]) organizations = organizations.Where(o => string.Compare(o.SortKey, after) > 0);
        var members = db.Members.Where(Member.IsInGoodStanding);
        var rows = await (
            from o in organizations.OrderBy(o => o.SortKey).Take(request.Page.Size + 1)
            join t in db.Tiers on o.TierId equals t.Id
            join pr in db.Representatives.Where(r => r.IsCurrent && r.Role == RepresentativeRole.Principal) on o.Id equals pr.OrganizationId into prs
            from pr in prs.DefaultIfEmpty()
            join p in members on pr.MemberId equals p.Id into ps
            from p in ps.DefaultIfEmpty()
            join ar in db.Representatives.Where(r => r.IsCurrent && r.Role == RepresentativeRole.Alternate) on o.Id equals ar.OrganizationId into ars
            from ar in ars.DefaultIfEmpty()
            join a in members on ar.MemberId equals a.Id into alternates
            from a in alternates.DefaultIfEmpty()
            orderby o.SortKey
            select new
            {
                o.SortKey,
                Seat = new CouncilSeatResponse(o.Id, o.LegalName, o.Country, t.Code,
                    p == null ? null : new CouncilPerson(p.Id, p.GivenName, p.FamilyName, p.Email),
                    a == null ? null : new CouncilPerson(a.Id, a.GivenName, a.FamilyName, a.Email)),
            }).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, List, r => [r.SortKey], r => r.Seat with { Principal = r.Seat.Principal?.For(sight), Alternate = r.Seat.Alternate?.For(sight) });
    }
}
