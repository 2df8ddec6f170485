using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>Asks for another address for oneself. It takes effect when both addresses have confirmed it through a mailed link.</summary>
/// <param name="NewEmail">The new address. The answer is the same whether or not somebody has it.</param>
public sealed record RequestEmailChangeCommand(string NewEmail) : ICommand<EmailChangeAccepted>;

/// <summary>Staff ask for another address for a member who has lost the old mailbox; the reason takes the place of its yes.</summary>
/// <param name="Email">The new address, which must confirm through a mailed link.</param>
/// <param name="Reason">Who asked for it, and how staff know that it is them; kept in the audit trail.</param>
public sealed record ReplaceLostEmailCommand(string Email, string Reason) : ICommand<EmailChangeAccepted>
{
    /// <summary>Whose address.</summary>
    [JsonIgnore]
    public Guid MemberId { get; init; }
}

/// <summary>What everybody is told who asks for another address.</summary>
/// <param name="Message">What happens next, in the caller's language.</param>
public sealed record EmailChangeAccepted(string Message)
{
    /// <summary>In the language of the request.</summary>
    public static EmailChangeAccepted Now => new(Text.Of("emailChange.accepted"));
}

/// <summary>Checks the shape of a member's wish.</summary>
public sealed class RequestEmailChangeValidator : AbstractValidator<RequestEmailChangeCommand>
{
    /// <summary>The rules.</summary>
    public RequestEmailChangeValidator() => RuleFor(c => c.NewEmail).Email();
}

/// <summary>Checks the shape of a change by staff.</summary>
public sealed class ReplaceLostEmailValidator : AbstractValidator<ReplaceLostEmailCommand>
{
    /// <summary>The rules.</summary>
    public ReplaceLostEmailValidator()
    {
        RuleFor(c => c.Email).Email();
        RuleFor(c => c.Reason).RequiredText(Decision.MaxReasonLength);
    }
}

/// <summary>Writes the wish down and asks both addresses, a few times an hour at most.</summary>
public sealed class RequestEmailChangeHandler(IMembershipDb db, ICurrentActor current, FreshSignIn fresh, EmailChangeMails mails, TimeProvider clock)
    : IRequestHandler<RequestEmailChangeCommand, EmailChangeAccepted>
{
    /// <inheritdoc/>
    public async Task<EmailChangeAccepted> Handle(RequestEmailChangeCommand request, CancellationToken cancellationToken)
    {
        fresh.Require();
        var email = EmailAddress.Parse(request.NewEmail);
        var member = await db.Members.SingleAsync(m => m.Id == current.Actor.MemberId, cancellationToken);
        MemberErrors.NotInGoodStanding.Unless(member.InGoodStanding);
        MemberErrors.EmailUnchanged.Unless(email.Value != member.Email);
        if (!await mails.MayAskAsync(member, email, cancellationToken)) return EmailChangeAccepted.Now;
        var change = new EmailChange(member.Id, email, clock.GetUtcNow());
        await db.ReplaceAsync(change, cancellationToken);
        mails.AskPresent(member, change);
        await mails.AskNewAsync(member, change, cancellationToken);
        return EmailChangeAccepted.Now;
    }
}

/// <summary>Writes the wish down with staff's yes in it, tells the present address and asks the new one.</summary>
public sealed class ReplaceLostEmailHandler(IMembershipDb db, ICurrentActor current, FreshSignIn fresh, EmailChangeMails mails, TimeProvider clock)
    : IRequestHandler<ReplaceLostEmailCommand, EmailChangeAccepted>
{
    /// <inheritdoc/>
    public async Task<EmailChangeAccepted> Handle(ReplaceLostEmailCommand request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireAdministrator(current.Actor);
        CommonErrors.Forbidden.Unless(request.MemberId != current.Actor.MemberId);
        fresh.Require();
        var (email, now) = (EmailAddress.Parse(request.Email), clock.GetUtcNow());
        var member = CommonErrors.NotFound.IfMissing(await db.Members.SingleOrDefaultAsync(m => m.Id == request.MemberId, cancellationToken));
        MemberErrors.NotInGoodStanding.Unless(member.InGoodStanding);
        MemberErrors.EmailUnchanged.Unless(email.Value != member.Email);
        var change = new EmailChange(member.Id, email, now);
        change.Confirm(EmailChangeEnd.Present, now);
        await db.ReplaceAsync(change, cancellationToken);
        db.AuditEvents.Add(new AuditEvent(now, "member.email.request", "done", current.Actor.MemberId, current.Actor.ClientId, null, member.Id)
        {
            Reason = PlainText.Normalize(request.Reason),
        });
        mails.TellPresent(member);
        await mails.AskNewAsync(member, change, cancellationToken);
        return EmailChangeAccepted.Now;
    }
}

/// <summary>What both ways of asking have in common.</summary>
internal static class OpenEmailChanges
{
    // One wish at a time: the links of the one before lead nowhere from now on.
    public static async Task ReplaceAsync(this IMembershipDb db, EmailChange change, CancellationToken cancellationToken)
    {
        await db.EmailChanges.Where(c => c.MemberId == change.MemberId).ExecuteDeleteAsync(cancellationToken);
        db.EmailChanges.Add(change);
    }
}
