using System.Globalization;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>A group's enrollments in one state, oldest first: for officers the list of requests that wait for them.</summary>
/// <param name="Path">Which part of the directory.</param>
/// <param name="Slug">Which group.</param>
/// <param name="Status">Which state; requests by default.</param>
/// <param name="Q">Beginnings of words of the name, or of the address.</param>
/// <param name="Count">Whether to count them all.</param>
/// <param name="Page">Which page.</param>
public sealed record ListEnrollmentsQuery(GroupPath Path, string Slug, EnrollmentStatus Status, string? Q, bool Count, PageRequest Page)
    : IRequest<Page<EnrollmentResponse>>;

/// <summary>The signed-in member's own enrollments, newest first, past ones included.</summary>
public sealed record ListMyEnrollmentsQuery(EnrollmentStatus? Status, PageRequest Page) : IRequest<Page<EnrollmentResponse>>;

/// <summary>Checks filters and page.</summary>
public sealed class ListEnrollmentsValidator : AbstractValidator<ListEnrollmentsQuery>
{
    /// <summary>The rules.</summary>
    public ListEnrollmentsValidator()
    {
        RuleFor(q => q.Q).SearchQuery();
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Checks the page.</summary>
public sealed class ListMyEnrollmentsValidator : AbstractValidator<ListMyEnrollmentsQuery>
{
    /// <summary>The rules.</summary>
    public ListMyEnrollmentsValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the time of the request.</summary>
public sealed class ListEnrollmentsHandler(IMembershipDb db, Officers officers, EnrollmentAccess access, ICursors cursors, IConfigurationProvider mapping)
    : IRequestHandler<ListEnrollmentsQuery, Page<EnrollmentResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<EnrollmentResponse>> Handle(ListEnrollmentsQuery request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        await access.RequireEnrollmentsAsync(group.Id, request.Status, cancellationToken);
        CommonErrors.Forbidden.Unless(request.Q is null || !await access.IsMaskedAsync(group.Id, cancellationToken));
        var list = $"enrollments/{group.Id}/{request.Status}/{request.Q}";
        var all = db.Enrollments.Where(e => e.GroupId == group.Id && e.Status == request.Status).Named(db, request.Q);
        var enrollments = all;
        if (cursors.Position(list, request.Page) is [var ticks, var key])
        {
            var at = new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
            enrollments = enrollments.Where(e => e.RequestedAt >= at && (e.RequestedAt > at || string.Compare(e.SortKey, key) > 0));
        }
        var rows = await db.Matches(enrollments).OrderBy(x => x.Enrollment.RequestedAt).ThenBy(x => x.Enrollment.SortKey)
            .Take(request.Page.Size + 1).ProjectTo<EnrollmentRow>(mapping).ToListAsync(cancellationToken);
        int? total = request.Count ? await all.CountAsync(cancellationToken) : null;
        var view = await access.ViewAsync(group.Id, cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [$"{r.Enrollment.RequestedAt.UtcTicks}", r.SortKey],
            r => view(r.Enrollment), total);
    }
}

/// <summary>Reads by keyset on the time of the request.</summary>
public sealed class ListMyEnrollmentsHandler(IMembershipDb db, ICurrentActor current, ICursors cursors, IConfigurationProvider mapping)
    : IRequestHandler<ListMyEnrollmentsQuery, Page<EnrollmentResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<EnrollmentResponse>> Handle(ListMyEnrollmentsQuery request, CancellationToken cancellationToken)
    {
        var id = current.Actor.MemberId!.Value;
        var list = $"my-enrollments/{id}/{request.Status}";
        var enrollments = db.Enrollments.Where(e => e.MemberId == id);
        if (request.Status is { } status) enrollments = enrollments.Where(e => e.Status == status);
        if (cursors.Position(list, request.Page) is [var ticks, var key])
        {
            var at = new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
            enrollments = enrollments.Where(e => e.RequestedAt <= at && (e.RequestedAt < at || string.Compare(e.SortKey, key) > 0));
        }
        var rows = await db.Matches(enrollments).OrderByDescending(x => x.Enrollment.RequestedAt).ThenBy(x => x.Enrollment.SortKey)
            .Take(request.Page.Size + 1).ProjectTo<EnrollmentRow>(mapping).ToListAsync(cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [$"{r.Enrollment.RequestedAt.UtcTicks}", r.SortKey], r => r.Enrollment);
    }
}

/// <summary>Filters enrollments by name or address.</summary>
public static class EnrollmentSearch
{
    /// <summary>Only those of whose names every beginning in the query is a word's beginning.</summary>
    public static IQueryable<Enrollment> Named(this IQueryable<Enrollment> enrollments, IMembershipDb db, string? q)
    {
        foreach (var prefix in q is null ? [] : SearchKeys.Prefixes(q))
        {
            var (first, end) = SearchKeys.RangeOf(prefix);
            enrollments = enrollments.Where(e => db.EnrollmentSearchTerms.Any(t => t.EnrollmentId == e.Id
                && string.Compare(t.Key, first) >= 0 && string.Compare(t.Key, end) < 0));
        }
        return enrollments;
    }
}
