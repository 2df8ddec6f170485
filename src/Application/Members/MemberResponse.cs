using System.Text.Json.Serialization;
using Membership.Application.Common;
using Membership.Domain.Members;

namespace Membership.Application.Members;

/// <summary>A member as they see themselves, and as staff see them.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="MemberNumber">Public number: ten digits, the last one a check digit.</param>
/// <param name="Status">State of the membership.</param>
/// <param name="GivenName">Given name, or the only name.</param>
/// <param name="FamilyName">Family name; null for one-word names.</param>
/// <param name="Email">As its owner wrote it.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">Free text.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="JoinedAt">When the address was verified, UTC.</param>
public sealed record MemberResponse(
    Guid Id, string MemberNumber, MemberStatus Status, string GivenName, string? FamilyName, string Email, string Country,
    string? City, string Language, DateTimeOffset JoinedAt) : IVersioned
{
    /// <inheritdoc/>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>The response of a loaded member.</summary>
    public static MemberResponse Of(Member m) =>
        new(m.Id, m.MemberNumber, m.Status, m.GivenName, m.FamilyName, m.Email, m.Country, m.City, m.Language, m.JoinedAt) { Version = m.Version };

    /// <summary>What an auditor sees: names shortened to initials, the address to its domain.</summary>
    public MemberResponse Masked() => this with
    {
        GivenName = Masking.Initial(GivenName)!,
        FamilyName = Masking.Initial(FamilyName),
        Email = Masking.Domain(Email),
        City = null,
    };
}

/// <summary>Projects members in the database, column by column.</summary>
public sealed class MemberResponseProfile : AutoMapper.Profile
{
    /// <summary>Every parameter of the response has a column of the same name.</summary>
    public MemberResponseProfile() => CreateProjection<Member, MemberResponse>();
}
