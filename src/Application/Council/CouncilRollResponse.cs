using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Membership.Application.Common;
using Membership.Domain.Council;

namespace Membership.Application.Council;

/// <summary>A roll of the council or of an election.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Status"><c>freezing</c> while it is written, which takes moments; <c>frozen</c> once it is complete and unchangeable.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Title">For example the meeting.</param>
/// <param name="AsOf">As things stood then, UTC.</param>
/// <param name="CreatedAt">When it was asked for, UTC.</param>
/// <param name="CreatedBy">The member of staff who asked for it.</param>
/// <param name="EntryCount">How many organizations are on it.</param>
/// <param name="TotalWeight">The sum of the weights of those votes that somebody can cast.</param>
public sealed record CouncilRollResponse(
    Guid Id, CouncilRollStatus Status, CouncilRollKind Kind, string Title, DateTimeOffset AsOf, DateTimeOffset CreatedAt, Guid CreatedBy, int EntryCount, decimal TotalWeight)
    : IVersioned
{
    /// <summary>How the database makes one.</summary>
    internal static readonly Expression<Func<CouncilRoll, CouncilRollResponse>> Projection = r =>
        new CouncilRollResponse(r.Id, r.Status, r.Kind, r.Title, r.AsOf, r.CreatedAt, r.ActorId, r.EntryCount, r.TotalWeight) { Version = r.Version };

    private static readonly Func<CouncilRoll, CouncilRollResponse> OfLoaded = Projection.Compile();

    /// <inheritdoc/>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>The response of a loaded roll.</summary>
    internal static CouncilRollResponse Of(CouncilRoll roll) => OfLoaded(roll);
}
