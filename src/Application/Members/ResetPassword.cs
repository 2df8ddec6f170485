using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>Sets a new password through the mailed link. Every session and token of the member ends with the old password.</summary>
/// <param name="MemberId">The link's <c>id</c>.</param>
/// <param name="Token">The link's <c>token</c>; it works once.</param>
/// <param name="NewPassword">The new password.</param>
public sealed record ResetPasswordCommand(Guid MemberId, string Token, string NewPassword) : IRequest<Unit>;

/// <summary>Sets a new password of a member who has just proved to know the present one; the caller answers for the proof.</summary>
/// <param name="MemberId">The signed-in member.</param>
/// <param name="NewPassword">The new password.</param>
public sealed record ChangePasswordCommand(Guid MemberId, string NewPassword) : IRequest<Unit>;

/// <summary>Checks the shape of a reset.</summary>
public sealed class ResetPasswordValidator : AbstractValidator<ResetPasswordCommand>
{
    /// <summary>The rules.</summary>
    public ResetPasswordValidator() => RuleFor(c => c.NewPassword).NotEmpty().MaximumLength(256);
}

/// <summary>Checks the shape of a change.</summary>
public sealed class ChangePasswordValidator : AbstractValidator<ChangePasswordCommand>
{
    /// <summary>The rules.</summary>
    public ChangePasswordValidator() => RuleFor(c => c.NewPassword).NotEmpty().MaximumLength(256);
}

/// <summary>Looks at the link first: what a password may not contain would tell a stranger about the address.</summary>
public sealed class ResetPasswordHandler(IMembershipDb db, IAccounts accounts, IMediator mediator) : IRequestHandler<ResetPasswordCommand, Unit>
{
    /// <inheritdoc/>
    public async Task<Unit> Handle(ResetPasswordCommand request, CancellationToken cancellationToken)
    {
        JoinErrors.LinkInvalid.Unless(await accounts.IsPasswordResetTokenAsync(request.MemberId, request.Token, cancellationToken));
        var hash = await NewPasswords.HashAsync(db, accounts, request.MemberId, request.NewPassword, cancellationToken);
        return await mediator.Send(new StoreNewPasswordCommand(request.MemberId, request.Token, hash), cancellationToken);
    }
}

/// <summary>Checks and hashes before the transaction begins.</summary>
public sealed class ChangePasswordHandler(IMembershipDb db, IAccounts accounts, IMediator mediator) : IRequestHandler<ChangePasswordCommand, Unit>
{
    /// <inheritdoc/>
    public async Task<Unit> Handle(ChangePasswordCommand request, CancellationToken cancellationToken)
    {
        var hash = await NewPasswords.HashAsync(db, accounts, request.MemberId, request.NewPassword, cancellationToken);
        return await mediator.Send(new StoreNewPasswordCommand(request.MemberId, null, hash), cancellationToken);
    }
}

/// <summary>Stores a checked password; sent by the two handlers above only. There is a token where the change came through a link.</summary>
public sealed record StoreNewPasswordCommand(Guid MemberId, string? Token, string PasswordHash) : ICommand<Unit>;

/// <summary>Stores the password and tells the member.</summary>
public sealed class StoreNewPasswordHandler(IMembershipDb db, IAccounts accounts, Mailer mailer) : IRequestHandler<StoreNewPasswordCommand, Unit>
{
    /// <inheritdoc/>
    public async Task<Unit> Handle(StoreNewPasswordCommand request, CancellationToken cancellationToken)
    {
        // Once more, inside the transaction: of two who use the same link at once, one comes too late.
        JoinErrors.LinkInvalid.Unless(request.Token is null
            || await accounts.IsPasswordResetTokenAsync(request.MemberId, request.Token, cancellationToken));
        var member = await db.Members.SingleAsync(m => m.Id == request.MemberId, cancellationToken);
        MemberErrors.NotInGoodStanding.Unless(member.InGoodStanding);
        await accounts.SetPasswordHashAsync(member, request.PasswordHash, cancellationToken);
        mailer.Queue(member.Recipient(), "passwordChanged");
        return Unit.Value;
    }
}

/// <summary>What resetting and changing a password have in common.</summary>
internal static class NewPasswords
{
    public static async Task<string> HashAsync(IMembershipDb db, IAccounts accounts, Guid memberId, string password, CancellationToken cancellationToken)
    {
        var email = await db.Members.Where(m => m.Id == memberId).Select(m => m.Email).SingleAsync(cancellationToken);
        var complaints = await accounts.CheckPasswordAsync(password, email);
        if (complaints.Count > 0)
            throw new ValidationException(complaints.Select(c => new ValidationFailure("NewPassword", c) { ErrorCode = JoinErrors.PasswordUnacceptable.Code }));
        return await accounts.HashPasswordAsync(password, cancellationToken);
    }
}
