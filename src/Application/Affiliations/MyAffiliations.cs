using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Representatives;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Affiliations;

/// <summary>Where the signed-in member works and worked, newest first.</summary>
public sealed record ListMyAffiliationsQuery(PageRequest Page) : IRequest<Page<MyAffiliation>>;

/// <summary>The signed-in member does not work there any more, or never did.</summary>
/// <param name="Id">The affiliation.</param>
public sealed record EndMyAffiliationCommand(Guid Id) : ICommand<MyAffiliation>;

/// <summary>Checks the page.</summary>
public sealed class ListMyAffiliationsValidator : AbstractValidator<ListMyAffiliationsQuery>
{
    /// <summary>The rules.</summary>
    public ListMyAffiliationsValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the time of the claim.</summary>
public sealed class ListMyAffiliationsHandler(IMembershipDb db, ICurrentActor current, ICursors cursors) : IRequestHandler<ListMyAffiliationsQuery, Page<MyAffiliation>>
{
    /// <inheritdoc/>
    public async Task<Page<MyAffiliation>> Handle(ListMyAffiliationsQuery request, CancellationToken cancellationToken)
    {
        var (id, list) = (current.Actor.MemberId!.Value, $"my-affiliations/{current.Actor.MemberId}");
        var position = TimePosition.Of(cursors, list, request.Page);
        var rows = await db.Affiliations.Where(a => a.MemberId == id && a.ClaimedAt <= position.At)
            .Join(db.Organizations, a => a.OrganizationId, o => o.Id, (a, o) => new { Affiliation = a, o.LegalName, o.Status })
            .OrderByDescending(x => x.Affiliation.ClaimedAt).ThenBy(x => x.Affiliation.Id).Skip(position.Shown).Take(request.Page.Size + 1).ToListAsync(cancellationToken);
        var (page, next) = position.Cut(rows, request.Page, cursors, list, x => x.Affiliation.ClaimedAt);
        return new Page<MyAffiliation>([.. page.Select(x => MyAffiliation.Of(x.Affiliation, x.LegalName, x.Status))], next);
    }
}

/// <summary>Ends it; the membership and the groups stay, an appointment for the organization does not.</summary>
public sealed class EndMyAffiliationHandler(IMembershipDb db, AffiliationEndings endings, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<EndMyAffiliationCommand, MyAffiliation>
{
    /// <inheritdoc/>
    public async Task<MyAffiliation> Handle(EndMyAffiliationCommand request, CancellationToken cancellationToken)
    {
        var id = current.Actor.MemberId!.Value;
        var affiliation = CommonErrors.NotFound.IfMissing(await db.Affiliations.AsTracking().SingleOrDefaultAsync(a => a.Id == request.Id && a.MemberId == id, cancellationToken));
        await endings.EndAsync(affiliation, new Decision(id, clock.GetUtcNow(), EndingReasons.Left), cancellationToken);
        var organization = await db.Organizations.Where(o => o.Id == affiliation.OrganizationId).Select(o => new { o.LegalName, o.Status }).SingleAsync(cancellationToken);
        return MyAffiliation.Of(affiliation, organization.LegalName, organization.Status);
    }
}
