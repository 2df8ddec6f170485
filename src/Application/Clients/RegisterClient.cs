using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Clients;
using Membership.Domain.Common;

namespace Membership.Application.Clients;

/// <summary>Registers an application. A confidential one gets its first secret, which is shown in this answer only.</summary>
/// <param name="Name">What people see when they are asked for consent, up to 200 characters.</param>
/// <param name="Kind">What sort of application it is; it cannot be changed.</param>
/// <param name="RedirectUris">Exact addresses that codes may be sent to; web and public only.</param>
/// <param name="PostLogoutRedirectUris">Exact addresses that people may be led to after signing out; web and public only.</param>
/// <param name="Scopes">The most that its tokens may permit: machine scopes for machines, personal ones for all others.</param>
/// <param name="OrganizationId">The organization that it belongs to; left out for an application of the body. It cannot be changed.</param>
public sealed record RegisterClientCommand(
    string Name, ClientKind? Kind, IReadOnlyList<string>? RedirectUris, IReadOnlyList<string>? PostLogoutRedirectUris, IReadOnlyList<string> Scopes,
    Guid? OrganizationId = null)
    : ICommand<ClientResponse>;

/// <summary>Checks the shape of a registration.</summary>
public sealed class RegisterClientValidator : AbstractValidator<RegisterClientCommand>
{
    /// <summary>The rules.</summary>
    public RegisterClientValidator()
    {
        RuleFor(c => c.Name).RequiredText(Client.MaxNameLength);
        RuleFor(c => c.Kind).NotNull().WithMessage(_ => Text.Of("validation.required"));
        RuleFor(c => c.RedirectUris).WithoutGaps();
        RuleFor(c => c.PostLogoutRedirectUris).WithoutGaps();
        RuleFor(c => c.Scopes).NotNull().WithMessage(_ => Text.Of("validation.required")).WithoutGaps();
    }
}

/// <summary>Makes the client and its first secret.</summary>
public sealed class RegisterClientHandler(IMembershipDb db, IClientCredentials credentials, ClientChanges changes, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<RegisterClientCommand, ClientResponse>
{
    /// <inheritdoc/>
    public async Task<ClientResponse> Handle(RegisterClientCommand request, CancellationToken cancellationToken)
    {
        await changes.RequireRegisterAsync(request.OrganizationId, cancellationToken);
        var now = clock.GetUtcNow();
        var details = new ClientDetails(PlainText.Normalize(request.Name)!, request.RedirectUris ?? [], request.PostLogoutRedirectUris ?? [], request.Scopes);
        var client = Client.Register(credentials.NewClientId(), request.Kind!.Value, details, current.Actor.MemberId!.Value, now, request.OrganizationId);
        var secret = client.IsConfidential ? credentials.NewSecret() : null;
        if (secret is not null) client.AddSecret(credentials.Hash(secret), now, TimeSpan.Zero);
        db.Clients.Add(client);
        changes.Record("client.register", client);
        credentials.Forget();
        return ClientResponse.Of(client) with { Secret = secret };
    }
}

/// <summary>Shapes that requests about clients share.</summary>
internal static class ClientRules
{
    /// <summary>A list may be left out, but holds no null.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> WithoutGaps<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Must(l => l is null || !l.Contains(null!)).WithMessage(_ => Text.Of("validation.required"));
}
