using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Domain.Members;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>Tells an organization's people what becomes of it, each in their own language.</summary>
public sealed class OrganizationMails(IMembershipDb db, Mailer mailer)
{
    /// <summary>Who is told about dues.</summary>
    public static readonly IReadOnlyList<RepresentativeRole> Paying = [RepresentativeRole.Principal, RepresentativeRole.Alternate, RepresentativeRole.Billing];

    private const int MostStaff = 20;

    private readonly Dictionary<Guid, List<(RepresentativeRole Role, Member Member)>> _read = [];

    /// <summary>
    /// Tells those in office in any of the roles, each once. Where there is nobody, it is staff's business, so that nothing goes unnoticed.
    /// </summary>
    /// <param name="organizationId">Which organization.</param>
    /// <param name="roles">As what they act for it.</param>
    /// <param name="mail">Name of the mail, see <see cref="Mailer"/>.</param>
    /// <param name="arguments">What its texts are given; what is worded differently in each language is a <see cref="Texts.Spoken"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="exceptId">A member who is not told.</param>
    public async Task ToRepresentativesAsync(
        Guid organizationId, IReadOnlyCollection<RepresentativeRole> roles, string mail, object?[] arguments, CancellationToken cancellationToken, Guid? exceptId = null)
    {
        var people = _read.TryGetValue(organizationId, out var known) ? known : await ReadAsync(organizationId, cancellationToken);
        var members = people.Where(p => roles.Contains(p.Role) && p.Member.Id != exceptId).Select(p => p.Member).DistinctBy(m => m.Id).ToList();
        if (members.Count == 0) members = await StaffAsync(exceptId: null, cancellationToken);
        foreach (var member in members) mailer.Queue(member.Recipient(), mail, arguments);
    }

    /// <summary>
    /// Reads whom the mails of several organizations go to, with one query, for a transaction that changes nobody's appointment; what was read before is
    /// forgotten.
    /// </summary>
    public async Task ReadAsync(IReadOnlyCollection<Guid> organizationIds, CancellationToken cancellationToken)
    {
        _read.Clear();
        foreach (var id in organizationIds) _read[id] = [];
        var people = await db.Representatives.Where(r => organizationIds.Contains(r.OrganizationId) && r.IsCurrent)
            .Join(db.Members.Where(Member.IsInGoodStanding), r => r.MemberId, m => m.Id, (r, m) => new { r.OrganizationId, r.Role, Member = m }).ToListAsync(cancellationToken);
        foreach (var person in people) _read[person.OrganizationId].Add((person.Role, person.Member));
    }

    /// <summary>Tells membership administrators, except one member.</summary>
    public async Task ToStaffAsync(string mail, object?[] arguments, CancellationToken cancellationToken, Guid? exceptId = null)
    {
        foreach (var member in await StaffAsync(exceptId, cancellationToken)) mailer.Queue(member.Recipient(), mail, arguments);
    }

    private async Task<List<(RepresentativeRole Role, Member Member)>> ReadAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var stored = await db.Representatives.AsTracking().Where(r => r.OrganizationId == organizationId && r.IsCurrent).ToListAsync(cancellationToken);
        // Who was appointed or left within this transaction counts as it now is.
        var current = stored.Union(db.Representatives.Local.Where(r => r.OrganizationId == organizationId)).Where(r => r.IsCurrent).ToList();
        var ids = current.ConvertAll(r => r.MemberId!.Value);
        var members = ids.Count == 0 ? [] : await db.Members.Where(Member.IsInGoodStanding).Where(m => ids.Contains(m.Id)).ToListAsync(cancellationToken);
        return [.. current.Join(members, r => r.MemberId, m => m.Id, (r, m) => (r.Role, m))];
    }

    private Task<List<Member>> StaffAsync(Guid? exceptId, CancellationToken cancellationToken) => db.AdministratorsInOffice().Where(s => s.MemberId != exceptId)
        .Join(db.Members, s => s.MemberId, m => m.Id, (_, m) => m).OrderBy(m => m.SortKey).Take(MostStaff).ToListAsync(cancellationToken);
}
