using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;

namespace Membership.Application.Dues;

/// <summary>The statement of an organization: every line of its ledger, in the order of recording.</summary>
/// <param name="OrganizationId">Whose.</param>
/// <param name="From">Only what was booked on this day or later.</param>
/// <param name="Until">Only what was booked on this day or earlier.</param>
/// <param name="Page">Which page.</param>
public sealed record GetStatementQuery(Guid OrganizationId, DateOnly? From, DateOnly? Until, PageRequest Page) : IRequest<Page<LedgerLine>>;

/// <summary>One line of an organization's ledger.</summary>
public sealed record GetLedgerLineQuery(Guid OrganizationId, int Ordinal) : IRequest<LedgerLine>;

/// <summary>Checks the period and the page.</summary>
public sealed class GetStatementValidator : AbstractValidator<GetStatementQuery>
{
    /// <summary>The rules.</summary>
    public GetStatementValidator()
    {
        this.ValidPeriod(q => q.From, q => q.Until);
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Reads by keyset on the ordinal.</summary>
public sealed class GetStatementHandler(DuesAccess access, Ledger ledger, ICursors cursors) : IRequestHandler<GetStatementQuery, Page<LedgerLine>>
{
    /// <inheritdoc/>
    public async Task<Page<LedgerLine>> Handle(GetStatementQuery request, CancellationToken cancellationToken)
    {
        await access.SeeAsync(request.OrganizationId, cancellationToken);
        var list = $"statement/{request.OrganizationId}/{request.From:O}/{request.Until:O}";
        var after = cursors.Position(list, request.Page) is [var ordinal] ? int.Parse(ordinal, CultureInfo.InvariantCulture) : 0;
        var rows = await ledger.LinesAsync(request.OrganizationId,
            e => e.Booked(request.From, request.Until).Where(x => x.Ordinal > after).OrderBy(x => x.Ordinal).Take(request.Page.Size + 1), cancellationToken);
        return rows.ToPage(request.Page, cursors, list, r => [$"{r.Ordinal}"], r => r);
    }
}

/// <summary>Reads one line.</summary>
public sealed class GetLedgerLineHandler(DuesAccess access, Ledger ledger) : IRequestHandler<GetLedgerLineQuery, LedgerLine>
{
    /// <inheritdoc/>
    public async Task<LedgerLine> Handle(GetLedgerLineQuery request, CancellationToken cancellationToken)
    {
        await access.SeeAsync(request.OrganizationId, cancellationToken);
        return CommonErrors.NotFound.IfMissing(
            (await ledger.LinesAsync(request.OrganizationId, e => e.Where(x => x.Ordinal == request.Ordinal), cancellationToken)).SingleOrDefault());
    }
}
