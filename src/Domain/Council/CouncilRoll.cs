using Membership.Domain.Common;

namespace Membership.Domain.Council;

/// <summary>
/// The roll of a council meeting or an election, frozen as things stood at an instant (rule 19): later changes of representatives,
/// tiers or states do not touch it. It is written in portions, and says when it is complete.
/// </summary>
public sealed class CouncilRoll : Aggregate
{
    /// <summary>The longest title.</summary>
    public const int MaxTitleLength = 200;

    private readonly List<CouncilRollEntry> _entries = [];

    private CouncilRoll() { }

    /// <summary>Begins a roll; a time that has not come cannot be frozen.</summary>
    public CouncilRoll(CouncilRollKind kind, string title, DateTimeOffset asOf, Guid actorId, DateTimeOffset now)
    {
        CouncilErrors.AsOfInFuture.Unless(asOf <= now);
        Id = Guid.CreateVersion7(now);
        (Kind, Title, AsOf, ActorId, CreatedAt, Status) = (kind, title, asOf, actorId, now, CouncilRollStatus.Freezing);
        SortKey = $"{now.UtcTicks:D19}{Id:N}";
    }

    public CouncilRollKind Kind { get; private init; }
    public string Title { get; private init; } = "";

    /// <summary>As of when, UTC.</summary>
    public DateTimeOffset AsOf { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public Guid ActorId { get; private init; }
    public CouncilRollStatus Status { get; private set; }
    public int EntryCount { get; private set; }

    /// <summary>The sum of the weights of the votes that somebody can cast.</summary>
    public decimal TotalWeight { get; private set; }

    /// <summary>How far the writing has come.</summary>
    public string? Position { get; private set; }

    /// <summary>Orders by time, unique.</summary>
    public string SortKey { get; private init; } = "";
    public IReadOnlyCollection<CouncilRollEntry> Entries => _entries;

    /// <summary>Adds a portion, and where it ended; once complete nothing can be added.</summary>
    public void Add(IReadOnlyList<CouncilSeat> seats, string? position)
    {
        CouncilErrors.Frozen.Unless(Status is CouncilRollStatus.Freezing);
        _entries.AddRange(seats.Select(s => new CouncilRollEntry(Id, s)));
        (EntryCount, TotalWeight) = (EntryCount + seats.Count, TotalWeight + seats.Where(s => s.VoterId is not null).Sum(s => s.Weight));
        (Position, Status) = (position, position is null ? CouncilRollStatus.Frozen : CouncilRollStatus.Freezing);
        Changed();
    }
}

/// <summary>What a roll is for.</summary>
public enum CouncilRollKind
{
    /// <summary>The advisory council: principals and alternates, one vote for each organization (rule 17).</summary>
    Council,

    /// <summary>An election: election representatives, with weights from the configuration.</summary>
    Election,
}

/// <summary>Whether a roll is complete.</summary>
public enum CouncilRollStatus
{
    /// <summary>Being written; not to be used yet.</summary>
    Freezing,

    /// <summary>Complete and unchangeable.</summary>
    Frozen,
}

/// <summary>One organization's seat at the instant of a roll.</summary>
/// <param name="SortKey">Orders the roll by the organization's folded name, unique.</param>
/// <param name="OrganizationId">Which organization.</param>
/// <param name="OrganizationName">Its name when the roll was written.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="PrincipalId">The principal at the instant.</param>
/// <param name="AlternateId">The alternate at the instant.</param>
/// <param name="VoterId">Who casts the vote; null where nobody can.</param>
/// <param name="Weight">What the vote weighs.</param>
public sealed record CouncilSeat(
    string SortKey, Guid OrganizationId, string OrganizationName, string Country, Guid? PrincipalId, Guid? AlternateId, Guid? VoterId, decimal Weight);

/// <summary>A line of a roll; never changed.</summary>
public sealed class CouncilRollEntry
{
    private CouncilRollEntry() { }

    internal CouncilRollEntry(Guid rollId, CouncilSeat seat)
    {
        (RollId, SortKey, OrganizationId, OrganizationName, Country) = (rollId, seat.SortKey, seat.OrganizationId, seat.OrganizationName, seat.Country);
        (PrincipalId, AlternateId, VoterId, Weight) = (seat.PrincipalId, seat.AlternateId, seat.VoterId, seat.Weight);
    }

    public Guid RollId { get; private init; }
    public string SortKey { get; private init; } = "";
    public Guid OrganizationId { get; private init; }
    public string OrganizationName { get; private init; } = "";
    public string Country { get; private init; } = "";
    public Guid? PrincipalId { get; private init; }
    public Guid? AlternateId { get; private init; }
    public Guid? VoterId { get; private init; }
    public decimal Weight { get; private init; }
}
