using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;

namespace Membership.Application.Enrollments;

/// <summary>A page of a group's roster, sorted by folded name.</summary>
public sealed record ListRosterQuery(GroupPath Path, string Slug, RosterFilter Filter, bool Count, PageRequest Page) : IRequest<Page<RosterEntry>>;

/// <summary>Checks filters and page.</summary>
public sealed class ListRosterValidator : AbstractValidator<ListRosterQuery>
{
    /// <summary>The rules.</summary>
    public ListRosterValidator()
    {
        RuleFor(q => q.Filter).SetValidator(new RosterFilterValidator()).OverridePropertyName("");
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Checks a roster's filters, for pages and downloads alike.</summary>
public sealed class RosterFilterValidator : AbstractValidator<RosterFilter>
{
    /// <summary>The rules.</summary>
    public RosterFilterValidator()
    {
        RuleFor(f => f.Status).Must(s => s is EnrollmentStatus.Active or EnrollmentStatus.Suspended)
            .WithMessage(_ => Texts.Text.Of("validation.rosterStatus")).OverridePropertyName("status");
        RuleFor(f => f.Country).Country().When(f => f.Country is not null).OverridePropertyName("country");
        RuleFor(f => f.City).CleanText(Domain.Members.Profile.MaxCityLength).OverridePropertyName("city");
        RuleFor(f => f.Q).SearchQuery().OverridePropertyName("q");
    }
}

/// <summary>Reads a page.</summary>
public sealed class ListRosterHandler(Officers officers, Roster roster, EnrollmentAccess access, ICursors cursors) : IRequestHandler<ListRosterQuery, Page<RosterEntry>>
{
    /// <inheritdoc/>
    public async Task<Page<RosterEntry>> Handle(ListRosterQuery request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        await access.RequireRosterAsync(group.Id, cancellationToken);
        var masked = await access.IsMaskedAsync(group.Id, cancellationToken);
        CommonErrors.Forbidden.Unless(!masked || (request.Filter.Q is null && request.Filter.City is null));
        var list = $"roster/{group.Id}/{request.Filter}";
        var after = cursors.Position(list, request.Page) is [var key] ? key : null;
        var rows = await roster.RowsAsync(group.Id, request.Filter, after, request.Page.Size + 1, cancellationToken);
        int? total = request.Count ? await roster.CountAsync(group.Id, request.Filter, cancellationToken) : null;
        return rows.ToPage(request.Page, cursors, list, r => [r.Key], r => masked ? r.Entry.Masked() : r.Entry, total);
    }
}
