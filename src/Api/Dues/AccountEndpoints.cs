using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Dues;

namespace Membership.Api.Dues;

/// <summary>What an organization owes in sum, and line by line.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps <c>/account</c>, <c>/statement</c> and the reading of <c>/payments</c>.</summary>
    public static void Map(RouteGroupBuilder readers)
    {
        readers.MapGet("/account", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetAccountQuery(id), ct)))
            .WithSummary("What an organization owes")
            .WithDescription("For its principal, alternate and billing representative, staff, auditors and machines with organizations.read. `balance` is the sum of the statement, and what invoices have open less `credit`.")
            .Produces<AccountResponse>().Refuses(401, 403, 404);
        readers.MapGet("/statement", async (Guid id, DateOnly? from, DateOnly? until, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, StatementCsv csv, CancellationToken ct) =>
                http.Request.WantsCsv()
                    ? page is { Limit: null, Cursor: null } ? await DownloadAsync(http, mediator, csv, (id, from, until), ct) : throw CsvDownload.Paged()
                    : http.Paged(await mediator.Send(new GetStatementQuery(id, from, until, page.Request), ct)))
            .WithSummary("The statement of an organization")
            .WithDescription("Every line of its ledger in the order of recording, with the balance after it; `from` and `until` are days of booking, both included. For the same people. `Accept: text/csv` downloads the whole.")
            .Produces<Page<LedgerLine>>(200, "application/json", "text/csv").Refuses(400, 401, 403, 404);
        readers.MapGet("/statement/{ordinal:int}", async (Guid id, int ordinal, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GetLedgerLineQuery(id, ordinal), ct)))
            .WithSummary("One line of the statement").WithDescription("For the same people.")
            .Produces<LedgerLine>().Produces(304).Refuses(401, 403, 404);
        readers.MapGet("/payments", async (Guid id, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListPaymentsQuery(id, page.Request), ct)))
            .WithSummary("The payments of an organization")
            .WithDescription("The lines of its statement that are payments, latest recorded first; a reversed one says so in `reversedBy`. For the same people.")
            .Produces<Page<LedgerLine>>().Refuses(400, 401, 403, 404);
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext http, IMediator mediator, StatementCsv csv, (Guid Id, DateOnly? From, DateOnly? Until) which, CancellationToken ct)
    {
        await mediator.Send(new OpenStatementQuery(which.Id, which.From, which.Until), ct);
        return http.CsvFile("statement.csv", writer => csv.WriteAsync(writer, which.Id, which.From, which.Until, ct));
    }
}
