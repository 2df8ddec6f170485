using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Council;
using Membership.Domain.Common;
using Membership.Domain.Council;
using Membership.Infrastructure.Jobs;

namespace Membership.Api.Council;

/// <summary>The advisory council: who sits on it, and the rolls that meetings and elections count votes by.</summary>
public static class CouncilEndpoints
{
    private const string Readers = "For membership administrators, auditors, and whoever sits on the council: principals and alternates of organizations in good standing.";

    /// <summary>Maps <c>/council</c>.</summary>
    public static void MapCouncil(this RouteGroupBuilder api)
    {
        var council = api.MapGroup("/council").WithTags("Council").RequireAuthorization(ApiPolicies.Member);
        council.MapGet("", async ([AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListCouncilQuery(page.Request), ct)))
            .WithSummary("Who sits on the council")
            .WithDescription($"{Readers} One entry for each organization in good standing, in the order of their names, with one vote; `principal` and `alternate` are null where "
                + "there is none. Auditors see initials and domains of addresses; those who sit on the council see names, and no addresses.")
            .Produces<Page<CouncilSeatResponse>>().Refuses(400, 401, 403);
        MapRolls(council.MapGroup("/rolls"));
        MapEntries(council.MapGroup("/rolls/{rollId:guid}"));
    }

    private static void MapRolls(RouteGroupBuilder rolls)
    {
        rolls.MapGet("", async (EnumName<CouncilRollKind>? kind, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListCouncilRollsQuery(kind?.Value, page.Request), ct)))
            .WithSummary("List the rolls").WithDescription($"{Readers} Newest first; `kind` is council or election.")
            .Produces<Page<CouncilRollResponse>>().Refuses(400, 401, 403);
        rolls.MapPost("", async (FreezeCouncilRollCommand command, CouncilRolls writer, IMediator mediator, CancellationToken ct) =>
            {
                var roll = await mediator.Send(command, ct);
                writer.Wake();
                return TypedResults.Created($"/api/v1/council/rolls/{roll.Id}", roll);
            })
            .WithSummary("Freeze a roll")
            .WithDescription("For membership administrators. A roll holds every organization that was in good standing at `asOf` (now where it is left out), who represented it then, who casts its vote and what the vote weighs, "
                + "and never changes afterwards. `council`: one vote each, of the principal or else the alternate. `election`: of the election representative, else the principal, else the alternate, "
                + "weighted by the tier as the configuration says. It is `freezing` while it is written, and `frozen` when it is complete, moments later.")
            .Produces<CouncilRollResponse>(201).Refuses(400, 401, 403, 413, 415, 422);
    }

    private static void MapEntries(RouteGroupBuilder roll)
    {
        roll.MapGet("", async (Guid rollId, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetCouncilRollQuery(rollId), ct)))
            .WithSummary("One roll").WithDescription($"{Readers} `status` tells whether it is complete.")
            .Produces<CouncilRollResponse>().Produces(304).Refuses(401, 403, 404);
        roll.MapGet("/entries", async (Guid rollId, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CouncilRollCsv csv, CancellationToken ct) =>
                http.Request.WantsCsv()
                    ? page is { Limit: null, Cursor: null } ? await DownloadAsync(http, mediator, csv, rollId, ct) : throw CsvDownload.Paged()
                    : http.Paged(await mediator.Send(new ListCouncilRollEntriesQuery(rollId, page.Request), ct)))
            .WithSummary("The organizations on a roll")
            .WithDescription($"{Readers} In the order of their names; 409 `council.not_frozen` until the roll is complete. People's names are as they are today: auditors see them masked, those who sit on the council see "
                + "organizations and weights only. `Accept: text/csv` downloads the whole roll with addresses: for membership administrators with a sign-in that is a few minutes old at most "
                + "(401 `auth.fresh_sign_in_required`); every such decision is recorded.")
            .Produces<Page<CouncilRollEntryResponse>>(200, "application/json", "text/csv").Refuses(400, 401, 403, 404, 409);
    }

    private static async Task<IResult> DownloadAsync(HttpContext http, IMediator mediator, CouncilRollCsv csv, Guid id, CancellationToken ct)
    {
        var download = await mediator.Send(new DownloadCouncilRollCommand(id), ct);
        if (download.Refusal is not null) throw new DomainException(download.Refusal);
        return http.CsvFile($"council-roll-{id}.csv", writer => csv.WriteAsync(writer, id, ct));
    }
}
