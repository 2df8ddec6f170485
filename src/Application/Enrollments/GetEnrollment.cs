using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>One enrollment: for its member, the group's officers, staff and integrators; for others it does not exist.</summary>
public sealed record GetEnrollmentQuery(GroupPath Path, string Slug, Guid Id) : IRequest<EnrollmentResponse>;

/// <summary>The history of one enrollment, for the same people.</summary>
public sealed record GetEnrollmentHistoryQuery(GroupPath Path, string Slug, Guid Id, PageRequest Page) : IRequest<Page<HistoryEntry>>;

/// <summary>Projects history lines of enrollments.</summary>
public sealed class EnrollmentHistoryProfile : AutoMapper.Profile
{
    /// <summary>Column by column.</summary>
    public EnrollmentHistoryProfile() => CreateProjection<EnrollmentStateChange, HistoryEntry>();
}

/// <summary>Checks the page.</summary>
public sealed class GetEnrollmentHistoryValidator : AbstractValidator<GetEnrollmentHistoryQuery>
{
    /// <summary>The rules.</summary>
    public GetEnrollmentHistoryValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads one enrollment.</summary>
public sealed class GetEnrollmentHandler(IMembershipDb db, Officers officers, ICurrentActor current, EnrollmentAccess access, IConfigurationProvider mapping)
    : IRequestHandler<GetEnrollmentQuery, EnrollmentResponse>
{
    /// <inheritdoc/>
    public async Task<EnrollmentResponse> Handle(GetEnrollmentQuery request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        var enrollment = await db.Matches(db.Enrollments.Where(e => e.Id == request.Id && e.GroupId == group.Id))
            .ProjectTo<EnrollmentResponse>(mapping).SingleOrDefaultAsync(cancellationToken);
        var own = enrollment is not null && enrollment.Member.Id == current.Actor.MemberId;
        if (!own) await access.RequireSightAsync(group.Id, enrollment?.Status, cancellationToken);
        EnrollmentErrors.NotFound.IfMissing(enrollment);
        return own ? enrollment! : (await access.ViewAsync(group.Id, cancellationToken))(enrollment!);
    }
}

/// <summary>Reads the history by keyset on the ordinal.</summary>
public sealed class GetEnrollmentHistoryHandler(
    IMembershipDb db, Officers officers, ICurrentActor current, EnrollmentAccess access, ICursors cursors, IConfigurationProvider mapping)
    : IRequestHandler<GetEnrollmentHistoryQuery, Page<HistoryEntry>>
{
    /// <inheritdoc/>
    public async Task<Page<HistoryEntry>> Handle(GetEnrollmentHistoryQuery request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        var owner = await db.Enrollments.Where(e => e.Id == request.Id && e.GroupId == group.Id)
            .Select(e => new { e.MemberId, e.Status }).SingleOrDefaultAsync(cancellationToken);
        var own = owner is not null && owner.MemberId == current.Actor.MemberId;
        if (!own) await access.RequireSightAsync(group.Id, owner?.Status, cancellationToken);
        if (owner is null) throw new DomainException(EnrollmentErrors.NotFound);
        var list = $"enrollment-history/{request.Id}";
        var after = cursors.Position(list, request.Page) is [var ordinal] ? int.Parse(ordinal, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var rows = await db.EnrollmentHistory.Where(h => h.EnrollmentId == request.Id && h.Ordinal > after).OrderBy(h => h.Ordinal)
            .Take(request.Page.Size + 1).ProjectTo<HistoryEntry>(mapping).ToListAsync(cancellationToken);
        var open = own || current.Actor.IsAdministrator;
        var masked = !open && await access.IsMaskedAsync(group.Id, cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [$"{r.Ordinal}"], r => open ? r : masked ? r.Masked() : r.ForOfficers());
    }
}
