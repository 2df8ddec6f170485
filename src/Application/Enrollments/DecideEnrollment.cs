using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>What an officer does with an enrollment.</summary>
public enum EnrollmentDecision
{
    /// <summary>Say yes to a request.</summary>
    Approve,

    /// <summary>Say no to a request, with a reason.</summary>
    Decline,

    /// <summary>Suspend a member of the group, with a reason.</summary>
    Suspend,

    /// <summary>Lift a suspension.</summary>
    Reinstate,

    /// <summary>End a membership of the group, with a reason.</summary>
    Remove,
}

/// <summary>An officer's decision on one enrollment of their group.</summary>
public sealed record DecideEnrollmentCommand(GroupPath Path, string Slug, Guid Id, EnrollmentDecision Decision, string? Reason, int? ExpectedVersion)
    : ICommand<EnrollmentResponse>;

/// <summary>Checks the shape of a decision.</summary>
public sealed class DecideEnrollmentValidator : AbstractValidator<DecideEnrollmentCommand>
{
    /// <summary>The rules.</summary>
    public DecideEnrollmentValidator()
    {
        RuleFor(c => c.Reason).CleanText(Decision.MaxReasonLength, allowLineBreaks: true);
        RuleFor(c => c.Reason).Must(r => r is not null && PlainText.IsVisible(r)).WithMessage(_ => Texts.Text.Of("validation.required"))
            .WithErrorCode(EnrollmentErrors.ReasonRequired.Code)
            .When(c => c.Decision is EnrollmentDecision.Decline or EnrollmentDecision.Suspend or EnrollmentDecision.Remove);
    }
}

/// <summary>Decides, tells the member, and tells the leaders where somebody is gone.</summary>
public sealed class DecideEnrollmentHandler(
    IMembershipDb db, Officers officers, ICurrentActor current, EnrollmentAccess access, EnrollmentMails mails, OfficeTermEndings terms, TimeProvider clock)
    : IRequestHandler<DecideEnrollmentCommand, EnrollmentResponse>
{
    /// <inheritdoc/>
    public async Task<EnrollmentResponse> Handle(DecideEnrollmentCommand request, CancellationToken cancellationToken)
    {
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        await access.RequireAsync(group.Id, OfficeRights.ApproveMembers, cancellationToken);
        var enrollment = EnrollmentErrors.NotFound.IfMissing(await db.Enrollments.AsTracking()
            .SingleOrDefaultAsync(e => e.Id == request.Id && e.GroupId == group.Id, cancellationToken));
        enrollment.RequireVersion(request.ExpectedVersion);
        var member = await db.Members.SingleAsync(m => m.Id == enrollment.MemberId, cancellationToken);
        var decision = new Decision(current.Actor.MemberId, clock.GetUtcNow(), PlainText.Normalize(request.Reason));
        switch (request.Decision)
        {
            case EnrollmentDecision.Approve: enrollment.Approve(member, decision); break;
            case EnrollmentDecision.Decline: enrollment.Decline(decision); break;
            case EnrollmentDecision.Suspend: enrollment.Suspend(decision); break;
            case EnrollmentDecision.Reinstate: enrollment.Reinstate(member, decision); break;
            default: enrollment.Remove(decision); break;
        }
        mails.Decided(enrollment, group, member);
        if (enrollment.Status is EnrollmentStatus.Removed)
        {
            await terms.EndAsync(enrollment, decision.At, cancellationToken);
            await mails.DepartedAsync(enrollment, member, cancellationToken);
        }
        return EnrollmentResponse.Of(enrollment, group, member);
    }
}
