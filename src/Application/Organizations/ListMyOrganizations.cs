using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>The organizations that the signed-in member applied for or represents, by name.</summary>
public sealed record ListMyOrganizationsQuery(PageRequest Page) : IRequest<Page<MyOrganizationResponse>>;

/// <summary>An organization of the signed-in member.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Status">State of the application or membership.</param>
/// <param name="LegalName">Its name.</param>
/// <param name="Kind">What sort of legal body it is.</param>
/// <param name="Country">Its seat, ISO 3166-1 alpha-2.</param>
/// <param name="Tier">The tier applied for, and later held.</param>
/// <param name="MemberSince">First day of the first term, UTC.</param>
/// <param name="TermUntil">Last day of the present term, UTC.</param>
/// <param name="AwaitingAnswer">Staff have asked, and the applicant has not answered.</param>
/// <param name="Applied">Whether the member made the application, and no approval has taken its place.</param>
/// <param name="Roles">As what the member represents it now.</param>
public sealed record MyOrganizationResponse(
    Guid Id, OrganizationStatus Status, string LegalName, OrganizationKind Kind, string Country, TierReference Tier, DateOnly? MemberSince, DateOnly? TermUntil,
    bool AwaitingAnswer, bool Applied, IReadOnlyList<RepresentativeRole> Roles);

/// <summary>Checks the page.</summary>
public sealed class ListMyOrganizationsValidator : AbstractValidator<ListMyOrganizationsQuery>
{
    /// <summary>The rules.</summary>
    public ListMyOrganizationsValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the name.</summary>
public sealed class ListMyOrganizationsHandler(IMembershipDb db, OrganizationAccess access, ICurrentActor current, ICursors cursors)
    : IRequestHandler<ListMyOrganizationsQuery, Page<MyOrganizationResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<MyOrganizationResponse>> Handle(ListMyOrganizationsQuery request, CancellationToken cancellationToken)
    {
        var id = current.Actor.MemberId!.Value;
        var list = $"my-organizations/{id}";
        var mine = access.Of(id);
        if (cursors.Position(list, request.Page) is [var after]) mine = mine.Where(o => string.Compare(o.SortKey, after) > 0);
        var rows = await mine.Join(db.Tiers, o => o.TierId, t => t.Id, (o, t) => new { o, t }).OrderBy(x => x.o.SortKey).Take(request.Page.Size + 1)
            .Select(x => new MyRow(x.o.SortKey, new MyOrganizationResponse(
                x.o.Id, x.o.Status, x.o.LegalName, x.o.Kind, x.o.Country, new TierReference(x.t.Code, x.t.Name), x.o.MemberSince, x.o.TermUntil, x.o.AwaitsAnswer,
                x.o.ApplicantId == id && x.o.MemberSince == null && x.o.Status != OrganizationStatus.AwaitingPayment,
                db.Representatives.Where(r => r.OrganizationId == x.o.Id && r.MemberId == id && r.IsCurrent).Select(r => r.Role).ToList())))
            .ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [r.SortKey], r => r.Organization with { Roles = [.. r.Organization.Roles.Order()] });
    }

    private sealed record MyRow(string SortKey, MyOrganizationResponse Organization);
}
