using MediatR;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Enrollments;
using Membership.Application.Groups;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Microsoft.AspNetCore.Mvc;

namespace Membership.Api.Enrollments;

/// <summary>The roster of a group: pages of JSON, or the whole as CSV.</summary>
public static class RosterEndpoints
{
    /// <summary>Maps <c>/{slug}/members</c> of one kind of group.</summary>
    public static void MapRoster(this RouteGroupBuilder groups, GroupPath path, string noun) =>
        groups.MapGet("/{slug}/members", async (string slug, [AsParameters] RosterParameters filter, bool? count, [AsParameters] PageParameters page,
                HttpContext http, IMediator mediator, RosterCsv csv, CancellationToken ct) =>
                http.Request.WantsCsv()
                    ? page is { Limit: null, Cursor: null } && count is null ? await DownloadAsync(http, mediator, csv, new DownloadRosterCommand(path, slug, filter.Filter), ct) : throw CsvDownload.Paged()
                    : http.Paged(await mediator.Send(new ListRosterQuery(path, slug, filter.Filter, count ?? false, page.Request), ct)))
            .RequireAuthorization(ApiPolicies.MemberOrMembersRead)
            .WithSummary($"The members of the {noun}")
            .WithDescription("For offices with the right to the roster, staff (auditors: masked) and integrators with members.read. Sorted by folded name, a search by the matched word. "
                + "`Accept: text/csv` downloads the whole filtered roster: for offices with that right and integrators, where the data-sharing agreement is signed; "
                + "every such decision is recorded. People download with a second factor (403 `auth.second_factor_required`) and a sign-in that is a few minutes old at most "
                + "(401 `auth.fresh_sign_in_required`, with `max_age` in `WWW-Authenticate`, RFC 9470).")
            .Produces<Page<RosterEntry>>(200, "application/json", "text/csv").Refuses(400, 401, 403, 404);

    private static async Task<IResult> DownloadAsync(HttpContext http, IMediator mediator, RosterCsv csv, DownloadRosterCommand command, CancellationToken ct)
    {
        var download = await mediator.Send(command, ct);
        if (download.Refusal is not null) throw new DomainException(download.Refusal);
        return http.CsvFile($"{command.Slug}-members.csv", writer => csv.WriteAsync(writer, download.GroupId, command.Filter, ct));
    }
}

/// <summary>The filters of a roster.</summary>
/// <param name="Status">active (default) or suspended.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">The whole name of a city; case and accents ignored.</param>
/// <param name="Q">Beginnings of words of the name, or of the address, in any script.</param>
/// <param name="JoinedAfter">Only those who joined the group after this time (RFC 3339).</param>
public sealed record RosterParameters(
    [FromQuery(Name = "status")] EnumName<EnrollmentStatus>? Status, [FromQuery(Name = "country")] string? Country, [FromQuery(Name = "city")] string? City,
    [FromQuery(Name = "q")] string? Q, [FromQuery(Name = "joinedAfter")] DateTimeOffset? JoinedAfter)
{
    /// <summary>What the use cases take.</summary>
    public RosterFilter Filter => new(Status?.Value ?? EnrollmentStatus.Active, Country, City, Q, JoinedAfter);
}
