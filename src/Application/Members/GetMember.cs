using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;

namespace Membership.Application.Members;

/// <summary>One member, for staff and integrators.</summary>
public sealed record GetMemberQuery(Guid Id) : IRequest<MemberResponse>;

/// <summary>Reads one row.</summary>
public sealed class GetMemberHandler(IMembershipDb db, MemberQueries queries, ICurrentActor current) : IRequestHandler<GetMemberQuery, MemberResponse>
{
    /// <inheritdoc/>
    public async Task<MemberResponse> Handle(GetMemberQuery request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireRead(current.Actor);
        var member = CommonErrors.NotFound.IfMissing(await queries.ById(db.Context, request.Id, cancellationToken));
        return MemberAccess.IsMasked(current.Actor) ? member.Masked() : member;
    }
}
