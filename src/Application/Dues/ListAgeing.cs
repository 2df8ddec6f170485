using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>The open invoices of all organizations, those that were due first at the top.</summary>
/// <param name="Bucket">Only those that are so late.</param>
/// <param name="Currency">Only those in this currency.</param>
/// <param name="Count">Whether to sum up what is open, by currency and bucket.</param>
/// <param name="Page">Which page.</param>
public sealed record ListAgeingQuery(AgeingBucket? Bucket, string? Currency, bool Count, PageRequest Page) : IRequest<AgeingPage>;

/// <summary>Checks filters and page.</summary>
public sealed class ListAgeingValidator : AbstractValidator<ListAgeingQuery>
{
    /// <summary>The rules.</summary>
    public ListAgeingValidator()
    {
        RuleFor(q => q.Currency).Currency().When(q => q.Currency is not null);
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Reads by keyset along the index of what is open, by due day.</summary>
public sealed class ListAgeingHandler(IMembershipDb db, DuesAccess access, BookableDays days, ICursors cursors) : IRequestHandler<ListAgeingQuery, AgeingPage>
{
    // The last day of being due at which an invoice is in a bucket, or in an earlier one.
    private static readonly (AgeingBucket Bucket, int DaysLate)[] Ends =
        [(AgeingBucket.NotDue, 0), (AgeingBucket.Days1To30, 30), (AgeingBucket.Days31To60, 60), (AgeingBucket.Days61To90, 90)];

    /// <inheritdoc/>
    public async Task<AgeingPage> Handle(ListAgeingQuery request, CancellationToken cancellationToken)
    {
        access.RequireBooks();
        var today = days.Today;
        var list = $"ageing/{request.Bucket}/{request.Currency}";
        var filtered = Filtered(request, today);
        var open = filtered;
        if (cursors.Position(list, request.Page) is [var due, var key])
        {
            var day = DateOnly.ParseExact(due, "O", CultureInfo.InvariantCulture);
            open = open.Where(i => i.DueOn > day || (i.DueOn == day && string.Compare(i.SortKey, key) > 0));
        }
        var rows = await open.OrderBy(i => i.DueOn).ThenBy(i => i.SortKey).Take(request.Page.Size + 1)
            .Join(db.Organizations, i => i.OrganizationId, o => o.Id, (i, o) => new
            {
                i.SortKey, i.OrganizationId, o.LegalName, i.Id, i.Number, i.Purpose, i.IssuedOn, i.DueOn, i.Currency, i.Total, i.Open,
            }).OrderBy(r => r.DueOn).ThenBy(r => r.SortKey).ToListAsync(cancellationToken);
        var totals = request.Count ? await TotalsAsync(filtered, today, cancellationToken) : null;
        var page = rows.ToPage(request.Page, cursors, list, r => [r.DueOn.ToString("O", CultureInfo.InvariantCulture), r.SortKey], r => new AgeingEntry(
            r.OrganizationId, r.LegalName, r.Id, r.Number, r.Purpose, r.IssuedOn, r.DueOn, Math.Max(0, today.DayNumber - r.DueOn.DayNumber), BucketOf(r.DueOn, today), r.Currency,
            Money.Written(r.Total, r.Currency), Money.Written(r.Open, r.Currency)));
        return new AgeingPage(page.Items, page.Next, totals);
    }

    /// <summary>How late an invoice is on a day.</summary>
    public static AgeingBucket BucketOf(DateOnly dueOn, DateOnly today) =>
        Ends.Where(e => dueOn >= today.AddDays(-e.DaysLate)).Select(e => (AgeingBucket?)e.Bucket).FirstOrDefault() ?? AgeingBucket.Over90;

    private IQueryable<Invoice> Filtered(ListAgeingQuery request, DateOnly today)
    {
        var open = db.Invoices.Where(i => i.Open > 0);
        if (request.Currency is { } currency) open = open.Where(i => i.Currency == currency);
        if (request.Bucket is not { } bucket) return open;
        var index = (int)bucket;
        if (index < Ends.Length)
        {
            var oldest = today.AddDays(-Ends[index].DaysLate);
            open = open.Where(i => i.DueOn >= oldest);
        }
        if (index == 0) return open;
        var newest = today.AddDays(-Ends[index - 1].DaysLate);
        return open.Where(i => i.DueOn < newest);
    }

    private static async Task<List<AgeingTotal>> TotalsAsync(IQueryable<Invoice> open, DateOnly today, CancellationToken cancellationToken)
    {
        var (day30, day60, day90) = (today.AddDays(-30), today.AddDays(-60), today.AddDays(-90));
        var sums = await open.GroupBy(i => new { i.Currency, Bucket = i.DueOn >= today ? 0 : i.DueOn >= day30 ? 1 : i.DueOn >= day60 ? 2 : i.DueOn >= day90 ? 3 : 4 })
            .Select(g => new { g.Key.Currency, g.Key.Bucket, Invoices = g.Count(), Open = g.Sum(i => i.Open) })
            .OrderBy(s => s.Currency).ThenBy(s => s.Bucket).ToListAsync(cancellationToken);
        return sums.ConvertAll(s => new AgeingTotal(s.Currency, (AgeingBucket)s.Bucket, s.Invoices, Money.Written(s.Open, s.Currency)));
    }
}
