using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Application.Representatives;
using Membership.Application.Texts;
using Membership.Domain.Affiliations;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Affiliations;

/// <summary>People learn what was decided about where they work, and about their seats; representatives learn who waits for an answer.</summary>
public sealed class AffiliationMails(IMembershipDb db, RepresentativeMails representatives, Mailer mailer, IPublicUrl publicUrl)
{
    private static readonly TimeSpan ToldOnceIn = TimeSpan.FromDays(30);

    /// <summary>
    /// Somebody says that they work there, and no domain confirms it: whoever acts for the organization is told. Who says so over and over
    /// is announced once a month.
    /// </summary>
    public async Task ClaimedAsync(Affiliation claim, Organization organization, Member member, CancellationToken cancellationToken)
    {
        var since = claim.ClaimedAt - ToldOnceIn;
        if (await db.Affiliations.AnyAsync(a => a.MemberId == member.Id && a.OrganizationId == organization.Id && a.ClaimedAt > since, cancellationToken)) return;
        foreach (var head in await representatives.HeadsAsync(organization.Id, member.Id, cancellationToken))
            mailer.Queue(head, "affiliationClaimed", organization.LegalName, member.Name.Display, $"{publicUrl.Base}/account/organizations");
    }

    /// <summary>The organization says so too.</summary>
    public void Confirmed(Affiliation affiliation, Organization organization, Member member) =>
        mailer.Queue(member.Recipient(), "affiliationConfirmed", organization.LegalName,
            Text.In(Text.Nearest(member.Language), affiliation.HasSeat ? "seat.taken" : "seat.waiting"));

    /// <summary>The organization said that it is not so, or that it is so no longer.</summary>
    public void Closed(Affiliation affiliation, Organization organization, Member member) =>
        mailer.Queue(member.Recipient(), affiliation.Status is AffiliationStatus.Declined ? "affiliationDeclined" : "affiliationEnded", organization.LegalName,
            EndingReasons.Words(Text.Nearest(member.Language), affiliation.Reason));

    /// <summary>Tells several of an organization's people the same.</summary>
    public async Task TellAsync(IReadOnlyList<Affiliation> affiliations, Organization organization, string mail, CancellationToken cancellationToken)
    {
        var ids = affiliations.Select(a => a.MemberId).ToList();
        if (ids.Count == 0) return;
        foreach (var member in await db.Members.Where(m => ids.Contains(m.Id)).ToListAsync(cancellationToken)) mailer.Queue(member.Recipient(), mail, organization.LegalName);
    }
}
