using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>The history of a membership, oldest first: one's own, or any for staff.</summary>
/// <param name="MemberId">Whose; null for one's own.</param>
/// <param name="Page">Which page.</param>
public sealed record GetMemberHistoryQuery(Guid? MemberId, PageRequest Page) : IRequest<Page<HistoryEntry>>;

/// <summary>One change of state.</summary>
/// <param name="Ordinal">Position, from 1.</param>
/// <param name="At">When, UTC.</param>
/// <param name="From">State before; null for the first.</param>
/// <param name="To">State after.</param>
/// <param name="Reason">A reason code, or the words of whoever decided.</param>
/// <param name="ActorId">The member who did it; null for the system.</param>
public sealed record HistoryEntry(int Ordinal, DateTimeOffset At, string? From, string To, string? Reason, Guid? ActorId)
{
    /// <summary>Why somebody left is theirs alone.</summary>
    public HistoryEntry ForOfficers() => To is "left" or "withdrawn" ? this with { Reason = null } : this;

    /// <summary>What an auditor sees: codes, but nothing that people wrote.</summary>
    public HistoryEntry Masked() => this with { Reason = Masking.Code(Reason) };
}

/// <summary>Projects history lines of members.</summary>
public sealed class HistoryProfile : AutoMapper.Profile
{
    /// <summary>Column by column.</summary>
    public HistoryProfile() => CreateProjection<MemberStateChange, HistoryEntry>();
}

/// <summary>Checks the page.</summary>
public sealed class GetMemberHistoryValidator : AbstractValidator<GetMemberHistoryQuery>
{
    /// <summary>The rules.</summary>
    public GetMemberHistoryValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the ordinal.</summary>
public sealed class GetMemberHistoryHandler(IMembershipDb db, ICurrentActor current, ICursors cursors, IConfigurationProvider mapping)
    : IRequestHandler<GetMemberHistoryQuery, Page<HistoryEntry>>
{
    /// <inheritdoc/>
    public async Task<Page<HistoryEntry>> Handle(GetMemberHistoryQuery request, CancellationToken cancellationToken)
    {
        if (request.MemberId is not null) MemberAccess.RequireStaff(current.Actor);
        var id = request.MemberId ?? current.Actor.MemberId!.Value;
        if (request.MemberId is not null) CommonErrors.NotFound.Unless(await db.Members.AnyAsync(m => m.Id == id, cancellationToken));
        var (page, list) = (request.Page, $"history/{id}");
        var after = cursors.Position(list, page) is [var ordinal] ? int.Parse(ordinal, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var rows = await db.MemberHistory.Where(h => h.MemberId == id && h.Ordinal > after).OrderBy(h => h.Ordinal)
            .Take(page.Size + 1).ProjectTo<HistoryEntry>(mapping).ToListAsync(cancellationToken);
        var masked = request.MemberId is not null && MemberAccess.IsMasked(current.Actor);
        return rows.ToPage(page, cursors, list, r => [$"{r.Ordinal}"], r => masked ? r.Masked() : r);
    }
}
