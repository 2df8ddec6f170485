using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>One API client, for staff.</summary>
public sealed record GetClientQuery(Guid Id) : IRequest<ClientResponse>;

/// <summary>Reads one client.</summary>
public sealed class GetClientHandler(IMembershipDb db, ICurrentActor current) : IRequestHandler<GetClientQuery, ClientResponse>
{
    /// <inheritdoc/>
    public async Task<ClientResponse> Handle(GetClientQuery request, CancellationToken cancellationToken)
    {
        ClientAccess.RequireRead(current.Actor);
        return CommonErrors.NotFound.IfMissing(
            await db.Clients.Where(c => c.Id == request.Id).Select(ClientResponse.Projection).SingleOrDefaultAsync(cancellationToken));
    }
}
