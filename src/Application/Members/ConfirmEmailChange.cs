using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>One of the two addresses says yes to a change; the second yes makes it.</summary>
/// <param name="Token">The link's <c>token</c>.</param>
public sealed record ConfirmEmailChangeCommand(string Token) : ICommand<EmailChangeConfirmed>;

/// <summary>What came of a yes.</summary>
/// <param name="Done">Whether the address has been changed; otherwise the other end has not answered yet.</param>
public sealed record EmailChangeConfirmed(bool Done);

/// <summary>Checks the shape of a confirmation.</summary>
public sealed class ConfirmEmailChangeValidator : AbstractValidator<ConfirmEmailChangeCommand>
{
    /// <summary>The rules.</summary>
    public ConfirmEmailChangeValidator() => RuleFor(c => c.Token).NotEmpty().MaximumLength(1000);
}

/// <summary>Notes the yes; once both are there, changes the address, lets rosters follow, and uses the wish up with both its links.</summary>
public sealed class ConfirmEmailChangeHandler(IMembershipDb db, EmailChangeMails mails, TimeProvider clock) : IRequestHandler<ConfirmEmailChangeCommand, EmailChangeConfirmed>
{
    /// <inheritdoc/>
    public async Task<EmailChangeConfirmed> Handle(ConfirmEmailChangeCommand request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var oldest = now - EmailChange.Lifetime;
        var link = mails.Open(request.Token);
        var change = JoinErrors.LinkInvalid.IfMissing(
            link is null ? null : await db.EmailChanges.AsTracking().SingleOrDefaultAsync(c => c.Id == link.Value.ChangeId && c.RequestedAt > oldest, cancellationToken));
        change.Confirm(link!.Value.End, now);
        if (!change.IsComplete) return new EmailChangeConfirmed(Done: false);

        // Somebody may have joined with the address since; of two at the same moment, the unique index sends one here again.
        JoinErrors.AddressTaken.Unless(!await db.Members.AnyAsync(m => m.EmailKey == change.NewEmailKey && m.Id != change.MemberId, cancellationToken));
        var member = await db.Members.AsTracking().Include(m => m.SearchTerms).SingleAsync(m => m.Id == change.MemberId, cancellationToken);
        var former = member.Email;
        member.ChangeEmail(change);
        await db.LetRostersFollowAsync(member, cancellationToken);
        db.EmailChanges.Remove(change);
        db.AuditEvents.Add(new AuditEvent(now, "member.email", "done", member.Id, null, null, member.Id));
        mails.Done(member, former);
        return new EmailChangeConfirmed(Done: true);
    }
}
