using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Domain.Dues;

namespace Membership.Api.Dues;

/// <summary>What organizations owe: invoices, payments, statements, and the books of all of them.</summary>
public static class DuesEndpoints
{
    /// <summary>Maps the dues of an organization, and <c>/dues</c>.</summary>
    public static void MapDues(this RouteGroupBuilder api)
    {
        var readers = api.MapGroup("/organizations/{id:guid}").WithTags("Dues").RequireAuthorization(ApiPolicies.MemberOrOrganizationsRead);
        MapInvoices(readers);
        MapCorrections(api.MapGroup("/organizations/{id:guid}/invoices/{invoiceId:guid}").WithTags("Dues").RequireAuthorization(ApiPolicies.Member));
        AccountEndpoints.Map(readers);
        PaymentEndpoints.Map(api.MapGroup("/organizations/{id:guid}").WithTags("Dues"));
        BooksEndpoints.Map(api.MapGroup("/dues").WithTags("Dues"));
    }

    private static void MapInvoices(RouteGroupBuilder readers)
    {
        readers.MapGet("/invoices", async (Guid id, bool? open, EnumName<InvoiceKind>? kind, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListInvoicesQuery(id, open, kind?.Value, page.Request), ct)))
            .WithSummary("Invoices and credit notes of an organization")
            .WithDescription("For its principal, alternate and billing representative, staff, auditors and machines with organizations.read. Newest first; `open=true` shows those of which something is still to be paid.")
            .Produces<Page<InvoiceSummary>>().Refuses(400, 401, 403, 404);
        readers.MapGet("/invoices/{invoiceId:guid}", async (Guid id, Guid invoiceId, HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                var invoice = await mediator.Send(new GetInvoiceQuery(invoiceId, id), ct);
                // The lines are told in the caller's language.
                http.Response.Headers.Append("Vary", "Accept-Language");
                return TypedResults.Ok(invoice);
            })
            .WithSummary("One invoice or credit note")
            .WithDescription("For the same people. `payTo` says how to pay what is open, `pageUrl` where it can be printed. What an invoice says never changes; what is paid, credited or written off does.")
            .Produces<InvoiceResponse>().Produces(304).Refuses(401, 403, 404);
    }

    private static void MapCorrections(RouteGroupBuilder invoice)
    {
        invoice.MapPost("/credit", async (Guid id, Guid invoiceId, CreditInvoiceCommand command, HttpRequest request, IMediator mediator, CancellationToken ct) =>
            {
                var note = await mediator.Send(command with { OrganizationId = id, InvoiceId = invoiceId, ExpectedVersion = request.IfMatch() }, ct);
                return TypedResults.Created($"/api/v1/organizations/{id}/invoices/{note.Id}", note);
            })
            .WithSummary("Take an invoice back with a credit note")
            .WithDescription("For membership administrators with a fresh sign-in. In part, or everything that is left where no `amount` is given. What of the invoice was paid becomes credit and pays other open invoices by age. "
                + "An invoice that is taken back in full no longer begins or renews a membership.")
            .Produces<InvoiceResponse>(201).Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422);
        invoice.MapPost("/write-off", async (Guid id, Guid invoiceId, WriteOffInvoiceCommand command, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command with { OrganizationId = id, InvoiceId = invoiceId, ExpectedVersion = request.IfMatch() }, ct)))
            .WithSummary("Give up what is open of an invoice, or a part of it")
            .WithDescription("For membership administrators with a fresh sign-in, for example for bank charges. An invoice of which some was paid and nothing is open any more counts as paid: "
                + "the membership that waited for it begins or goes on. One that is given up as a whole counts as taken back.")
            .Produces<InvoiceResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422);
    }
}
