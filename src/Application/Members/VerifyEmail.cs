using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Members;

/// <summary>Confirms the address through the mailed link; the membership becomes active.</summary>
/// <param name="Token">The link's <c>token</c>.</param>
public sealed record VerifyEmailCommand(string Token) : ICommand<MemberResponse>;

/// <summary>Checks the shape of a verification.</summary>
public sealed class VerifyEmailValidator : AbstractValidator<VerifyEmailCommand>
{
    /// <summary>The rules.</summary>
    public VerifyEmailValidator() => RuleFor(c => c.Token).NotEmpty().MaximumLength(1000);
}

/// <summary>Makes a member of the submission that the link was mailed for, or brings a lapsed or resigned member back.</summary>
public sealed class VerifyEmailHandler(IMembershipDb db, JoinMails mails, IAccounts accounts, IOptions<MembershipOptions> options, TimeProvider clock)
    : IRequestHandler<VerifyEmailCommand, MemberResponse>
{
    /// <inheritdoc/>
    public async Task<MemberResponse> Handle(VerifyEmailCommand request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // The token has an end of its own; a link that was mailed again does not outlive its submission.
        var oldest = now - options.Value.JoinLifetime;
        var id = mails.Open(request.Token);
        var submission = JoinErrors.LinkInvalid.IfMissing(
            id is null ? null : await db.JoinSubmissions.AsTracking().SingleOrDefaultAsync(s => s.Id == id && s.SubmittedAt > oldest, cancellationToken));
        JoinErrors.LinkUsed.Unless(submission.ConfirmedAt is null);
        var member = await db.Members.AsTracking().Include(m => m.SearchTerms)
            .SingleOrDefaultAsync(m => m.EmailKey == submission.EmailKey, cancellationToken);
        if (member is null) db.Members.Add(member = Member.Join(submission, now));
        else member.Return(submission, now);
        await accounts.SetPasswordHashAsync(member, submission.Confirm(now), cancellationToken);
        return MemberResponse.Of(member);
    }
}
