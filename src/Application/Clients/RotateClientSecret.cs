using System.Globalization;
using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;

namespace Membership.Application.Clients;

/// <summary>Gives a client a new secret, which is shown in this answer only. Those before it work until the overlap is over.</summary>
/// <param name="OverlapHours">How long the earlier secrets go on working, 0 to 168 hours; 24 where nothing is said.</param>
public sealed record RotateClientSecretCommand(int? OverlapHours) : ICommand<ClientResponse>
{
    /// <summary>A week.</summary>
    public const int MaxOverlapHours = 168;

    /// <summary>A day.</summary>
    public const int DefaultOverlapHours = 24;

    /// <summary>Which client.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }
}

/// <summary>Checks the overlap.</summary>
public sealed class RotateClientSecretValidator : AbstractValidator<RotateClientSecretCommand>
{
    /// <summary>The rules.</summary>
    public RotateClientSecretValidator() => RuleFor(c => c.OverlapHours).InclusiveBetween(0, RotateClientSecretCommand.MaxOverlapHours);
}

/// <summary>Adds the secret and sets the end of the others.</summary>
public sealed class RotateClientSecretHandler(ClientChanges changes, IClientCredentials credentials, TimeProvider clock)
    : IRequestHandler<RotateClientSecretCommand, ClientResponse>
{
    /// <inheritdoc/>
    public async Task<ClientResponse> Handle(RotateClientSecretCommand request, CancellationToken cancellationToken)
    {
        var client = await changes.FindAsync(request.Id, null, cancellationToken);
        var (secret, hours) = (credentials.NewSecret(), request.OverlapHours ?? RotateClientSecretCommand.DefaultOverlapHours);
        var added = client.AddSecret(credentials.Hash(secret), clock.GetUtcNow(), TimeSpan.FromHours(hours));
        changes.Record("client.rotate", client, string.Create(CultureInfo.InvariantCulture, $"secret {added.Ordinal}, overlap {hours} h"));
        credentials.Forget();
        return ClientResponse.Of(client) with { Secret = secret };
    }
}
