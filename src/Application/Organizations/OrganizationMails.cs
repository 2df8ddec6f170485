using System.Globalization;
using Membership.Application.Common;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Application.Texts;
using Membership.Domain.Members;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>Writes to an organization: to the people who represent it, each in their own language. Contacts never get mail by themselves.</summary>
public sealed class OrganizationMails(IMembershipDb db, Mailer mailer)
{
    /// <summary>Who is told of what the organization can do something about.</summary>
    public static readonly IReadOnlyCollection<RepresentativeRole> Acting = [RepresentativeRole.Principal, RepresentativeRole.Alternate];

    /// <summary>Who is told about dues.</summary>
    public static readonly IReadOnlyCollection<RepresentativeRole> Paying = [.. Acting, RepresentativeRole.Billing];

    /// <summary>Queues a mail to everybody who has one of the roles now, once per person.</summary>
    /// <param name="organizationId">Whose representatives.</param>
    /// <param name="roles">Which of them.</param>
    /// <param name="mail">The mail's name.</param>
    /// <param name="arguments">What it says, in the language of whoever reads it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task ToRepresentativesAsync(
        Guid organizationId, IReadOnlyCollection<RepresentativeRole> roles, string mail, Func<CultureInfo, object?[]> arguments, CancellationToken cancellationToken)
    {
        foreach (var member in await RepresentativesAsync(organizationId, roles, cancellationToken))
            mailer.Queue(member.Recipient(), mail, arguments(Text.Nearest(member.Language)));
    }

    private async Task<List<Member>> RepresentativesAsync(Guid organizationId, IReadOnlyCollection<RepresentativeRole> roles, CancellationToken cancellationToken)
    {
        // Who was appointed or ended within this transaction counts as they now are.
        var local = db.Representatives.Local.Where(r => r.OrganizationId == organizationId).ToList();
        var known = local.Select(r => r.Id).ToHashSet();
        var stored = await db.Representatives.Where(r => r.OrganizationId == organizationId && r.IsCurrent).ToListAsync(cancellationToken);
        var ids = stored.Where(r => !known.Contains(r.Id)).Concat(local).Where(r => r.IsCurrent && roles.Contains(r.Role)).Select(r => r.MemberId!.Value).Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Members.Where(Member.IsInGoodStanding).Where(m => ids.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(cancellationToken);
    }
}
