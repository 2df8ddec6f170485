using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Organizations;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Representatives;

/// <summary>Invites somebody to represent an organization; staff may appoint a member at once.</summary>
/// <param name="Role">As what.</param>
/// <param name="Email">The invited person's address; they accept as a member with that address.</param>
/// <param name="MemberId">Staff only, instead of the address: the member who is in office at once.</param>
/// <param name="Replaces">Whether whoever is in office makes room.</param>
public sealed record AppointRepresentativeCommand(RepresentativeRole? Role, string? Email, Guid? MemberId, bool Replaces) : ICommand<RepresentativeResponse>
{
    /// <summary>Whose.</summary>
    [JsonIgnore]
    public Guid OrganizationId { get; init; }
}

/// <summary>Checks the shape of an invitation.</summary>
public sealed class AppointRepresentativeValidator : AbstractValidator<AppointRepresentativeCommand>
{
    /// <summary>The rules.</summary>
    public AppointRepresentativeValidator()
    {
        RuleFor(c => c.Role).NotNull().WithMessage(_ => Text.Of("validation.required"));
        RuleFor(c => c.Email).Email().When(c => c.MemberId is null);
        RuleFor(c => c.Email).Null().WithMessage(_ => Text.Of("validation.emailOrMember")).When(c => c.MemberId is not null);
    }
}

/// <summary>Invites or appoints. The answer is the same whether or not somebody has the address (rule 22).</summary>
public sealed class AppointRepresentativeHandler(
    IMembershipDb db, OrganizationAccess access, FreshSignIn fresh, RepresentativeChanges changes, RepresentativeMails mails, RepresentativeView view, ICurrentActor current,
    IOptions<MembershipOptions> options, TimeProvider clock) : IRequestHandler<AppointRepresentativeCommand, RepresentativeResponse>
{
    /// <inheritdoc/>
    public async Task<RepresentativeResponse> Handle(AppointRepresentativeCommand request, CancellationToken cancellationToken)
    {
        await access.RequireAsync(request.OrganizationId, RepresentativeRights.Act, cancellationToken);
        if (request.MemberId is not null) access.RequireStaff();
        fresh.Require();
        var organization = CommonErrors.NotFound.IfMissing(await db.Organizations.SingleOrDefaultAsync(o => o.Id == request.OrganizationId, cancellationToken));
        RepresentativeErrors.OrganizationEnded.Unless(!organization.Status.IsEnded());
        // Nobody is written to in the name of who only applies; staff name members whatever the state, for instance where whoever applied is gone.
        OrganizationErrors.StateForbids.Unless(request.MemberId is not null || organization.InGoodStanding || organization.Status is OrganizationStatus.Lapsed);
        var role = request.Role!.Value;
        await RequireNoInvitationAsync(organization.Id, role, isDisplaced: request.MemberId is not null, cancellationToken);
        var representative = request.MemberId is { } memberId
            ? await AppointAsync(organization, role, memberId, request.Replaces, cancellationToken)
            : await InviteAsync(organization, role, EmailAddress.Parse(request.Email!), request.Replaces, cancellationToken);
        db.Representatives.Add(representative);
        if (current.Actor.IsAdministrator)
            db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "representative.appoint", "done", current.Actor.MemberId, current.Actor.ClientId, null, request.MemberId)
            {
                OrganizationId = organization.Id, Detail = $"{role}",
            });
        return (await view.ShowAsync([representative], new RepresentativeSight(Masked: false, Full: true), cancellationToken))[0];
    }

    private async Task<Representative> AppointAsync(Organization organization, RepresentativeRole role, Guid memberId, bool replaces, CancellationToken cancellationToken)
    {
        var member = CommonErrors.NotFound.IfMissing(await db.Members.SingleOrDefaultAsync(m => m.Id == memberId, cancellationToken));
        var representative = Representative.Appoint(organization.Id, role, member, current.Actor.MemberId, clock.GetUtcNow());
        await changes.MakeRoomAsync(organization, representative, replaces, current.Actor.MemberId, cancellationToken);
        await mails.BeganAsync(representative, organization, member, cancellationToken);
        return representative;
    }

    private async Task<Representative> InviteAsync(Organization organization, RepresentativeRole role, EmailAddress email, bool replaces, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var yesterday = now.AddDays(-1);
        // What this tells, the caller knows: the addresses of those in office. Whoever else has the address is found out when they accept.
        var holders = await db.Representatives.Where(r => r.OrganizationId == organization.Id && r.IsCurrent)
            .Join(db.Members, r => r.MemberId, m => m.Id, (r, m) => new { r.Role, m.EmailKey }).ToListAsync(cancellationToken);
        RepresentativeErrors.SamePerson.Unless(!holders.Exists(h => h.Role == role.Counterpart() && h.EmailKey == email.Key));
        RepresentativeErrors.RoleTaken.Unless(!holders.Exists(h => h.Role == role && (!replaces || h.EmailKey == email.Key)));
        RepresentativeErrors.TooManyInvitations.Unless(options.Value.InvitationsPerOrganizationAndDay
            > await db.Representatives.CountAsync(r => r.OrganizationId == organization.Id && r.AppointedAt > yesterday && (r.From == null || r.From > r.AppointedAt), cancellationToken));
        var invitation = Representative.Invite(organization.Id, role, email, replaces, current.Actor.MemberId!.Value, now, options.Value.InvitationLifetime);
        await mails.InvitedAsync(invitation, organization, cancellationToken);
        return invitation;
    }

    private async Task RequireNoInvitationAsync(Guid organizationId, RepresentativeRole role, bool isDisplaced, CancellationToken cancellationToken)
    {
        var invitation = await db.Representatives.AsTracking().SingleOrDefaultAsync(r => r.OrganizationId == organizationId && r.Role == role && r.IsInvited, cancellationToken);
        if (invitation is null) return;
        var (now, isExpired) = (clock.GetUtcNow(), invitation.IsExpired(clock.GetUtcNow()));
        RepresentativeErrors.InvitedAlready.Unless(isExpired || isDisplaced);
        var decision = isExpired ? new Decision(null, now, EndingReasons.Expired) : new Decision(current.Actor.MemberId, now, EndingReasons.Replaced);
        await changes.CloseAsync(invitation, decision, null, cancellationToken);
    }
}
