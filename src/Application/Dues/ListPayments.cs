using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Dues;

namespace Membership.Application.Dues;

/// <summary>The payments of an organization, latest recorded first, reversed ones included.</summary>
public sealed record ListPaymentsQuery(Guid OrganizationId, PageRequest Page) : IRequest<Page<LedgerLine>>;

/// <summary>Checks the page.</summary>
public sealed class ListPaymentsValidator : AbstractValidator<ListPaymentsQuery>
{
    /// <summary>The rules.</summary>
    public ListPaymentsValidator() => this.ValidPage(q => q.Page.Limit);
}

/// <summary>Reads by keyset on the ordinal, backwards.</summary>
public sealed class ListPaymentsHandler(DuesAccess access, Ledger ledger, ICursors cursors) : IRequestHandler<ListPaymentsQuery, Page<LedgerLine>>
{
    /// <inheritdoc/>
    public async Task<Page<LedgerLine>> Handle(ListPaymentsQuery request, CancellationToken cancellationToken)
    {
        await access.SeeAsync(request.OrganizationId, cancellationToken);
        var list = $"payments/{request.OrganizationId}";
        var before = cursors.Position(list, request.Page) is [var ordinal] ? int.Parse(ordinal, CultureInfo.InvariantCulture) : int.MaxValue;
        var rows = await ledger.LinesAsync(request.OrganizationId,
            e => e.Where(x => x.Kind == LedgerEntryKind.Payment && x.Ordinal < before).OrderByDescending(x => x.Ordinal).Take(request.Page.Size + 1), cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [$"{r.Ordinal}"], r => r);
    }
}
