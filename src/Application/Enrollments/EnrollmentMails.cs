using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Application.Texts;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>Rule 16: leaders learn of requests and departures, applicants of decisions, each in their own language.</summary>
public sealed class EnrollmentMails(IMembershipDb db, Officers officers, Mailer mailer, IPublicUrl publicUrl)
{
    /// <summary>A request was made: leaders who can approve are told; an open group's new member is welcomed instead.</summary>
    public async Task RequestedAsync(Enrollment enrollment, Group group, Member member, CancellationToken cancellationToken)
    {
        if (enrollment.Status is EnrollmentStatus.Active)
        {
            mailer.Queue(member.Recipient(), "enrollmentActive", group.Name);
            await TellLeadersAsync(group.Id, OfficeRights.SeeRoster, "memberJoined", member, _ => [group.Name, member.Name.Display], cancellationToken);
            return;
        }
        await TellLeadersAsync(group.Id, OfficeRights.ApproveMembers, "requestReceived", member, leader =>
            [group.Name, member.Name.Display, publicUrl.Base + (leader.IsStaff ? "/swagger" : "/account/requests")], cancellationToken);
    }

    /// <summary>An officer decided: the member is told, with the reason where there is one.</summary>
    public void Decided(Enrollment enrollment, Group group, Member member) =>
        mailer.Queue(member.Recipient(), $"enrollment{enrollment.Status}", group.Name, enrollment.Reason);

    /// <summary>Somebody is gone, for whatever reason: the group's leaders are told, with a reason code.</summary>
    public async Task DepartedAsync(Enrollment enrollment, Member member, CancellationToken cancellationToken)
    {
        var group = await db.Groups.SingleAsync(g => g.Id == enrollment.GroupId, cancellationToken);
        await TellLeadersAsync(group.Id, OfficeRights.SeeRoster, "memberDeparted", member, leader =>
            [group.Name, member.Name.Display, Text.In(Text.Nearest(leader.To.Language), $"departure.{enrollment.Status}")], cancellationToken);
    }

    // A group without anybody in office who could act, or who can still approve (rule 23), is staff's business: nothing goes unnoticed.
    private async Task TellLeadersAsync(
        Guid groupId, OfficeRights right, string mail, Member about, Func<Leader, object?[]> arguments, CancellationToken cancellationToken)
    {
        var all = await officers.OfAsync(groupId, cancellationToken);
        var others = all.Where(o => o.MemberId != about.Id).ToList();
        var leaders = others.Where(o => o.Rights.HasFlag(right)).DistinctBy(o => o.MemberId).Select(o => new Leader(o.Recipient, IsStaff: false)).ToList();
        if (leaders.Count == 0 || (all.Any(MayApprove) && !others.Any(MayApprove))) leaders.AddRange(await AdministratorsAsync(cancellationToken));
        foreach (var leader in leaders) mailer.Queue(leader.To, mail, arguments(leader));
    }

    private static bool MayApprove(Officer officer) => officer.Rights.HasFlag(OfficeRights.ApproveMembers);

    private async Task<List<Leader>> AdministratorsAsync(CancellationToken cancellationToken)
    {
        var staff = await db.StaffAssignments.Where(s => (s.Roles & StaffRoles.MembershipAdministrator) != StaffRoles.None)
            .Join(db.Members, s => s.MemberId, m => m.Id, (_, m) => new { m.Email, m.GivenName, m.FamilyName, m.Language })
            .Take(20).ToListAsync(cancellationToken);
        return staff.ConvertAll(m => new Leader(new Recipient(m.Email, new PersonName(m.GivenName, m.FamilyName).Display, m.Language), IsStaff: true));
    }

    private sealed record Leader(Recipient To, bool IsStaff);
}
