using FluentValidation;
using MediatR;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Organizations;

/// <summary>A member applies on behalf of an organization.</summary>
/// <param name="LegalName">The name in its founding document, in any script, up to 200 characters.</param>
/// <param name="Kind">What sort of legal body it is.</param>
/// <param name="Country">Its seat, ISO 3166-1 alpha-2.</param>
/// <param name="Employees">How many people it employs; dues may depend on it.</param>
/// <param name="Language">BCP 47; the language of its invoices.</param>
/// <param name="Tier">The code of the tier applied for; staff may approve another one.</param>
/// <param name="Currency">ISO 4217; the currency in which it will pay its dues, for good.</param>
/// <param name="Address">Postal address as it shall stand on invoices, with line breaks.</param>
/// <param name="Website">An http or https address.</param>
/// <param name="LogoUrl">Where its logo is, an https address.</param>
/// <param name="RegistrationNumber">Its number in the register of its country.</param>
/// <param name="VatNumber">Its VAT or tax number; the check digits must be right where its country has them.</param>
/// <param name="Domains">Domain names that are its own, such as <c>example.org</c>; up to 20.</param>
/// <param name="Contacts">Whom to write to about what; up to 10.</param>
/// <param name="ListedPublicly">Whether it agrees to stand on the public list; no where it is left out.</param>
public sealed record ApplyForMembershipCommand(
    string LegalName, OrganizationKind? Kind, string Country, int? Employees, string Language, string Tier, string Currency, string? Address, string? Website,
    string? LogoUrl, string? RegistrationNumber, string? VatNumber, IReadOnlyList<string>? Domains, IReadOnlyList<OrganizationContact>? Contacts, bool? ListedPublicly)
    : ICommand<ApplicationResponse>;

/// <summary>The answer to an application.</summary>
/// <param name="Id">The organization.</param>
/// <param name="Status">Always <c>applied</c>.</param>
/// <param name="PossibleDuplicates">Organizations that look the same; a warning, nothing is refused for it.</param>
public sealed record ApplicationResponse(Guid Id, OrganizationStatus Status, IReadOnlyList<PossibleDuplicate> PossibleDuplicates);

/// <summary>An organization that looks the same as the one that was applied for.</summary>
/// <param name="LegalName">Its name, where it stands on the public list; null for others.</param>
/// <param name="Matched">Which fields are the same: legalName, registrationNumber, vatNumber, domains.</param>
public sealed record PossibleDuplicate(string? LegalName, IReadOnlyList<string> Matched);

/// <summary>Checks the shape of an application.</summary>
public sealed class ApplyForMembershipValidator : AbstractValidator<ApplyForMembershipCommand>
{
    /// <summary>The rules.</summary>
    public ApplyForMembershipValidator()
    {
        RuleFor(c => c.LegalName).RequiredText(OrganizationProfile.MaxNameLength);
        RuleFor(c => c.Kind).NotNull().WithMessage(_ => Text.Of("validation.required"));
        RuleFor(c => c.Country).Country();
        RuleFor(c => c.Employees).NotNull().WithMessage(_ => Text.Of("validation.required"));
        RuleFor(c => c.Employees!.Value).Employees().When(c => c.Employees is not null).OverridePropertyName("employees");
        RuleFor(c => c.Language).Language();
        RuleFor(c => c.Tier).RequiredText(Domain.Tiers.Tier.MaxCodeLength);
        RuleFor(c => c.Currency).Currency();
        RuleFor(c => c.Address).CleanText(OrganizationProfile.MaxAddressLength, allowLineBreaks: true);
        RuleFor(c => c.Website).WebAddress();
        RuleFor(c => c.LogoUrl).WebAddress(secureOnly: true);
        RuleFor(c => c.RegistrationNumber).CleanText(OrganizationProfile.MaxRegistrationLength);
        RuleFor(c => c.VatNumber).CleanText(2 * VatNumber.MaxLength);
        RuleFor(c => c.Domains).DomainNames();
        RuleFor(c => c.Contacts).ContactCount();
        RuleForEach(c => c.Contacts).ChildRules(OrganizationRules.Contact).When(c => c.Contacts?.Count <= OrganizationContact.MaxCount);
    }
}

/// <summary>Stores the application, warns of duplicates, and tells staff.</summary>
public sealed class ApplyForMembershipHandler(
    IMembershipDb db, ICurrentActor current, ApplicationMails mails, IOptions<MembershipOptions> options, TimeProvider clock)
    : IRequestHandler<ApplyForMembershipCommand, ApplicationResponse>
{
    private static readonly TimeSpan ApplicationMemory = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public async Task<ApplicationResponse> Handle(ApplyForMembershipCommand request, CancellationToken cancellationToken)
    {
        var id = current.Actor.MemberId!.Value;
        var applicant = CommonErrors.NotFound.IfMissing(await db.Members.SingleOrDefaultAsync(m => m.Id == id, cancellationToken));
        MemberErrors.NotInGoodStanding.Unless(applicant.InGoodStanding);
        var undecided = await db.Organizations.CountAsync(
            o => o.ApplicantId == id && (o.Status == OrganizationStatus.Applied || o.Status == OrganizationStatus.UnderReview), cancellationToken);
        OrganizationErrors.TooManyApplications.Unless(undecided < options.Value.UndecidedApplicationsPerMember);
        // Warnings of duplicates tell a little about others, so nobody asks for them over and over.
        var lately = clock.GetUtcNow() - ApplicationMemory;
        OrganizationErrors.AppliesTooOften.Unless(
            await db.Organizations.CountAsync(o => o.ApplicantId == id && o.AppliedAt > lately, cancellationToken) < options.Value.ApplicationsPerMemberAndMonth);
        var tier = TierErrors.Unknown.IfMissing(await db.Tiers.Include(t => t.Prices).SingleOrDefaultAsync(t => t.Code == request.Tier, cancellationToken));
        var organization = Organization.Apply(ProfileOf(request), id, tier, request.Currency, clock.GetUtcNow());
        db.Organizations.Add(organization);
        await mails.AppliedAsync(organization, applicant, cancellationToken);
        var duplicates = await db.DuplicatesOfAsync(organization, cancellationToken);
        return new ApplicationResponse(organization.Id, organization.Status, [.. duplicates.Select(d => new PossibleDuplicate(d.IsPublic ? d.LegalName : null, d.Matched))]);
    }

    private static OrganizationProfile ProfileOf(ApplyForMembershipCommand request) => new OrganizationProfile
    {
        LegalName = request.LegalName, Kind = request.Kind!.Value, Country = request.Country, Employees = request.Employees!.Value, Language = request.Language,
        Address = request.Address, Website = request.Website, LogoUrl = request.LogoUrl, RegistrationNumber = request.RegistrationNumber, VatNumber = request.VatNumber,
        Domains = request.Domains ?? [], Contacts = request.Contacts ?? [], ListedPublicly = request.ListedPublicly ?? false,
    }.Normalized();
}
