using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Representatives;

/// <summary>The organizations that the signed-in member represents or did, and those that invite their address, newest first.</summary>
public sealed record ListMyRepresentationsQuery(PageRequest Page) : IRequest<Page<MyRepresentation>>;

/// <summary>One's own appointment, or an invitation to oneself.</summary>
/// <param name="Id">The appointment.</param>
/// <param name="OrganizationId">Of which organization.</param>
/// <param name="OrganizationName">Its legal name.</param>
/// <param name="Role">As what.</param>
/// <param name="Status">State; <c>invited</c> waits for one's answer.</param>
/// <param name="Replaces">Whether accepting replaces whoever is in office.</param>
/// <param name="AppointedAt">When one was appointed or invited, UTC.</param>
/// <param name="InvitedUntil">Until when the invitation can be accepted, UTC.</param>
/// <param name="From">When the rights began, UTC.</param>
/// <param name="Until">When they ended, UTC.</param>
/// <param name="Reason">Why they ended: a code, or words.</param>
public sealed record MyRepresentation(
    Guid Id, Guid OrganizationId, string OrganizationName, RepresentativeRole Role, RepresentativeStatus Status, bool Replaces, DateTimeOffset AppointedAt,
    DateTimeOffset? InvitedUntil, DateTimeOffset? From, DateTimeOffset? Until, string? Reason)
{
    /// <summary>The response of a loaded appointment.</summary>
    public static MyRepresentation Of(Representative r, string organizationName) =>
        new(r.Id, r.OrganizationId, organizationName, r.Role, r.Status, r.Replaces, r.AppointedAt, r.InvitedUntil, r.From, r.Until, r.Reason);
}

/// <summary>Checks the page.</summary>
public sealed class ListMyRepresentationsValidator : AbstractValidator<ListMyRepresentationsQuery>
{
    /// <summary>The rules.</summary>
    public ListMyRepresentationsValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the time of the appointment.</summary>
public sealed class ListMyRepresentationsHandler(IMembershipDb db, ICurrentActor current, ICursors cursors, TimeProvider clock)
    : IRequestHandler<ListMyRepresentationsQuery, Page<MyRepresentation>>
{
    /// <inheritdoc/>
    public async Task<Page<MyRepresentation>> Handle(ListMyRepresentationsQuery request, CancellationToken cancellationToken)
    {
        var (id, now, list) = (current.Actor.MemberId!.Value, clock.GetUtcNow(), $"my-representations/{current.Actor.MemberId}");
        var key = await db.Members.Where(m => m.Id == id).Select(m => m.EmailKey).SingleAsync(cancellationToken);
        var position = TimePosition.Of(cursors, list, request.Page);
        var rows = await db.Representatives.Where(r => (r.MemberId == id || (r.EmailKey == key && r.IsInvited && r.InvitedUntil >= now)) && r.AppointedAt <= position.At)
            .Join(db.Organizations, r => r.OrganizationId, o => o.Id, (r, o) => new { Representative = r, o.LegalName })
            .OrderByDescending(x => x.Representative.AppointedAt).ThenBy(x => x.Representative.Id).Skip(position.Shown).Take(request.Page.Size + 1).ToListAsync(cancellationToken);
        var (page, next) = position.Cut(rows, request.Page, cursors, list, x => x.Representative.AppointedAt);
        return new Page<MyRepresentation>([.. page.Select(x => MyRepresentation.Of(x.Representative, x.LegalName))], next);
    }
}
