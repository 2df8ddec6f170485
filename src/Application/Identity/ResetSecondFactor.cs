using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Identity;

/// <summary>
/// For a member who has lost device and recovery codes: takes every way in but the password away. Staff must be sure who asks; whoever must
/// have a second factor sets one up at the next sign-in.
/// </summary>
public sealed record ResetSecondFactorCommand(Guid MemberId, string Reason) : ICommand<MemberResponse>;

/// <summary>Checks the shape of a reset.</summary>
public sealed class ResetSecondFactorValidator : AbstractValidator<ResetSecondFactorCommand>
{
    /// <summary>The rules.</summary>
    public ResetSecondFactorValidator() => RuleFor(c => c.Reason).RequiredText(Decision.MaxReasonLength);
}

/// <summary>Resets, and tells the member, so that nobody is robbed of it in silence.</summary>
public sealed class ResetSecondFactorHandler(IMembershipDb db, ICurrentActor current, FreshSignIn fresh, IAccounts accounts, Mailer mailer, TimeProvider clock)
    : IRequestHandler<ResetSecondFactorCommand, MemberResponse>
{
    /// <inheritdoc/>
    public async Task<MemberResponse> Handle(ResetSecondFactorCommand request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireAdministrator(current.Actor);
        // One's own is changed on one's own pages, where it cannot fall away while duties ask for it.
        CommonErrors.Forbidden.Unless(request.MemberId != current.Actor.MemberId);
        fresh.Require();
        var member = CommonErrors.NotFound.IfMissing(await db.Members.SingleOrDefaultAsync(m => m.Id == request.MemberId, cancellationToken));
        CommonErrors.NotFound.Unless(await accounts.RemoveSecondFactorsAsync(member.Id, cancellationToken));
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "account.second_factor_reset", "done", current.Actor.MemberId, current.Actor.ClientId, null, member.Id)
        {
            Reason = PlainText.Normalize(request.Reason),
        });
        mailer.Queue(member.Recipient(), "secondFactorReset");
        return MemberResponse.Of(member);
    }
}
