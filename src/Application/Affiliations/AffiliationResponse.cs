using Membership.Application.Common;
using Membership.Domain.Affiliations;
using Membership.Domain.Members;
using Membership.Domain.Organizations;

namespace Membership.Application.Affiliations;

/// <summary>Where the signed-in member works.</summary>
/// <param name="Id">The affiliation.</param>
/// <param name="OrganizationId">For which organization.</param>
/// <param name="OrganizationName">Its legal name.</param>
/// <param name="Title">What they are there, in their own words.</param>
/// <param name="Status">State.</param>
/// <param name="Proof">What confirmed it.</param>
/// <param name="HasSeat">Whether one of the organization's seats is theirs; nobody has one while it is not in good standing.</param>
/// <param name="IsWaiting">Whether they wait for a seat.</param>
/// <param name="ClaimedAt">When they said so, UTC.</param>
/// <param name="ConfirmedAt">When it was confirmed, UTC.</param>
/// <param name="EndedAt">When it ended or was declined, UTC.</param>
/// <param name="Reason">Why: a code, or words.</param>
public sealed record MyAffiliation(
    Guid Id, Guid OrganizationId, string OrganizationName, string? Title, AffiliationStatus Status, AffiliationProof? Proof, bool HasSeat, bool IsWaiting,
    DateTimeOffset ClaimedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? EndedAt, string? Reason)
{
    /// <summary>The response of a loaded affiliation.</summary>
    public static MyAffiliation Of(Affiliation a, string organizationName, OrganizationStatus status) =>
        new(a.Id, a.OrganizationId, organizationName, a.Title, a.Status, a.Proof, a.HasSeat && status.IsInGoodStanding(), a.WaitingKey is not null, a.ClaimedAt, a.ConfirmedAt, a.EndedAt, a.Reason);
}

/// <summary>Who works for an organization, as it may see them: nothing of the membership beyond the name and the domain of the address.</summary>
/// <param name="Id">The affiliation.</param>
/// <param name="MemberId">The member.</param>
/// <param name="GivenName">Given name, or the only name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="EmailDomain">The domain of their address, where it is the organization's, while they say that they work there.</param>
/// <param name="Title">What they are there, in their own words.</param>
/// <param name="Status">State.</param>
/// <param name="Proof">What confirmed it.</param>
/// <param name="HasSeat">Whether a seat is theirs; nobody has one while the organization is not in good standing.</param>
/// <param name="IsWaiting">Whether they wait for a seat.</param>
/// <param name="ClaimedAt">When they said so, UTC.</param>
/// <param name="ConfirmedAt">When it was confirmed, UTC.</param>
/// <param name="EndedAt">When it ended or was declined, UTC.</param>
/// <param name="Reason">Why: a code, or words.</param>
public sealed record AffiliationResponse(
    Guid Id, Guid MemberId, string GivenName, string? FamilyName, string? EmailDomain, string? Title, AffiliationStatus Status, AffiliationProof? Proof, bool HasSeat,
    bool IsWaiting, DateTimeOffset ClaimedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? EndedAt, string? Reason)
{
    /// <summary>The response of a loaded affiliation.</summary>
    /// <param name="a">The affiliation.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="emailKey">The comparable form of their address.</param>
    /// <param name="workplace">Where it is.</param>
    public static AffiliationResponse Of(Affiliation a, PersonName name, string emailKey, Workplace workplace) =>
        new(a.Id, a.MemberId, name.Given, name.Family, a.IsLive && WorkAddress.IsAt(emailKey, workplace.Domains) ? emailKey[(emailKey.LastIndexOf('@') + 1)..] : null,
            a.Title, a.Status, a.Proof, a.HasSeat && workplace.Status.IsInGoodStanding(), a.WaitingKey is not null,
            a.ClaimedAt, a.ConfirmedAt, a.EndedAt, a.Reason);

    /// <summary>What an auditor sees.</summary>
    public AffiliationResponse Masked() => this with
    {
        GivenName = Masking.Initial(GivenName)!, FamilyName = Masking.Initial(FamilyName), Title = null, Reason = Masking.Code(Reason),
    };
}

/// <summary>What of an organization decides how its people are shown.</summary>
/// <param name="Status">Its state.</param>
/// <param name="Domains">Domain names that are its own.</param>
public sealed record Workplace(OrganizationStatus Status, IReadOnlyList<string> Domains);
