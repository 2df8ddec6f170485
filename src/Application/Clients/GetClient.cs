using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Clients;

/// <summary>One API client, for staff and for whoever acts for the organization that it belongs to.</summary>
public sealed record GetClientQuery(Guid Id) : IRequest<ClientResponse>;

/// <summary>Reads one client.</summary>
public sealed class GetClientHandler(IMembershipDb db, ClientAccess access) : IRequestHandler<GetClientQuery, ClientResponse>
{
    /// <inheritdoc/>
    public async Task<ClientResponse> Handle(GetClientQuery request, CancellationToken cancellationToken)
    {
        await access.RequireForAsync(request.Id, toChange: false, cancellationToken);
        return CommonErrors.NotFound.IfMissing(
            await db.Clients.Where(c => c.Id == request.Id).Select(ClientResponse.Projection).SingleOrDefaultAsync(cancellationToken));
    }
}
