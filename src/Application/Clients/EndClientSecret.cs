using System.Globalization;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;

namespace Membership.Application.Clients;

/// <summary>Ends an earlier secret of a client at once; not the newest.</summary>
public sealed record EndClientSecretCommand(Guid Id, int Ordinal, int? ExpectedVersion) : ICommand<ClientResponse>;

/// <summary>Ends the secret.</summary>
public sealed class EndClientSecretHandler(ClientChanges changes, IClientCredentials credentials, TimeProvider clock)
    : IRequestHandler<EndClientSecretCommand, ClientResponse>
{
    /// <inheritdoc/>
    public async Task<ClientResponse> Handle(EndClientSecretCommand request, CancellationToken cancellationToken)
    {
        var client = await changes.FindAsync(request.Id, request.ExpectedVersion, cancellationToken);
        client.EndSecret(request.Ordinal, clock.GetUtcNow());
        changes.Record("client.end-secret", client, string.Create(CultureInfo.InvariantCulture, $"secret {request.Ordinal}"));
        credentials.Forget();
        return ClientResponse.Of(client);
    }
}
