using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>The member withdraws a request, or leaves the group.</summary>
/// <param name="Path">Which part of the directory.</param>
/// <param name="Slug">Which group.</param>
/// <param name="Id">One's own enrollment.</param>
/// <param name="Withdraw">True to take back a request, false to leave.</param>
/// <param name="Reason">Optional words; kept in the history, not mailed.</param>
/// <param name="ExpectedVersion">The version in If-Match.</param>
public sealed record LeaveGroupCommand(GroupPath Path, string Slug, Guid Id, bool Withdraw, string? Reason, int? ExpectedVersion) : ICommand<EnrollmentResponse>;

/// <summary>Checks the shape of a departure.</summary>
public sealed class LeaveGroupValidator : AbstractValidator<LeaveGroupCommand>
{
    /// <summary>The rules.</summary>
    public LeaveGroupValidator() => RuleFor(c => c.Reason).CleanText(Decision.MaxReasonLength, allowLineBreaks: true);
}

/// <summary>Ends one's own enrollment and tells the leaders.</summary>
public sealed class LeaveGroupHandler(IMembershipDb db, Officers officers, ICurrentActor current, EnrollmentMails mails, OfficeTermEndings terms, TimeProvider clock)
    : IRequestHandler<LeaveGroupCommand, EnrollmentResponse>
{
    /// <inheritdoc/>
    public async Task<EnrollmentResponse> Handle(LeaveGroupCommand request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        var memberId = current.Actor.MemberId!.Value;
        var enrollment = EnrollmentErrors.NotFound.IfMissing(await db.Enrollments.AsTracking()
            .SingleOrDefaultAsync(e => e.Id == request.Id && e.GroupId == group.Id && e.MemberId == memberId, cancellationToken));
        enrollment.RequireVersion(request.ExpectedVersion);
        Member member = await db.Members.SingleAsync(m => m.Id == memberId, cancellationToken);
        var decision = new Decision(memberId, clock.GetUtcNow(), PlainText.Normalize(request.Reason));
        if (request.Withdraw) enrollment.Withdraw(decision);
        else enrollment.Leave(decision);
        if (!request.Withdraw) await terms.EndAsync(enrollment, decision.At, cancellationToken);
        await mails.DepartedAsync(enrollment, member, cancellationToken);
        return EnrollmentResponse.Of(enrollment, group, member);
    }
}
