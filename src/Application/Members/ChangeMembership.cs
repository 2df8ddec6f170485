using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>What staff do with a membership.</summary>
public enum StaffAction
{
    /// <summary>Suspend it; its enrollments wait with it.</summary>
    Suspend,

    /// <summary>Lift a suspension; what was active before is active again.</summary>
    Reinstate,

    /// <summary>End it; every enrollment ends with it (rule 1).</summary>
    Terminate,
}

/// <summary>Changes the state of somebody's membership; staff only, with a reason.</summary>
public sealed record ChangeMembershipCommand(Guid MemberId, StaffAction Action, string Reason) : ICommand<MemberResponse>;

/// <summary>Ends one's own membership; every enrollment ends with it.</summary>
/// <param name="Reason">Optional words; kept in the history.</param>
public sealed record ResignMembershipCommand(string? Reason) : ICommand<MemberResponse>;

/// <summary>Checks the shape of staff actions.</summary>
public sealed class ChangeMembershipValidator : AbstractValidator<ChangeMembershipCommand>
{
    /// <summary>The rules.</summary>
    public ChangeMembershipValidator() => RuleFor(c => c.Reason).RequiredText(Decision.MaxReasonLength);
}

/// <summary>Checks the shape of a resignation.</summary>
public sealed class ResignMembershipValidator : AbstractValidator<ResignMembershipCommand>
{
    /// <summary>The rules.</summary>
    public ResignMembershipValidator() => RuleFor(c => c.Reason).CleanText(Decision.MaxReasonLength);
}

/// <summary>Staff actions, each with its effect on enrollments and sessions in the same transaction.</summary>
public sealed class ChangeMembershipHandler(IMembershipDb db, ICurrentActor current, MembershipEndings endings, Mailer mailer, TimeProvider clock)
    : IRequestHandler<ChangeMembershipCommand, MemberResponse>
{
    /// <inheritdoc/>
    public async Task<MemberResponse> Handle(ChangeMembershipCommand request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireAdministrator(current.Actor);
        CommonErrors.Forbidden.Unless(request.MemberId != current.Actor.MemberId);
        var member = CommonErrors.NotFound.IfMissing(
            await db.Members.AsTracking().SingleOrDefaultAsync(m => m.Id == request.MemberId, cancellationToken));
        // The words of staff stay in the member's own history; groups see a code.
        var decision = new Decision(current.Actor.MemberId, clock.GetUtcNow(), request.Reason);
        switch (request.Action)
        {
            case StaffAction.Suspend:
                member.Suspend(decision);
                await endings.SuspendAsync(member, decision with { Reason = "membershipSuspended" }, cancellationToken);
                break;
            case StaffAction.Reinstate:
                member.Reinstate(decision);
                await endings.ReinstateAsync(member, decision with { Reason = "membershipReinstated" }, cancellationToken);
                break;
            default:
                member.Terminate(decision);
                await endings.EndAsync(member, decision with { Reason = "membershipTerminated" }, cancellationToken);
                break;
        }
        db.AuditEvents.Add(new AuditEvent(decision.At, "member.state", "done", current.Actor.MemberId, current.Actor.ClientId, null, member.Id)
        {
            Detail = $"{member.Status}", Reason = decision.Reason,
        });
        mailer.Queue(member.Recipient(), $"membership{member.Status}");
        return MemberResponse.Of(member);
    }
}

/// <summary>The member's own resignation.</summary>
public sealed class ResignMembershipHandler(IMembershipDb db, ICurrentActor current, MembershipEndings endings, Mailer mailer, TimeProvider clock)
    : IRequestHandler<ResignMembershipCommand, MemberResponse>
{
    /// <inheritdoc/>
    public async Task<MemberResponse> Handle(ResignMembershipCommand request, CancellationToken cancellationToken)
    {
        var id = current.Actor.MemberId!.Value;
        var member = CommonErrors.NotFound.IfMissing(await db.Members.AsTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken));
        var now = clock.GetUtcNow();
        member.Resign(new Decision(id, now, PlainText.Normalize(request.Reason)));
        await endings.EndAsync(member, new Decision(id, now, "membershipResigned"), cancellationToken);
        mailer.Queue(member.Recipient(), "membershipResigned");
        return MemberResponse.Of(member);
    }
}

/// <summary>How a member is written to.</summary>
public static class MemberRecipients
{
    /// <summary>The member's address, name and language.</summary>
    public static Recipient Recipient(this Member member) => new(member.Email, member.Name.Display, member.Language);
}
