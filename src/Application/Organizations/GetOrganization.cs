using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>One organization, for its own people, staff, and machines with <c>organizations.read</c>.</summary>
public sealed record GetOrganizationQuery(Guid Id) : IRequest<OrganizationResponse>;

/// <summary>Reads one row and its domains.</summary>
public sealed class GetOrganizationHandler(IMembershipDb db, OrganizationAccess access, ICurrentActor current) : IRequestHandler<GetOrganizationQuery, OrganizationResponse>
{
    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(GetOrganizationQuery request, CancellationToken cancellationToken)
    {
        var rights = await access.RequireAsync(request.Id, RepresentativeRights.See, cancellationToken);
        var organization = CommonErrors.NotFound.IfMissing(
            await db.Organizations.Include(o => o.Domains).SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken));
        var response = await db.ResponseAsync(organization, cancellationToken);
        return rights.IsMasked(current.Actor) ? response.Masked() : response;
    }
}

/// <summary>What auditors do not see of organizations that are not their own.</summary>
internal static class OrganizationMasking
{
    /// <summary>Whether what people wrote, and their names and addresses, are left out for this caller.</summary>
    public static bool IsMasked(this RepresentativeRights rights, Actor actor) => MemberAccess.IsMasked(actor) && !rights.HasFlag(RepresentativeRights.ChangeBilling);
}
