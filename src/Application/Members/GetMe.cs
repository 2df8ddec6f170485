using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;

namespace Membership.Application.Members;

/// <summary>The signed-in member's own profile.</summary>
public sealed record GetMeQuery : IRequest<MemberResponse>;

/// <summary>Reads one row.</summary>
public sealed class GetMeHandler(IMembershipDb db, MemberQueries queries, ICurrentActor current) : IRequestHandler<GetMeQuery, MemberResponse>
{
    /// <inheritdoc/>
    public async Task<MemberResponse> Handle(GetMeQuery request, CancellationToken cancellationToken) =>
        CommonErrors.NotFound.IfMissing(await queries.ById(db.Context, current.Actor.MemberId!.Value, cancellationToken));
}
