using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;

namespace Membership.Application.Members;

/// <summary>Staff correct a member's profile at the member's request (JSON Merge Patch); recorded in the audit trail.</summary>
/// <param name="GivenName">Given name, or the only name.</param>
/// <param name="FamilyName">Family name; null where there is none.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">Free text.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Reason">Who asked for it, and why.</param>
public sealed record UpdateMemberCommand(
    Optional<string> GivenName, Optional<string> FamilyName, Optional<string> Country, Optional<string> City,
    Optional<string> Language, string Reason) : ICommand<MemberResponse>
{
    /// <summary>Whose profile.</summary>
    [JsonIgnore]
    public Guid MemberId { get; init; }

    /// <summary>The version in If-Match.</summary>
    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

/// <summary>Checks the shape of the fields that are present.</summary>
public sealed class UpdateMemberValidator : AbstractValidator<UpdateMemberCommand>
{
    /// <summary>The rules.</summary>
    public UpdateMemberValidator()
    {
        this.ValidProfilePatch(c => new ProfilePatch(c.GivenName, c.FamilyName, c.Country, c.City, c.Language));
        RuleFor(c => c.Reason).RequiredText(Decision.MaxReasonLength);
    }
}

/// <summary>Changes the profile and records who did.</summary>
public sealed class UpdateMemberHandler(IMembershipDb db, ProfileChanges changes, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<UpdateMemberCommand, MemberResponse>
{
    /// <inheritdoc/>
    public Task<MemberResponse> Handle(UpdateMemberCommand request, CancellationToken cancellationToken)
    {
        MemberAccess.RequireAdministrator(current.Actor);
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), "member.profile", "done", current.Actor.MemberId, current.Actor.ClientId, null, request.MemberId)
        {
            Reason = PlainText.Normalize(request.Reason),
        });
        return changes.ApplyAsync(request.MemberId,
            new ProfilePatch(request.GivenName, request.FamilyName, request.Country, request.City, request.Language), request.ExpectedVersion, cancellationToken);
    }
}
