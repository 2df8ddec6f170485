using Membership.Application.Common;
using Membership.Domain.Members;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Representatives;

/// <summary>Who represents an organization, did so, or is invited to.</summary>
/// <param name="Id">The appointment.</param>
/// <param name="Role">As what.</param>
/// <param name="Status">State.</param>
/// <param name="MemberId">The member; null until an invitation is accepted.</param>
/// <param name="Name">Their name.</param>
/// <param name="Email">Their address, or the invited one; for staff, and for principal and alternate, while it is current.</param>
/// <param name="Replaces">Whether accepting the invitation replaces whoever is in office.</param>
/// <param name="AppointedAt">When they were appointed or invited, UTC.</param>
/// <param name="AppointedBy">By which member; null for the system.</param>
/// <param name="AppointedByName">Their name.</param>
/// <param name="InvitedUntil">Until when the invitation can be accepted, UTC.</param>
/// <param name="From">When the rights began, UTC.</param>
/// <param name="Until">When they ended, or the invitation did, UTC.</param>
/// <param name="EndedBy">Who ended it; null for the system, and where the invited person declined: whose address it is stays untold.</param>
/// <param name="EndedByName">Their name.</param>
/// <param name="Reason">Why it ended: a code, or words.</param>
public sealed record RepresentativeResponse(
    Guid Id, RepresentativeRole Role, RepresentativeStatus Status, Guid? MemberId, string? Name, string? Email, bool Replaces, DateTimeOffset AppointedAt,
    Guid? AppointedBy, string? AppointedByName, DateTimeOffset? InvitedUntil, DateTimeOffset? From, DateTimeOffset? Until, Guid? EndedBy, string? EndedByName, string? Reason);

/// <summary>How much the caller sees of representatives.</summary>
/// <param name="Masked">Names as initials, addresses as domains: auditors.</param>
/// <param name="Full">Addresses and written reasons: staff, principal and alternate.</param>
public sealed record RepresentativeSight(bool Masked, bool Full);

/// <summary>Makes responses of what was loaded.</summary>
public sealed class RepresentativeView(IMembershipDb db, TimeProvider clock)
{
    /// <summary>The responses in the same order; names and addresses are read once for all of them.</summary>
    public async Task<IReadOnlyList<RepresentativeResponse>> ShowAsync(IReadOnlyList<Representative> rows, RepresentativeSight sight, CancellationToken cancellationToken)
    {
        var ids = rows.SelectMany(r => new[] { r.MemberId, r.AppointedBy, r.EndedBy }).OfType<Guid>().Distinct().ToList();
        var people = ids.Count == 0 ? [] : await db.Members.Where(m => ids.Contains(m.Id))
            .Select(m => new { m.Id, m.GivenName, m.FamilyName, m.Email }).ToDictionaryAsync(m => m.Id, m => new Someone(new PersonName(m.GivenName, m.FamilyName), m.Email), cancellationToken);
        return [.. rows.Select(r => Show(r, people, sight))];
    }

    private RepresentativeResponse Show(Representative r, Dictionary<Guid, Someone> people, RepresentativeSight sight)
    {
        // An invitation that ran out is over, whether or not housekeeping has come by.
        var isExpired = r.IsExpired(clock.GetUtcNow());
        var endedBy = r.Status is RepresentativeStatus.Declined ? null : r.EndedBy;
        var email = isExpired ? null : r.IsCurrent ? Of(r.MemberId)?.Email : r.Email;
        return new RepresentativeResponse(r.Id, r.Role, isExpired ? RepresentativeStatus.Withdrawn : r.Status, r.MemberId, Name(r.MemberId),
            email is null ? null : sight.Masked ? Masking.Domain(email) : sight.Full ? email : null,
            r.Replaces, r.AppointedAt, r.AppointedBy, Name(r.AppointedBy), r.InvitedUntil, r.From, isExpired ? r.InvitedUntil : r.Until, endedBy, Name(endedBy),
            isExpired ? EndingReasons.Expired : sight.Full ? r.Reason : Masking.Code(r.Reason));

        Someone? Of(Guid? id) => id is null ? null : people.GetValueOrDefault(id.Value);
        string? Name(Guid? id) => sight.Masked ? Of(id)?.Initials : Of(id)?.Name.Display;
    }

    private sealed record Someone(PersonName Name, string Email)
    {
        public string Initials => new PersonName(Masking.Initial(Name.Given)!, Masking.Initial(Name.Family)).Display;
    }
}
