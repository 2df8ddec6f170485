using FluentValidation;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Members;

/// <summary>The fields of a profile as a merge patch gives them.</summary>
public sealed record ProfilePatch(
    Optional<string> GivenName, Optional<string> FamilyName, Optional<string> Country, Optional<string> City, Optional<string> Language);

/// <summary>Changes a profile and what rosters copy of it, together; for the member and for staff alike.</summary>
public sealed class ProfileChanges(IMembershipDb db)
{
    /// <summary>Applies a patch that was validated before.</summary>
    public async Task<MemberResponse> ApplyAsync(Guid memberId, ProfilePatch patch, int? expectedVersion, CancellationToken cancellationToken)
    {
        var member = CommonErrors.NotFound.IfMissing(
            await db.Members.AsTracking().Include(m => m.SearchTerms).SingleOrDefaultAsync(m => m.Id == memberId, cancellationToken));
        member.RequireVersion(expectedVersion);
        var profile = new Domain.Members.Profile(
            new PersonName(PlainText.Normalize(patch.GivenName.Or(member.GivenName))!, PlainText.Normalize(patch.FamilyName.Or(member.FamilyName))),
            patch.Country.Or(member.Country)!, PlainText.Normalize(patch.City.Or(member.City)), patch.Language.Or(member.Language)!);
        if (profile.City is null && member.City is not null) await RefuseIfInChapterAsync(memberId, cancellationToken);
        member.ChangeProfile(profile);
        await db.LetRostersFollowAsync(member, cancellationToken);
        return MemberResponse.Of(member);
    }

    private async Task RefuseIfInChapterAsync(Guid memberId, CancellationToken cancellationToken) =>
        MemberErrors.CityInUse.Unless(!await db.Enrollments.Where(e => e.MemberId == memberId && e.IsLive)
            .AnyAsync(e => db.Groups.Any(g => g.Id == e.GroupId && g.Kind == GroupKind.Chapter), cancellationToken));
}

/// <summary>What rosters, and the lists of who works where, copy of a member.</summary>
internal static class RosterCopies
{
    /// <summary>Brings the copies up to date; groups and organizations that were left learn nothing new.</summary>
    public static async Task LetRostersFollowAsync(this IMembershipDb db, Member member, CancellationToken cancellationToken)
    {
        var enrollments = await db.Enrollments.AsTracking().Include(e => e.SearchTerms).Where(e => e.MemberId == member.Id && e.IsLive).ToListAsync(cancellationToken);
        foreach (var enrollment in enrollments) enrollment.Follow(member);
        foreach (var affiliation in await db.Affiliations.AsTracking().Where(a => a.MemberId == member.Id && a.IsLive).ToListAsync(cancellationToken)) affiliation.Follow(member);
    }
}

/// <summary>The shape of a profile's fields, where they are present.</summary>
public static class ProfilePatchRules
{
    /// <summary>Adds the rules to a command's validator.</summary>
    public static void ValidProfilePatch<T>(this AbstractValidator<T> validator, Func<T, ProfilePatch> patch)
    {
        validator.RuleFor(c => patch(c).GivenName.Value).RequiredText(PersonName.MaxLength)
            .When(c => patch(c).GivenName.IsPresent).OverridePropertyName("givenName");
        validator.RuleFor(c => patch(c).FamilyName.Value).CleanText(PersonName.MaxLength).OverridePropertyName("familyName");
        validator.RuleFor(c => patch(c).Country.Value).Country().When(c => patch(c).Country.IsPresent).OverridePropertyName("country");
        validator.RuleFor(c => patch(c).City.Value).CleanText(Domain.Members.Profile.MaxCityLength).OverridePropertyName("city");
        validator.RuleFor(c => patch(c).Language.Value).Language().When(c => patch(c).Language.IsPresent).OverridePropertyName("language");
    }
}
