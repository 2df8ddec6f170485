using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Identity;

namespace Membership.Application.Enrollments;

/// <summary>Who may see and decide on a group's enrollments: from current office terms, never from token claims (rules 11 and 12).</summary>
public sealed class EnrollmentAccess(Officers officers, ICurrentActor current)
{
    /// <summary>What the caller's offices permit in the group; everything for administrators.</summary>
    public async Task<OfficeRights> RightsAsync(Guid groupId, CancellationToken cancellationToken)
    {
        var rights = await HeldAsync(groupId, cancellationToken);
        return IsWithheld(rights) ? OfficeRights.None : rights;
    }

    /// <summary>Refuses unless one of the caller's offices carries the right.</summary>
    public async Task RequireAsync(Guid groupId, OfficeRights right, CancellationToken cancellationToken)
    {
        var rights = await HeldAsync(groupId, cancellationToken);
        CommonErrors.Forbidden.Unless(rights.HasFlag(right));
        SignInErrors.SecondFactorRequired.Unless(!IsWithheld(rights));
    }

    /// <summary>Refuses unless the caller may read the roster: officers with the right, staff, integrators with <c>members.read</c>.</summary>
    public async Task RequireRosterAsync(Guid groupId, CancellationToken cancellationToken)
    {
        if (current.Actor.IsAuditor || current.Actor.IsClientWith(KnownScopes.MembersRead)) return;
        await RequireAsync(groupId, OfficeRights.SeeRoster, cancellationToken);
    }

    /// <summary>As <see cref="RequireRosterAsync"/>; whoever may decide on requests sees them too.</summary>
    public async Task RequireEnrollmentsAsync(Guid groupId, EnrollmentStatus status, CancellationToken cancellationToken)
    {
        if (current.Actor.IsAuditor || current.Actor.IsClientWith(KnownScopes.MembersRead)) return;
        var rights = await HeldAsync(groupId, cancellationToken);
        CommonErrors.Forbidden.Unless(Opens(rights, status));
        SignInErrors.SecondFactorRequired.Unless(!IsWithheld(rights));
    }

    /// <summary>As <see cref="RequireEnrollmentsAsync"/>, but to others a single enrollment does not exist.</summary>
    public async Task RequireSightAsync(Guid groupId, EnrollmentStatus? status, CancellationToken cancellationToken)
    {
        if (current.Actor.IsAuditor || current.Actor.IsClientWith(KnownScopes.MembersRead)) return;
        EnrollmentErrors.NotFound.Unless(Opens(await RightsAsync(groupId, cancellationToken), status));
    }

    /// <summary>What the caller sees of somebody else's enrollment.</summary>
    public async Task<Func<EnrollmentResponse, EnrollmentResponse>> ViewAsync(Guid groupId, CancellationToken cancellationToken)
    {
        if (current.Actor.IsAdministrator) return e => e;
        return await IsMaskedAsync(groupId, cancellationToken) ? e => e.Masked() : e => e.ForOfficers();
    }

    /// <summary>Whether names and addresses are shortened for the caller: auditors who hold no office here.</summary>
    public async Task<bool> IsMaskedAsync(Guid groupId, CancellationToken cancellationToken) =>
        current.Actor.IsAuditor && !(await RightsAsync(groupId, cancellationToken)).HasFlag(OfficeRights.SeeRoster);

    /// <summary>What the caller's offices permit, whether or not a second factor stood behind the sign-in.</summary>
    public async Task<OfficeRights> HeldAsync(Guid groupId, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        if (actor.IsAdministrator) return (OfficeRights)~0;
        return actor.IsMember ? await officers.RightsAsync(groupId, actor.MemberId, cancellationToken) : OfficeRights.None;
    }

    // Whoever can download a roster must have a second factor, and uses no right of the office without it.
    private bool IsWithheld(OfficeRights rights) => rights.HasFlag(OfficeRights.DownloadRoster) && !current.Actor.IsAdministrator && !current.Actor.HasSecondFactor;

    private static bool Opens(OfficeRights rights, EnrollmentStatus? status) =>
        rights.HasFlag(OfficeRights.SeeRoster) || (status is EnrollmentStatus.Requested && rights.HasFlag(OfficeRights.ApproveMembers));
}
