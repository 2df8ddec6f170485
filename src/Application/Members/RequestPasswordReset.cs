using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Members;

/// <summary>Asks for a link to choose a new password. The answer is the same for every address.</summary>
/// <param name="Email">The member's address.</param>
public sealed record RequestPasswordResetCommand(string Email) : IRequest<Unit>;

/// <summary>Checks the shape of the request.</summary>
public sealed class RequestPasswordResetValidator : AbstractValidator<RequestPasswordResetCommand>
{
    /// <summary>The rules.</summary>
    public RequestPasswordResetValidator() => RuleFor(c => c.Email).Email();
}

/// <summary>Answers after the same time whether or not a mail was written, so that the time tells nothing either.</summary>
public sealed class RequestPasswordResetHandler(IMediator mediator) : IRequestHandler<RequestPasswordResetCommand, Unit>
{
    private static readonly TimeSpan ShortestAnswer = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public async Task<Unit> Handle(RequestPasswordResetCommand request, CancellationToken cancellationToken)
    {
        var shortest = Task.Delay(ShortestAnswer, cancellationToken);
        await mediator.Send(new QueuePasswordResetMailCommand(EmailAddress.Parse(request.Email)), cancellationToken);
        await shortest;
        return Unit.Value;
    }
}

/// <summary>Queues the mail; sent by <see cref="RequestPasswordResetHandler"/> only.</summary>
public sealed record QueuePasswordResetMailCommand(EmailAddress Email) : ICommand<Unit>;

/// <summary>Queues the mail for a member in good standing, a few times an hour at most.</summary>
public sealed class QueuePasswordResetMailHandler(
    IMembershipDb db, IAccounts accounts, Mailer mailer, IPublicUrl publicUrl, IOptions<MembershipOptions> options, TimeProvider clock)
    : IRequestHandler<QueuePasswordResetMailCommand, Unit>
{
    private const string Mail = "resetPassword";

    /// <inheritdoc/>
    public async Task<Unit> Handle(QueuePasswordResetMailCommand request, CancellationToken cancellationToken)
    {
        var member = await db.Members.SingleOrDefaultAsync(m => m.EmailKey == request.Email.Key, cancellationToken);
        if (member is not { InGoodStanding: true }) return Unit.Value;

        // Only mails of this sort count: an officer who is told of many requests can reset a password too.
        var recent = await mailer.RecentAsync(Mail, member.EmailKey, clock.GetUtcNow().AddHours(-1), cancellationToken);
        if (recent >= options.Value.JoinMailsPerAddressAndHour) return Unit.Value;

        if (await accounts.NewPasswordResetTokenAsync(member.Id, cancellationToken) is not { } token) return Unit.Value;
        mailer.Queue(member.Recipient(), Mail, $"{publicUrl.Base}/account/reset-password?id={member.Id}&token={Uri.EscapeDataString(token)}");
        return Unit.Value;
    }
}
