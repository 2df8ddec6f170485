using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;

namespace Membership.Application.Members;

/// <summary>Changes one's own profile (JSON Merge Patch): absent fields stay, null clears what may be empty.</summary>
/// <param name="GivenName">Given name, or the only name.</param>
/// <param name="FamilyName">Family name; null where there is none.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">Free text; cannot be cleared while in a chapter.</param>
/// <param name="Language">BCP 47.</param>
public sealed record UpdateMeCommand(
    Optional<string> GivenName, Optional<string> FamilyName, Optional<string> Country, Optional<string> City,
    Optional<string> Language) : ICommand<MemberResponse>
{
    /// <summary>The version in If-Match.</summary>
    [JsonIgnore]
    public int? ExpectedVersion { get; init; }
}

/// <summary>Checks the shape of the fields that are present.</summary>
public sealed class UpdateMeValidator : AbstractValidator<UpdateMeCommand>
{
    /// <summary>The rules.</summary>
    public UpdateMeValidator()
    {
        this.ValidProfilePatch(c => new ProfilePatch(c.GivenName, c.FamilyName, c.Country, c.City, c.Language));
    }
}

/// <summary>Changes one's own profile.</summary>
public sealed class UpdateMeHandler(ProfileChanges changes, ICurrentActor current) : IRequestHandler<UpdateMeCommand, MemberResponse>
{
    /// <inheritdoc/>
    public Task<MemberResponse> Handle(UpdateMeCommand request, CancellationToken cancellationToken) => changes.ApplyAsync(
        current.Actor.MemberId!.Value, new ProfilePatch(request.GivenName, request.FamilyName, request.Country, request.City, request.Language),
        request.ExpectedVersion, cancellationToken);
}
