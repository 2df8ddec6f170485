using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Domain.Common;

namespace Membership.Application.Clients;

/// <summary>Changes a client (JSON Merge Patch). A list is replaced as a whole; its kind and its client id stay.</summary>
/// <param name="Name">What people see when they are asked for consent.</param>
/// <param name="RedirectUris">Exact addresses that codes may be sent to.</param>
/// <param name="PostLogoutRedirectUris">Exact addresses that people may be led to after signing out.</param>
/// <param name="Scopes">The most that its tokens may permit; taking one away ends every token of the client.</param>
public sealed record UpdateClientCommand(
    Optional<string> Name, Optional<IReadOnlyList<string>> RedirectUris, Optional<IReadOnlyList<string>> PostLogoutRedirectUris,
    Optional<IReadOnlyList<string>> Scopes) : ICommand<ClientResponse>
{
    /// <summary>Which client.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }

    /// <summary>The version in If-Match.</summary>
    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

/// <summary>Checks the shape of the fields that are present.</summary>
public sealed class UpdateClientValidator : AbstractValidator<UpdateClientCommand>
{
    /// <summary>The rules.</summary>
    public UpdateClientValidator()
    {
        RuleFor(c => c.Name.Value).RequiredText(Client.MaxNameLength).When(c => c.Name.IsPresent).OverridePropertyName("name");
        RuleFor(c => c.RedirectUris.Value).WithoutGaps().OverridePropertyName("redirectUris");
        RuleFor(c => c.PostLogoutRedirectUris.Value).WithoutGaps().OverridePropertyName("postLogoutRedirectUris");
        RuleFor(c => c.Scopes.Value).WithoutGaps().OverridePropertyName("scopes");
    }
}

/// <summary>
/// Applies the patch. Where a scope goes, the tokens go with it, so that none permits more than it may; members' consent goes where
/// it is not the application any more that they said yes to.
/// </summary>
public sealed class UpdateClientHandler(ClientChanges changes, IClientCredentials credentials) : IRequestHandler<UpdateClientCommand, ClientResponse>
{
    /// <inheritdoc/>
    public async Task<ClientResponse> Handle(UpdateClientCommand request, CancellationToken cancellationToken)
    {
        var client = await changes.FindAsync(request.Id, request.ExpectedVersion, cancellationToken);
        var (name, addresses, scopes, changed) = (client.Name, client.RedirectUris, client.Scopes, string.Join(", ", Changed(request)));
        client.Change(new ClientDetails(
            PlainText.Normalize(request.Name.Or(client.Name))!, request.RedirectUris.Or(client.RedirectUris) ?? [],
            request.PostLogoutRedirectUris.Or(client.PostLogoutRedirectUris) ?? [], request.Scopes.Or(client.Scopes) ?? []));
        changes.Record("client.change", client, changed.Length == 0 ? null : changed);
        var lessScopes = scopes.Except(client.Scopes, StringComparer.Ordinal).Any();
        if (lessScopes) await credentials.RevokeAsync(client.ClientId, cancellationToken);
        // Nobody has said yes to an application of this name, at these addresses; and a scope that comes back is asked for again.
        if (lessScopes || name != client.Name || client.RedirectUris.Except(addresses, StringComparer.Ordinal).Any())
            await credentials.ForgetConsentsAsync(client.ClientId, cancellationToken);
        credentials.Forget();
        return ClientResponse.Of(client);
    }

    private static IEnumerable<string> Changed(UpdateClientCommand request)
    {
        if (request.Name.IsPresent) yield return "name";
        if (request.RedirectUris.IsPresent) yield return "redirectUris";
        if (request.PostLogoutRedirectUris.IsPresent) yield return "postLogoutRedirectUris";
        if (request.Scopes.IsPresent) yield return "scopes";
    }
}
