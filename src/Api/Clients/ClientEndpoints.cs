using MediatR;
using Membership.Api.Http;
using Membership.Application.Clients;
using Membership.Application.Common;

namespace Membership.Api.Clients;

/// <summary>API clients: applications that sign members in, and machines that call as themselves.</summary>
public static class ClientEndpoints
{
    /// <summary>Maps <c>/clients</c>.</summary>
    public static void MapClients(this RouteGroupBuilder api)
    {
        var clients = api.MapGroup("/clients").WithTags("Clients").RequireAuthorization(ApiPolicies.Member);
        MapReading(clients);
        MapRegistering(clients);
        MapSecrets(clients.MapGroup("/{id:guid}"));
        MapSwitches(clients.MapGroup("/{id:guid}"));
    }

    private static void MapReading(RouteGroupBuilder clients)
    {
        clients.MapGet("", async (EnumName<ClientStatus>? status, Guid? organizationId, [AsParameters] PageParameters page, HttpContext http, IMediator mediator, CancellationToken ct) =>
                http.Paged(await mediator.Send(new ListClientsQuery(status?.Value, organizationId, page.Request), ct)))
            .WithSummary("List API clients")
            .WithDescription("For membership administrators and auditors; with `organizationId` also for the principal and alternate of that organization. In the order of `clientId`; `status` is enabled or disabled.")
            .Produces<Page<ClientResponse>>().Refuses(400, 401, 403, 404);
        clients.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new GetClientQuery(id), ct)))
            .WithSummary("One API client")
            .WithDescription("For membership administrators and auditors, and for the principal and alternate of the organization that it belongs to. Secrets are listed by ordinal and time; neither they nor their hashes are ever shown.")
            .Produces<ClientResponse>().Produces(304).Refuses(401, 403, 404);
    }

    private static void MapRegistering(RouteGroupBuilder clients)
    {
        clients.MapPost("", async (RegisterClientCommand command, IMediator mediator, CancellationToken ct) =>
            {
                var client = await mediator.Send(command, ct);
                return TypedResults.Created($"/api/v1/clients/{client.Id}", client);
            })
            .AddEndpointFilter(NoStoreAsync).WithSummary("Register an API client")
            .WithDescription("For membership administrators; with `organizationId` also for the principal and alternate of that organization, whose machines have organizations.read and organizations.write only "
                + "and see that organization alone, and whose other applications have openid, profile, email and offline_access. The kind decides the grants: `machine` client_credentials; `web` authorization_code and refresh_token with a secret; "
                + "`public` (pages and installed applications) the same without one; `device` device_code and refresh_token. Machines and web applications get a `secret`, shown here only. "
                + "Redirect addresses are compared exactly, ports included: https, or http on 127.0.0.1, [::1] and localhost, or for public clients a scheme of one's own with a dot in it (RFC 8252). "
                + "Members are always asked for consent.")
            .Produces<ClientResponse>(201).Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        clients.MapPatch("/{id:guid}", async (Guid id, UpdateClientCommand command, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(command with { Id = id, ExpectedVersion = request.IfMatch() }, ct)))
            .Accepts<UpdateClientCommand>("application/merge-patch+json", "application/json")
            .WithSummary("Change an API client")
            .WithDescription("For membership administrators, and for the principal and alternate of the organization that it belongs to. JSON Merge Patch (RFC 7396); a list is replaced as a whole. Taking a scope away ends every token of the client; "
                + "that, another name, and a new redirect address make every member be asked for consent again.")
            .Produces<ClientResponse>().Refuses(400, 401, 403, 404, 409, 412, 413, 415);
    }

    private static void MapSecrets(RouteGroupBuilder client)
    {
        client.MapPost("/secrets", async (Guid id, RotateClientSecretCommand? command, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send((command ?? new RotateClientSecretCommand(null)) with { Id = id }, ct)))
            .AddEndpointFilter(NoStoreAsync).WithSummary("Rotate the secret")
            .WithDescription("For membership administrators, and for the principal and alternate of the organization that it belongs to. The new `secret` is shown here only; the earlier ones work for `overlapHours` more (0 to 168, 24 unless given), "
                + "so that nothing fails while it is rolled out. At most five work at a time.")
            .Produces<ClientResponse>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        client.MapDelete("/secrets/{ordinal:int}", async (Guid id, int ordinal, HttpRequest request, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new EndClientSecretCommand(id, ordinal, request.IfMatch()), ct)))
            .WithSummary("End a secret at once")
            .WithDescription("For membership administrators, and for the principal and alternate of the organization that it belongs to. The newest secret cannot be ended: rotate first. Tokens that were got with it live on for 15 minutes at most; disable the client to end them too.")
            .Produces<ClientResponse>().Refuses(401, 403, 404, 409, 412);
    }

    private static void MapSwitches(RouteGroupBuilder client)
    {
        foreach (var (action, status, summary, description) in ((string, ClientStatus, string, string)[])[
            ("disable", ClientStatus.Disabled, "Disable an API client", "For membership administrators, and for the principal and alternate of the organization that it belongs to. Ends every token of it, within a minute at every instance, and lets it get no other."),
            ("enable", ClientStatus.Enabled, "Enable an API client", "For membership administrators; one of an organization that is not a member stays disabled. It works again, with the secrets it had; tokens that were ended stay so.")])
        {
            client.MapPost($"/{action}", async (Guid id, IMediator mediator, CancellationToken ct) =>
                    TypedResults.Ok(await mediator.Send(new SwitchClientCommand(id, status), ct)))
                .WithSummary(summary).WithDescription(description)
                .Produces<ClientResponse>().Refuses(401, 403, 404, 409, 422);
        }
    }

    // A secret is kept by nobody on the way, not even by the browser that asked; a replayed answer comes this way too.
    private static ValueTask<object?> NoStoreAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
