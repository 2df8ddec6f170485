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
    /// <summary>Who acts for an organization.</summary>
    public static readonly IReadOnlyList<RepresentativeRole> Acting = [RepresentativeRole.Principal, RepresentativeRole.Alternate];

    /// <summary>Who is told about dues.</summary>
    public static readonly IReadOnlyList<RepresentativeRole> Paying = [RepresentativeRole.Principal, RepresentativeRole.Alternate, RepresentativeRole.Billing];

    private const int MostStaff = 20;

    /// <summary>
    /// Tells those in office in any of the roles, each once. Where there is nobody, it is staff's business, so that nothing goes unnoticed.
    /// </summary>
    /// <param name="organizationId">Which organization.</param>
    /// <param name="roles">As what they act for it.</param>
    /// <param name="mail">Name of the mail, see <see cref="Mailer"/>.</param>
    /// <param name="arguments">What its texts are given; what is worded differently in each language is a <see cref="Texts.Spoken"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task ToRepresentativesAsync(
        Guid organizationId, IReadOnlyCollection<RepresentativeRole> roles, string mail, object?[] arguments, CancellationToken cancellationToken)
    {
        var stored = await db.Representatives.AsTracking().Where(r => r.OrganizationId == organizationId && r.IsCurrent).ToListAsync(cancellationToken);
        // Who was appointed or left within this transaction counts as it now is.
        var ids = stored.Union(db.Representatives.Local.Where(r => r.OrganizationId == organizationId))
            .Where(r => r.IsCurrent && roles.Contains(r.Role)).Select(r => r.MemberId!.Value).Distinct().ToList();
        var members = ids.Count == 0 ? [] : await db.Members.Where(Member.IsInGoodStanding).Where(m => ids.Contains(m.Id)).ToListAsync(cancellationToken);
        if (members.Count == 0) members = await StaffAsync(cancellationToken);
        foreach (var member in members) mailer.Queue(member.Recipient(), mail, arguments);
    }

    /// <summary>Tells membership administrators.</summary>
    public async Task ToStaffAsync(string mail, object?[] arguments, CancellationToken cancellationToken)
    {
        foreach (var member in await StaffAsync(cancellationToken)) mailer.Queue(member.Recipient(), mail, arguments);
    }

    private Task<List<Member>> StaffAsync(CancellationToken cancellationToken) =>
        db.AdministratorsInOffice().Join(db.Members, s => s.MemberId, m => m.Id, (_, m) => m).Take(MostStaff).ToListAsync(cancellationToken);
}
