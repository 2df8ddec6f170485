using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Common;
using Membership.Domain.Dues;

namespace Membership.Api.Dues;

/// <summary>The books of all organizations.</summary>
internal static class BooksEndpoints
{
    /// <summary>Maps <c>/dues</c>.</summary>
    public static void Map(RouteGroupBuilder dues)
    {
        var readers = dues.MapGroup("").RequireAuthorization(ApiPolicies.MemberOrOrganizationsRead);
        readers.MapGet("/ageing", async (EnumName<AgeingBucket>? bucket, string? currency, bool? count, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                var ageing = await mediator.Send(new ListAgeingQuery(bucket?.Value, currency, count ?? false, page.Request), ct);
                return http.Paged(ageing, ageing.Next);
            })
            .WithSummary("Open invoices by age")
            .WithDescription("For membership administrators, auditors and the body's machines with organizations.read. Those that were due first come first; `count=true` adds what is open by currency and bucket.")
            .Produces<AgeingPage>().Refuses(400, 401, 403);
        readers.MapGet("/invoices", async (string? number, int? year, EnumName<InvoiceKind>? kind, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListDocumentsQuery(number, year, kind?.Value, page.Request), ct)))
            .WithSummary("All invoices and credit notes")
            .WithDescription("In the order in which they were made out, for the same callers. `number=2026-00017` tells whose a transfer is that names it; `kind` and `year` show one series, which has no gaps.")
            .Produces<Page<DocumentEntry>>().Refuses(400, 401, 403);
        readers.MapGet("/entries", async (DateOnly? from, DateOnly? until, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, BooksReader books, CancellationToken ct) =>
                http.Request.WantsCsv()
                    ? page is { Limit: null, Cursor: null } ? await DownloadAsync(http, mediator, books, new DownloadBooksCommand(from, until), ct) : throw CsvDownload.Paged()
                    : http.Paged(await mediator.Send(new ListBooksEntriesQuery(from, until, page.Request), ct)))
            .WithSummary("The books")
            .WithDescription("Every ledger line of every organization by day of booking, `from` and `until` included, for bookkeeping. For the same callers. `Accept: text/csv` downloads the whole with a fresh sign-in; "
                + "every download and every refusal of one stands in the audit trail (`books.download`).")
            .Produces<Page<BooksEntry>>(200, "application/json", "text/csv").Refuses(400, 401, 403);
        readers.MapGet("/years", async (HttpContext http, IMediator mediator, CancellationToken ct) => http.Paged(await mediator.Send(new ListBooksYearsQuery(), ct)))
            .WithSummary("The years of the books").WithDescription("From the first booking to today, latest first, on one page. For the same callers.")
            .Produces<Page<BooksYear>>().Refuses(400, 401, 403);
        dues.MapPost("/years/{year:int}/close", async (int year, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new CloseBooksYearCommand(year), ct)))
            .RequireAuthorization(ApiPolicies.Member)
            .WithSummary("Close a year of the books")
            .WithDescription("For membership administrators with a fresh sign-in. Years are closed in their order once they are over, and never opened again: what is dated into them is refused (409 `dues.year_closed`).")
            .Produces<BooksYear>().Refuses(400, 401, 403, 404, 409, 422);
    }

    private static async Task<IResult> DownloadAsync(HttpContext http, IMediator mediator, BooksReader books, DownloadBooksCommand command, CancellationToken ct)
    {
        var download = await mediator.Send(command, ct);
        if (download.Refusal is not null) throw new DomainException(download.Refusal);
        return http.CsvFile("dues-entries.csv", writer => books.WriteAsync(writer, command.From, command.Until, ct));
    }
}
