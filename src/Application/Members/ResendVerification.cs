using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Members;

/// <summary>Asks for the confirmation mail once more. The answer is the same for every address.</summary>
/// <param name="Email">The address that was submitted.</param>
public sealed record ResendVerificationCommand(string Email) : ICommand<JoinAccepted>;

/// <summary>Checks the shape of the request.</summary>
public sealed class ResendVerificationValidator : AbstractValidator<ResendVerificationCommand>
{
    /// <summary>The rules.</summary>
    public ResendVerificationValidator() => RuleFor(c => c.Email).Email();
}

/// <summary>
/// Sends each waiting submission of the address its own link again, the latest three at most: choosing one of them would
/// let whoever submitted last decide the password.
/// </summary>
public sealed class ResendVerificationHandler(IMembershipDb db, JoinMails mails, IOptions<MembershipOptions> options, TimeProvider clock)
    : IRequestHandler<ResendVerificationCommand, JoinAccepted>
{
    /// <inheritdoc/>
    public async Task<JoinAccepted> Handle(ResendVerificationCommand request, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(request.Email);
        var oldest = clock.GetUtcNow() - options.Value.JoinLifetime;
        var waiting = await db.JoinSubmissions
            .Where(s => s.EmailKey == email.Key && s.ConfirmedAt == null && s.SubmittedAt > oldest)
            .OrderByDescending(s => s.SubmittedAt).Take(Math.Min(3, await mails.LeftAsync(email, cancellationToken))).ToListAsync(cancellationToken);
        var holder = await db.Members.Where(m => m.EmailKey == email.Key).Select(m => (MemberStatus?)m.Status).SingleOrDefaultAsync(cancellationToken);
        foreach (var submission in waiting) mails.Queue(submission, holder);
        return JoinAccepted.Now;
    }
}
