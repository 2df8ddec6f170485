using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>
/// Changes what an organization tells about itself (JSON Merge Patch). Principal and alternate change everything, a billing representative the address and
/// the tax number; once the application is approved, staff alone change what they approved: name, kind, country,
/// registration number, employees and domains.
/// </summary>
/// <param name="LegalName">The name in its founding document.</param>
/// <param name="Kind">What sort of legal body it is.</param>
/// <param name="Country">Its seat, ISO 3166-1 alpha-2; the tax number must be one of this country.</param>
/// <param name="Employees">How many people it employs.</param>
/// <param name="Language">BCP 47; the language of its invoices.</param>
/// <param name="Address">Postal address as it shall stand on invoices, with line breaks.</param>
/// <param name="Website">An http or https address.</param>
/// <param name="LogoUrl">Where its logo is, an https address.</param>
/// <param name="RegistrationNumber">Its number in the register of its country.</param>
/// <param name="VatNumber">Its VAT or tax number.</param>
/// <param name="Domains">Domain names that are its own; replaced as a whole.</param>
/// <param name="Contacts">Whom to write to about what; replaced as a whole.</param>
/// <param name="ListedPublicly">Whether it agrees to stand on the public list.</param>
public sealed record UpdateOrganizationCommand(
    Optional<string> LegalName, Optional<OrganizationKind> Kind, Optional<string> Country, Optional<int> Employees, Optional<string> Language, Optional<string> Address,
    Optional<string> Website, Optional<string> LogoUrl, Optional<string> RegistrationNumber, Optional<string> VatNumber, Optional<IReadOnlyList<string>> Domains,
    Optional<IReadOnlyList<OrganizationContact>> Contacts, Optional<bool> ListedPublicly) : ICommand<OrganizationResponse>
{
    /// <summary>Which organization.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }

    /// <summary>The version in If-Match.</summary>
    [JsonIgnore]
    public int? ExpectedVersion { get; init; }

    /// <summary>The profile with the fields that are present in their new shape.</summary>
    internal OrganizationProfile AppliedTo(OrganizationProfile present) => (present with
    {
        LegalName = LegalName.Or(present.LegalName)!, Kind = Kind.Or(present.Kind), Country = Country.Or(present.Country)!, Employees = Employees.Or(present.Employees),
        Language = Language.Or(present.Language)!, Address = Address.Or(present.Address), Website = Website.Or(present.Website), LogoUrl = LogoUrl.Or(present.LogoUrl),
        RegistrationNumber = RegistrationNumber.Or(present.RegistrationNumber), VatNumber = VatNumber.Or(present.VatNumber), Domains = Domains.Or(present.Domains) ?? [],
        Contacts = Contacts.Or(present.Contacts) ?? [], ListedPublicly = ListedPublicly.Or(present.ListedPublicly),
    }).Normalized();

    /// <summary>The names of the fields that are present.</summary>
    internal IEnumerable<string> Fields() => new (string Name, bool IsPresent)[]
    {
        ("address", Address.IsPresent), ("vatNumber", VatNumber.IsPresent), ("legalName", LegalName.IsPresent), ("kind", Kind.IsPresent), ("country", Country.IsPresent),
        ("employees", Employees.IsPresent), ("language", Language.IsPresent), ("website", Website.IsPresent), ("logoUrl", LogoUrl.IsPresent),
        ("registrationNumber", RegistrationNumber.IsPresent), ("domains", Domains.IsPresent), ("contacts", Contacts.IsPresent), ("listedPublicly", ListedPublicly.IsPresent),
    }.Where(f => f.IsPresent).Select(f => f.Name);
}

/// <summary>Checks the shape of the fields that are present.</summary>
public sealed class UpdateOrganizationValidator : AbstractValidator<UpdateOrganizationCommand>
{
    /// <summary>The rules.</summary>
    public UpdateOrganizationValidator()
    {
        RuleFor(c => c.LegalName.Value).RequiredText(OrganizationProfile.MaxNameLength).When(c => c.LegalName.IsPresent).OverridePropertyName("legalName");
        RuleFor(c => c.Country.Value).Country().When(c => c.Country.IsPresent).OverridePropertyName("country");
        RuleFor(c => c.Employees.Value).Employees().OverridePropertyName("employees");
        RuleFor(c => c.Language.Value).Language().When(c => c.Language.IsPresent).OverridePropertyName("language");
        RuleFor(c => c.Address.Value).CleanText(OrganizationProfile.MaxAddressLength, allowLineBreaks: true).OverridePropertyName("address");
        RuleFor(c => c.Website.Value).WebAddress().OverridePropertyName("website");
        RuleFor(c => c.LogoUrl.Value).WebAddress(secureOnly: true).OverridePropertyName("logoUrl");
        RuleFor(c => c.RegistrationNumber.Value).CleanText(OrganizationProfile.MaxRegistrationLength).OverridePropertyName("registrationNumber");
        RuleFor(c => c.VatNumber.Value).CleanText(2 * VatNumber.MaxLength).OverridePropertyName("vatNumber");
        RuleFor(c => c.Domains.Value).DomainNames().OverridePropertyName("domains");
        RuleFor(c => c.Contacts.Value).ContactCount().OverridePropertyName("contacts");
        RuleForEach(c => c.Contacts.Value).ChildRules(OrganizationRules.Contact).When(c => c.Contacts.Value?.Count <= OrganizationContact.MaxCount).OverridePropertyName("contacts");
    }
}

/// <summary>Applies the patch. The audit trail says who changed which fields, and who agreed to the public list or took that back.</summary>
public sealed class UpdateOrganizationHandler(IMembershipDb db, OrganizationAccess access, ICurrentActor current, TimeProvider clock)
    : IRequestHandler<UpdateOrganizationCommand, OrganizationResponse>
{
    private static readonly string[] Billing = ["address", "vatNumber"];

    /// <inheritdoc/>
    public async Task<OrganizationResponse> Handle(UpdateOrganizationCommand request, CancellationToken cancellationToken)
    {
        var rights = await access.RequireAsync(request.Id, RepresentativeRights.ChangeBilling, cancellationToken);
        OrganizationErrors.BillingOnly.Unless(rights.HasFlag(RepresentativeRights.Act) || !request.Fields().Except(Billing, StringComparer.Ordinal).Any());
        var organization = CommonErrors.NotFound.IfMissing(
            await db.Organizations.AsTracking().Include(o => o.Domains).Include(o => o.SearchTerms).SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken));
        organization.RequireVersion(request.ExpectedVersion);
        var actor = current.Actor;
        var listed = organization.ListedPublicly;
        organization.ChangeProfile(request.AppliedTo(organization.Profile()), actor.IsAdministrator);
        Record("organization.profile", organization, string.Join(", ", request.Fields()));
        if (listed != organization.ListedPublicly) Record("organization.listing", organization, organization.ListedPublicly ? "agreed" : "withdrawn");
        return await db.ResponseAsync(organization, cancellationToken);
    }

    private void Record(string action, Organization organization, string detail) =>
        db.AuditEvents.Add(new AuditEvent(clock.GetUtcNow(), action, "done", current.Actor.MemberId, current.Actor.ClientId, null)
        {
            OrganizationId = organization.Id, Detail = detail,
        });
}
