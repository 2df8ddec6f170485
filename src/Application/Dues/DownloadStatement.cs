using FluentValidation;
using MediatR;
using Membership.Application.Common;

namespace Membership.Application.Dues;

/// <summary>Asks whether the caller may have the whole statement, before the first line of a file leaves.</summary>
public sealed record OpenStatementQuery(Guid OrganizationId, DateOnly? From, DateOnly? Until) : IRequest<string>;

/// <summary>Checks the period.</summary>
public sealed class OpenStatementValidator : AbstractValidator<OpenStatementQuery>
{
    /// <summary>The rules.</summary>
    public OpenStatementValidator() => this.ValidPeriod(q => q.From, q => q.Until);
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
