using MediatR;
using Membership.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>Whose application it is, for whoever is asked for consent: a name that an organization chose must not pass for the body's own.</summary>
/// <param name="ClientId">What the application calls itself by.</param>
public sealed record GetClientOwnerQuery(string ClientId) : IRequest<string?>;

/// <summary>Reads the organization's name; null for the body's own applications.</summary>
public sealed class GetClientOwnerHandler(IMembershipDb db) : IRequestHandler<GetClientOwnerQuery, string?>
{
    /// <inheritdoc/>
    public Task<string?> Handle(GetClientOwnerQuery request, CancellationToken cancellationToken) =>
        db.Clients.Where(c => c.ClientId == request.ClientId).Join(db.Organizations, c => c.OrganizationId, o => o.Id, (_, o) => o.LegalName).SingleOrDefaultAsync(cancellationToken);
}
