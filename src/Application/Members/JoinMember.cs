using System.Text.Json.Serialization;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Members;

/// <summary>Asks to join. The answer is the same for known and unknown addresses; a mail tells the rest.</summary>
/// <param name="GivenName">Given name, or the only name; any script, up to 100 characters.</param>
/// <param name="FamilyName">Family name, where there is one.</param>
/// <param name="Email">Where the confirmation goes; kept as written, compared without regard to case.</param>
/// <param name="Password">At least 10 characters; long phrases are welcome.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">Required only later, to request a chapter.</param>
/// <param name="Language">BCP 47, for mails and pages.</param>
/// <param name="Consents">One choice per purpose; <c>storage</c> must be granted.</param>
public sealed record JoinMemberCommand(
    string GivenName, string? FamilyName, string Email, string Password, string Country, string? City, string Language,
    IReadOnlyList<ConsentChoice> Consents) : IRequest<JoinAccepted>
{
    /// <summary>Where the choice was made: <c>api</c> or <c>web</c>.</summary>
    [JsonIgnore]
    public string Channel { get; init; } = "api";
}

/// <summary>The answer to every well-formed request to join.</summary>
/// <param name="Status">Always <c>pendingEmail</c>.</param>
/// <param name="Message">What happens next, in the caller's language.</param>
public sealed record JoinAccepted(MemberStatus Status, string Message)
{
    /// <summary>The one answer there is.</summary>
    public static JoinAccepted Now => new(MemberStatus.PendingEmail, Text.Of("join.accepted"));
}

/// <summary>Checks the shape of a request to join.</summary>
public sealed class JoinMemberValidator : AbstractValidator<JoinMemberCommand>
{
    /// <summary>The rules.</summary>
    public JoinMemberValidator()
    {
        RuleFor(c => c.GivenName).RequiredText(PersonName.MaxLength);
        RuleFor(c => c.FamilyName).CleanText(PersonName.MaxLength);
        RuleFor(c => c.Email).Email();
        RuleFor(c => c.Password).NotEmpty().MaximumLength(256);
        RuleFor(c => c.Country).Country();
        RuleFor(c => c.City).CleanText(Domain.Members.Profile.MaxCityLength);
        RuleFor(c => c.Language).Language();
        RuleFor(c => c.Consents).ConsentChoices();
    }
}

/// <summary>Does the slow part, the password's hash, before the transaction begins.</summary>
public sealed class JoinMemberHandler(IAccounts accounts, IMediator mediator) : IRequestHandler<JoinMemberCommand, JoinAccepted>
{
    /// <inheritdoc/>
    public async Task<JoinAccepted> Handle(JoinMemberCommand request, CancellationToken cancellationToken)
    {
        var complaints = await accounts.CheckPasswordAsync(request.Password, request.Email);
        if (complaints.Count > 0)
            throw new ValidationException(complaints.Select(c => new ValidationFailure(nameof(request.Password), c) { ErrorCode = JoinErrors.PasswordUnacceptable.Code }));
        var hash = await accounts.HashPasswordAsync(request.Password, cancellationToken);
        return await mediator.Send(new StoreJoinSubmissionCommand(request, hash), cancellationToken);
    }
}

/// <summary>Stores a checked submission; sent by <see cref="JoinMemberHandler"/> only.</summary>
public sealed record StoreJoinSubmissionCommand(JoinMemberCommand Join, string PasswordHash) : ICommand<JoinAccepted>;

/// <summary>Stores the submission and queues the mail that fits the address.</summary>
public sealed class StoreJoinSubmissionHandler(IMembershipDb db, JoinMails mails, IOptions<MembershipOptions> options, TimeProvider clock)
    : IRequestHandler<StoreJoinSubmissionCommand, JoinAccepted>
{
    /// <inheritdoc/>
    public async Task<JoinAccepted> Handle(StoreJoinSubmissionCommand request, CancellationToken cancellationToken)
    {
        var (join, now) = (request.Join, clock.GetUtcNow());
        var email = EmailAddress.Parse(join.Email);
        var submission = new JoinSubmission(
            new Domain.Members.Profile(
                new PersonName(PlainText.Normalize(join.GivenName)!, PlainText.Normalize(join.FamilyName)),
                join.Country, PlainText.Normalize(join.City), join.Language),
            email, join.Consents.Granted(), new ConsentContext(options.Value.PolicyVersion, join.Channel, now), request.PasswordHash);
        var holder = await db.Members.Where(m => m.EmailKey == email.Key).Select(m => (MemberStatus?)m.Status).SingleOrDefaultAsync(cancellationToken);
        var left = await mails.LeftAsync(email, cancellationToken);
        // Beyond the limit the submission still waits: its owner can ask for the link once more.
        db.JoinSubmissions.Add(submission);
        if (left > 0) mails.Queue(submission, holder);
        return JoinAccepted.Now;
    }
}
