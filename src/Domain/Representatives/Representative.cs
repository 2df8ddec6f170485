using Membership.Domain.Common;
using Membership.Domain.Members;

namespace Membership.Domain.Representatives;

/// <summary>
/// Who acts for an organization, as what, from when until when. A person is invited by address and accepts as a member with that address; their
/// rights begin then, and end at the instant the appointment ends.
/// </summary>
public sealed class Representative : Aggregate
{
    private Representative() { }

    public Guid OrganizationId { get; private init; }
    public RepresentativeRole Role { get; private init; }
    public RepresentativeStatus Status { get; private set; }

    /// <summary>In office; at most one per organization and role.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>Invited, and neither accepted nor over; at most one per organization and role.</summary>
    public bool IsInvited { get; private set; }

    /// <summary>The member; null until an invitation is accepted.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>Whom the invitation went to; forgotten once it is answered or over.</summary>
    public string? Email { get; private set; }
    public string? EmailKey { get; private set; }

    /// <summary>Whether accepting replaces whoever is in office.</summary>
    public bool Replaces { get; private init; }
    public Guid? AppointedBy { get; private init; }
    public DateTimeOffset AppointedAt { get; private init; }

    /// <summary>Until when the invitation can be accepted.</summary>
    public DateTimeOffset? InvitedUntil { get; private set; }

    /// <summary>When it was accepted, UTC.</summary>
    public DateTimeOffset? From { get; private set; }

    /// <summary>When it ended, or the invitation did, UTC.</summary>
    public DateTimeOffset? Until { get; private set; }
    public Guid? EndedBy { get; private set; }

    /// <summary>Why it ended: a code, or words.</summary>
    public string? Reason { get; private set; }

    /// <summary>Invites somebody, who may not be a member yet.</summary>
    public static Representative Invite(Guid organizationId, RepresentativeRole role, EmailAddress email, bool replaces, Guid appointedBy, DateTimeOffset now, TimeSpan lifetime) => new()
    {
        Id = Guid.CreateVersion7(now), OrganizationId = organizationId, Role = role, Status = RepresentativeStatus.Invited, IsInvited = true,
        Email = email.Value, EmailKey = email.Key, Replaces = replaces, AppointedBy = appointedBy, AppointedAt = now, InvitedUntil = now + lifetime,
    };

    /// <summary>Appoints a member at once: the applicant when the application is approved, or whom staff name.</summary>
    public static Representative Appoint(Guid organizationId, RepresentativeRole role, Member member, Guid? appointedBy, DateTimeOffset now)
    {
        MemberErrors.NotInGoodStanding.Unless(member.InGoodStanding);
        return new()
        {
            Id = Guid.CreateVersion7(now), OrganizationId = organizationId, Role = role, Status = RepresentativeStatus.Active, IsCurrent = true,
            MemberId = member.Id, AppointedBy = appointedBy, AppointedAt = now, From = now,
        };
    }

    /// <summary>
    /// Who makes room for somebody in a role; null where nobody holds it. Principal and alternate are two people, a role that is held passes on only where that
    /// was said, and whoever took office after the invitation is not whom it was to replace.
    /// </summary>
    /// <param name="current">Who is in office.</param>
    /// <param name="next">Who takes office.</param>
    /// <param name="replaces">Whether whoever holds the role makes room.</param>
    public static Representative? MakesRoom(IReadOnlyCollection<Representative> current, Representative next, bool replaces)
    {
        RepresentativeErrors.SamePerson.Unless(current.All(r => r.MemberId != next.MemberId || r.Role != next.Role.Counterpart()));
        var holder = current.FirstOrDefault(r => r.Role == next.Role);
        RepresentativeErrors.RoleTaken.Unless(holder is null || (replaces && holder.MemberId != next.MemberId && holder.From <= next.AppointedAt));
        return holder;
    }

    /// <summary>The invited person accepts, as a member in good standing with the address that was invited.</summary>
    public void Accept(Member member, DateTimeOffset now)
    {
        RequireOpen(member, now);
        MemberErrors.NotInGoodStanding.Unless(member.InGoodStanding);
        (Status, IsInvited, IsCurrent, MemberId, From) = (RepresentativeStatus.Active, false, true, member.Id, now);
        Forget();
    }

    /// <summary>The invited person says no.</summary>
    public void Decline(Member member, DateTimeOffset now)
    {
        RequireOpen(member, now);
        Close(RepresentativeStatus.Declined, new Decision(member.Id, now));
    }

    /// <summary>Whether it is an invitation that nobody can accept any more.</summary>
    public bool IsExpired(DateTimeOffset now) => IsInvited && InvitedUntil < now;

    /// <summary>Takes an invitation back, or ends an appointment: the rights end at this instant.</summary>
    public void End(Decision decision)
    {
        RepresentativeErrors.Over.Unless(IsCurrent || IsInvited);
        Close(IsInvited ? RepresentativeStatus.Withdrawn : RepresentativeStatus.Ended, decision);
    }

    private void RequireOpen(Member member, DateTimeOffset now)
    {
        RepresentativeErrors.Over.Unless(IsInvited && !IsExpired(now));
        CommonErrors.NotFound.Unless(member.EmailKey == EmailKey);
    }

    private void Close(RepresentativeStatus status, Decision decision)
    {
        (Status, IsInvited, IsCurrent) = (status, false, false);
        (Until, EndedBy, Reason) = (decision.At, decision.ActorId, decision.Reason);
        Forget();
    }

    private void Forget()
    {
        (Email, EmailKey, InvitedUntil) = (null, null, null);
        Changed();
    }
}
