using System.Text.Json.Serialization;
using Membership.Application.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;

namespace Membership.Application.Enrollments;

/// <summary>One member's membership of one group, for the member and for the group's officers.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Status">State.</param>
/// <param name="Group">Which group.</param>
/// <param name="Member">Who; nothing beyond what officers may see.</param>
/// <param name="RequestedAt">When it was asked for, UTC.</param>
/// <param name="JoinedAt">When it first became active, UTC.</param>
/// <param name="EndedAt">When it ended, UTC.</param>
/// <param name="Message">What the applicant wrote to the officers.</param>
/// <param name="Reason">The reason of the last decision that had one.</param>
public sealed record EnrollmentResponse(
    Guid Id, EnrollmentStatus Status, EnrollmentGroup Group, EnrollmentMember Member, DateTimeOffset RequestedAt,
    DateTimeOffset? JoinedAt, DateTimeOffset? EndedAt, string? Message, string? Reason) : IVersioned
{
    /// <inheritdoc/>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>The response of a loaded enrollment.</summary>
    public static EnrollmentResponse Of(Enrollment e, Group g, Member m) =>
        new(e.Id, e.Status, new EnrollmentGroup(g.Id, g.Kind, g.Slug, g.Name),
            new EnrollmentMember(m.Id, m.GivenName, m.FamilyName, m.Email, m.Country, m.City),
            e.RequestedAt, e.JoinedAt, e.EndedAt, e.Message, e.Reason) { Version = e.Version };

    /// <summary>What officers and machines see: of former members and applicants no address or place, and not why somebody left.</summary>
    public EnrollmentResponse ForOfficers() => Status is EnrollmentStatus.Requested or EnrollmentStatus.Active or EnrollmentStatus.Suspended ? this : this with
    {
        Member = Member with { Email = Masking.Domain(Member.Email), City = null },
        Reason = Status is EnrollmentStatus.Left or EnrollmentStatus.Withdrawn ? null : Reason,
    };

    /// <summary>What an auditor sees.</summary>
    public EnrollmentResponse Masked() => this with { Member = Member.Masked(), Message = null, Reason = Masking.Code(Reason) };
}

/// <summary>The group of an enrollment.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Kind">Kind of group.</param>
/// <param name="Slug">The name in addresses.</param>
/// <param name="Name">The full name.</param>
public sealed record EnrollmentGroup(Guid Id, GroupKind Kind, string Slug, string Name);

/// <summary>The member of an enrollment, as officers may see them.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="GivenName">Given name, or the only name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Email">Address.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">Free text.</param>
public sealed record EnrollmentMember(Guid Id, string GivenName, string? FamilyName, string Email, string Country, string? City)
{
    /// <summary>Initials and domain.</summary>
    public EnrollmentMember Masked() => this with
    {
        GivenName = Masking.Initial(GivenName)!, FamilyName = Masking.Initial(FamilyName), Email = Masking.Domain(Email), City = null,
    };
}

/// <summary>An enrollment joined with its group and member, from which responses are projected.</summary>
public sealed class EnrollmentMatch
{
    public required Enrollment Enrollment { get; init; }
    public required Group Group { get; init; }
    public required Member Member { get; init; }
}

/// <summary>A row of a list of enrollments, as the database returns it.</summary>
public sealed record EnrollmentRow(string SortKey, EnrollmentResponse Enrollment);

/// <summary>Projects enrollments with their group and member.</summary>
public sealed class EnrollmentProfile : AutoMapper.Profile
{
    /// <summary>Column by column from three tables.</summary>
    public EnrollmentProfile()
    {
        CreateProjection<Group, EnrollmentGroup>();
        CreateProjection<Member, EnrollmentMember>();
        CreateProjection<EnrollmentMatch, EnrollmentResponse>()
            .ForCtorParam(nameof(EnrollmentResponse.Id), o => o.MapFrom(x => x.Enrollment.Id))
            .ForCtorParam(nameof(EnrollmentResponse.Status), o => o.MapFrom(x => x.Enrollment.Status))
            .ForCtorParam(nameof(EnrollmentResponse.RequestedAt), o => o.MapFrom(x => x.Enrollment.RequestedAt))
            .ForCtorParam(nameof(EnrollmentResponse.JoinedAt), o => o.MapFrom(x => x.Enrollment.JoinedAt))
            .ForCtorParam(nameof(EnrollmentResponse.EndedAt), o => o.MapFrom(x => x.Enrollment.EndedAt))
            .ForCtorParam(nameof(EnrollmentResponse.Message), o => o.MapFrom(x => x.Enrollment.Message))
            .ForCtorParam(nameof(EnrollmentResponse.Reason), o => o.MapFrom(x => x.Enrollment.Reason))
            .ForMember(r => r.Version, o => o.MapFrom(x => x.Enrollment.Version));
        CreateProjection<EnrollmentMatch, EnrollmentRow>()
            .ForCtorParam(nameof(EnrollmentRow.SortKey), o => o.MapFrom(x => x.Enrollment.SortKey))
            .ForCtorParam(nameof(EnrollmentRow.Enrollment), o => o.MapFrom(x => x));
    }
}

/// <summary>Joins enrollments with what is shown of them.</summary>
public static class EnrollmentMatches
{
    /// <summary>Each enrollment with its group and member.</summary>
    public static IQueryable<EnrollmentMatch> Matches(this IMembershipDb db, IQueryable<Enrollment> enrollments) =>
        from e in enrollments
        join g in db.Groups on e.GroupId equals g.Id
        join m in db.Members on e.MemberId equals m.Id
        select new EnrollmentMatch { Enrollment = e, Group = g, Member = m };
}
