using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Groups;
using Membership.Application.Identity;
using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;

namespace Membership.Application.Enrollments;

/// <summary>Asks to join a group, as the signed-in member; an open group answers yes at once.</summary>
/// <param name="Message">Optional words to the officers.</param>
public sealed record RequestEnrollmentCommand(string? Message) : ICommand<EnrollmentResponse>
{
    /// <summary>Which part of the directory.</summary>
    [JsonIgnore]
    public GroupPath Path { get; init; }

    /// <summary>Which group.</summary>
    [JsonIgnore]
    public string Slug { get; init; } = "";
}

/// <summary>Checks the shape of the request.</summary>
public sealed class RequestEnrollmentValidator : AbstractValidator<RequestEnrollmentCommand>
{
    /// <summary>The rules.</summary>
    public RequestEnrollmentValidator() => RuleFor(c => c.Message).CleanText(Enrollment.MaxMessageLength, allowLineBreaks: true);
}

/// <summary>Makes the enrollment and tells whoever must know: leaders of a request, the member of an admission.</summary>
public sealed class RequestEnrollmentHandler(
    IMembershipDb db, Officers officers, MemberQueries members, EnrollmentQueries enrollments, ICurrentActor current, EnrollmentMails mails, TimeProvider clock)
    : IRequestHandler<RequestEnrollmentCommand, EnrollmentResponse>
{
    /// <inheritdoc/>
    public async Task<EnrollmentResponse> Handle(RequestEnrollmentCommand request, CancellationToken cancellationToken)
    {
        var memberId = current.Actor.MemberId!.Value;
        var group = await officers.GroupAsync(request.Path, request.Slug, cancellationToken);
        var member = CommonErrors.NotFound.IfMissing(await members.Entity(db.Context, memberId, cancellationToken));
        EnrollmentErrors.AlreadyExists.Unless(!await enrollments.LiveExists(db.Context, group.Id, memberId, cancellationToken));
        var enrollment = Enrollment.Request(member, group, PlainText.Normalize(request.Message), clock.GetUtcNow());
        db.Enrollments.Add(enrollment);
        await mails.RequestedAsync(enrollment, group, member, cancellationToken);
        return EnrollmentResponse.Of(enrollment, group, member);
    }
}
