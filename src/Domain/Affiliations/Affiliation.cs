using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;

namespace Membership.Domain.Affiliations;

/// <summary>
/// A member says that they work for an organization; a domain of it or its representative confirms. It may carry a seat, and its end never
/// touches the personal membership.
/// </summary>
public sealed class Affiliation : Aggregate
{
    /// <summary>The longest title.</summary>
    public const int MaxTitleLength = 100;

    private Affiliation() { }

    public Guid OrganizationId { get; private init; }
    public Guid MemberId { get; private init; }

    /// <summary>What they are there, in their own words.</summary>
    public string? Title { get; private set; }
    public AffiliationStatus Status { get; private set; }

    /// <summary>Claimed or confirmed; at most one such per member and organization.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Whether one of the organization's seats is theirs.</summary>
    public bool HasSeat { get; private set; }
    public DateTimeOffset ClaimedAt { get; private init; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public AffiliationProof? Proof { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it ended or was declined: a code, or words.</summary>
    public string? Reason { get; private set; }

    /// <summary>Orders by the member's folded name, unique; follows changes of the name.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>Orders those who wait for a seat by the time of their confirmation, unique; null while they do not.</summary>
    public string? WaitingKey { get; private set; }

    /// <summary>A member says where they work; the organization must be a member.</summary>
    public static Affiliation Claim(Member member, Organization organization, string? title, DateTimeOffset now)
    {
        MemberErrors.NotInGoodStanding.Unless(member.InGoodStanding);
        AffiliationErrors.OrganizationNotMember.Unless(organization.InGoodStanding);
        var affiliation = new Affiliation
        {
            Id = Guid.CreateVersion7(now), OrganizationId = organization.Id, MemberId = member.Id, Title = title, Status = AffiliationStatus.Claimed, IsLive = true, ClaimedAt = now,
        };
        affiliation.Follow(member);
        return affiliation;
    }

    /// <summary>Copies the member's name for sorting.</summary>
    public void Follow(Member member)
    {
        SortKey = NameFolding.SortKey(member.Name.Folded, Id);
        Changed();
    }

    /// <summary>The organization says that it is so; they wait for a seat until they are given one.</summary>
    public void Confirm(AffiliationProof proof, DateTimeOffset now)
    {
        AffiliationErrors.StateForbids.Unless(Status is AffiliationStatus.Claimed);
        (Status, Proof, ConfirmedAt, WaitingKey) = (AffiliationStatus.Confirmed, proof, now, WaitingKeyOf(now));
        Changed();
    }

    /// <summary>Gives them a seat.</summary>
    public void TakeSeat()
    {
        AffiliationErrors.StateForbids.Unless(Status is AffiliationStatus.Confirmed && !HasSeat);
        (HasSeat, WaitingKey) = (true, null);
        Changed();
    }

    /// <summary>Takes the seat away; they wait for another one, in the order of the confirmations.</summary>
    public void LoseSeat()
    {
        AffiliationErrors.StateForbids.Unless(HasSeat);
        (HasSeat, WaitingKey) = (false, WaitingKeyOf(ConfirmedAt!.Value));
        Changed();
    }

    /// <summary>The organization says that it is not so.</summary>
    public void Decline(Decision decision)
    {
        AffiliationErrors.StateForbids.Unless(Status is AffiliationStatus.Claimed);
        Close(AffiliationStatus.Declined, decision);
    }

    /// <summary>The organization ends what it has confirmed; a claim it confirms or declines, and says why.</summary>
    public void RequireConfirmed() => AffiliationErrors.StateForbids.Unless(Status is AffiliationStatus.Confirmed);

    /// <summary>The member does not work there any more.</summary>
    public void End(Decision decision)
    {
        AffiliationErrors.StateForbids.Unless(IsLive);
        Close(AffiliationStatus.Ended, decision);
    }

    private string WaitingKeyOf(DateTimeOffset confirmedAt) => $"{confirmedAt.UtcTicks:D19}{Id:N}";

    private void Close(AffiliationStatus status, Decision decision)
    {
        (Status, IsLive, HasSeat, WaitingKey) = (status, false, false, null);
        (EndedAt, Reason) = (decision.At, decision.Reason);
        Changed();
    }
}

/// <summary>The states of an affiliation.</summary>
public enum AffiliationStatus
{
    /// <summary>The member says so.</summary>
    Claimed,

    /// <summary>The organization says so too.</summary>
    Confirmed,

    /// <summary>The organization says that it is not so.</summary>
    Declined,

    /// <summary>It was so once.</summary>
    Ended,
}

/// <summary>What an affiliation was confirmed by.</summary>
public enum AffiliationProof
{
    /// <summary>The member's verified address is at a domain of the organization.</summary>
    Domain,

    /// <summary>A representative said so.</summary>
    Representative,

    /// <summary>Staff said so.</summary>
    Staff,
}
