using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;

namespace Membership.Application.Clients;

/// <summary>Disables a client, with all its tokens, or enables it again. Doing what is done already changes nothing.</summary>
public sealed record SwitchClientCommand(Guid Id, ClientStatus Status) : ICommand<ClientResponse>;

/// <summary>Switches the client off or on.</summary>
public sealed class SwitchClientHandler(ClientChanges changes, IClientCredentials credentials, TimeProvider clock) : IRequestHandler<SwitchClientCommand, ClientResponse>
{
    /// <inheritdoc/>
    public async Task<ClientResponse> Handle(SwitchClientCommand request, CancellationToken cancellationToken)
    {
        var client = await changes.FindAsync(request.Id, null, cancellationToken);
        if (request.Status is ClientStatus.Enabled) await changes.RequireEnableAsync(client, cancellationToken);
        if (request.Status is ClientStatus.Enabled) client.Enable();
        else client.Disable(clock.GetUtcNow());
        changes.Record(request.Status is ClientStatus.Enabled ? "client.enable" : "client.disable", client);
        if (request.Status is ClientStatus.Disabled) await credentials.RevokeAsync(client.ClientId, cancellationToken);
        else credentials.Forget();
        return ClientResponse.Of(client);
    }
}
