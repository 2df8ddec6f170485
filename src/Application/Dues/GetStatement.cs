using System.Globalization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>The statement of an organization: every line of its ledger, in the order of recording.</summary>
/// <param name="OrganizationId">Whose.</param>
/// <param name="From">Only what was booked on this day or later.</param>
/// <param name="Until">Only what was booked on this day or earlier.</param>
/// <param name="Page">Which page.</param>
public sealed record GetStatementQuery(Guid OrganizationId, DateOnly? From, DateOnly? Until, PageRequest Page) : IRequest<Page<LedgerLine>>;

/// <summary>The payments of an organization, latest recorded first, reversed ones included.</summary>
public sealed record ListPaymentsQuery(Guid OrganizationId, PageRequest Page) : IRequest<Page<LedgerLine>>;

/// <summary>One line of an organization's ledger.</summary>
public sealed record GetLedgerLineQuery(Guid OrganizationId, int Ordinal) : IRequest<LedgerLine>;

/// <summary>Asks whether the caller may have the whole statement, before the first line of a file leaves.</summary>
public sealed record OpenStatementQuery(Guid OrganizationId) : IRequest<string>;

/// <summary>Checks the page.</summary>
public sealed class GetStatementValidator : AbstractValidator<GetStatementQuery>
{
    /// <summary>The rules.</summary>
    public GetStatementValidator()
    {
        RuleFor(q => q.Until).Must((q, until) => q.From is null || until is null || q.From <= until).WithMessage(_ => Text.Of("validation.period"));
        this.ValidPage(q => q.Page.Limit);
    }
}

/// <summary>Checks the page.</summary>
public sealed class ListPaymentsValidator : AbstractValidator<ListPaymentsQuery>
{
    /// <summary>The rules.</summary>
    public ListPaymentsValidator() => this.ValidPage(q => q.Page.Limit);
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

/// <summary>Answers the currency.</summary>
public sealed class OpenStatementHandler(DuesAccess access) : IRequestHandler<OpenStatementQuery, string>
{
    /// <inheritdoc/>
    public Task<string> Handle(OpenStatementQuery request, CancellationToken cancellationToken) => access.SeeAsync(request.OrganizationId, cancellationToken);
}

/// <summary>Writes a statement as CSV, a chunk at a time.</summary>
public sealed class StatementCsv(Ledger ledger)
{
    private const int ChunkSize = 1000;

    /// <summary>Writes the header and every line that was booked within the days.</summary>
    public async Task WriteAsync(TextWriter writer, Guid organizationId, DateOnly? from, DateOnly? until, CancellationToken cancellationToken)
    {
        await using var csv = new CsvFile(writer);
        await csv.HeaderAsync("ordinal", "bookedOn", "recordedAt", "kind", "amount", "currency", "balanceAfter", "invoiceNumber", "reference", "method", "note", "reversedBy");
        for (var (after, more) = (0, true); more;)
        {
            var last = after;
            var lines = await ledger.LinesAsync(organizationId, e => e.Booked(from, until).Where(x => x.Ordinal > last).OrderBy(x => x.Ordinal).Take(ChunkSize), cancellationToken);
            foreach (var line in lines)
            {
                csv.Number(line.Ordinal).Day(line.BookedOn).Time(line.RecordedAt).Name(line.Kind).Number(line.Amount).Text(line.Currency).Number(line.BalanceAfter)
                    .Text(line.InvoiceNumber).Text(line.Reference).Name(line.Method).Text(line.Note).Number(line.ReversedBy);
                await csv.EndAsync();
            }
            (after, more) = (lines.Count == 0 ? after : lines[^1].Ordinal, lines.Count == ChunkSize);
        }
    }
}

/// <summary>Filters ledgers.</summary>
internal static class LedgerFilters
{
    /// <summary>What was booked between two days, both included.</summary>
    public static IQueryable<LedgerEntry> Booked(this IQueryable<LedgerEntry> entries, DateOnly? from, DateOnly? until)
    {
        if (from is { } first) entries = entries.Where(e => e.BookedOn >= first);
        return until is { } last ? entries.Where(e => e.BookedOn <= last) : entries;
    }
}
