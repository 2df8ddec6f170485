using System.Text.Json.Serialization;
using Membership.Application.Common;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>A tier, as it is named beside an organization.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Name">What people see.</param>
public sealed record TierReference(string Code, string Name);

/// <summary>An organization as its own people and staff see it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Status">State of the application or membership.</param>
/// <param name="LegalName">The name in its founding document.</param>
/// <param name="Kind">What sort of legal body it is.</param>
/// <param name="Country">Its seat, ISO 3166-1 alpha-2.</param>
/// <param name="Employees">How many people it employs.</param>
/// <param name="Language">BCP 47; the language of its invoices.</param>
/// <param name="Address">Postal address as it stands on invoices; not for auditors.</param>
/// <param name="Website">An http or https address.</param>
/// <param name="LogoUrl">Where its logo is, an https address.</param>
/// <param name="RegistrationNumber">Its number in the register of its country.</param>
/// <param name="VatNumber">Its VAT or tax number.</param>
/// <param name="Domains">Domain names that are its own, in ASCII form.</param>
/// <param name="Contacts">Whom to write to; shortened for auditors.</param>
/// <param name="ListedPublicly">Whether it agreed to stand on the public list.</param>
/// <param name="Tier">The tier applied for, and later held.</param>
/// <param name="NextTier">The tier from the next term on, where another one was chosen.</param>
/// <param name="Currency">ISO 4217; the currency of its dues.</param>
/// <param name="ApplicantId">The member who applied.</param>
/// <param name="AppliedAt">When, UTC.</param>
/// <param name="AwaitingAnswer">Staff have asked, and the applicant has not answered.</param>
/// <param name="Reason">The reason of the last change of state: a code, or words, which auditors do not see.</param>
/// <param name="MemberSince">First day of the first term, UTC.</param>
/// <param name="TermFrom">First day of the present term, UTC.</param>
/// <param name="TermUntil">Last day of the present term, UTC.</param>
/// <param name="NextTermUntil">Last day of the next term, where that is paid already.</param>
/// <param name="GraceUntil">Last day of grace, while the next term is unpaid.</param>
/// <param name="AwaitedInvoiceId">The invoice that the state waits for.</param>
/// <param name="RenewalProblem">Why no renewal could be made out, a code.</param>
/// <param name="SeatsTaken">Seats that its people have taken.</param>
public sealed record OrganizationResponse(
    Guid Id, OrganizationStatus Status, string LegalName, OrganizationKind Kind, string Country, int Employees, string Language, string? Address, string? Website,
    string? LogoUrl, string? RegistrationNumber, string? VatNumber, IReadOnlyList<string> Domains, IReadOnlyList<OrganizationContact> Contacts, bool ListedPublicly,
    TierReference Tier, TierReference? NextTier, string Currency, Guid ApplicantId, DateTimeOffset AppliedAt, bool AwaitingAnswer, string? Reason, DateOnly? MemberSince,
    DateOnly? TermFrom, DateOnly? TermUntil, DateOnly? NextTermUntil, DateOnly? GraceUntil, Guid? AwaitedInvoiceId, string? RenewalProblem, int SeatsTaken) : IVersioned
{
    /// <inheritdoc/>
    [JsonIgnore]
    public int Version { get; init; }

    /// <summary>The response of an organization that was loaded with its domains.</summary>
    public static OrganizationResponse Of(Organization o, TierReference tier, TierReference? next) => new(
        o.Id, o.Status, o.LegalName, o.Kind, o.Country, o.Employees, o.Language, o.Address, o.Website, o.LogoUrl, o.RegistrationNumber, o.VatNumber,
        [.. o.Domains.Select(d => d.Name).Order(StringComparer.Ordinal)], o.Contacts, o.ListedPublicly, tier, next, o.Currency, o.ApplicantId, o.AppliedAt, o.AwaitsAnswer,
        o.Reason, o.MemberSince, o.TermFrom, o.TermUntil, o.NextTermUntil, o.GraceUntil, o.AwaitedInvoiceId, o.RenewalProblem, o.SeatsTaken) { Version = o.Version };

    /// <summary>What an auditor sees: nothing that people wrote about it, and no names and addresses of people.</summary>
    public OrganizationResponse Masked() => this with
    {
        Contacts = [.. Contacts.Select(c => c with { Purpose = "…", Name = Masking.Initial(c.Name)!, Email = Masking.Domain(c.Email), Phone = null })],
        Address = null,
        Reason = Masking.Code(Reason),
    };
}

/// <summary>Loads organizations, and answers them.</summary>
public static class OrganizationReading
{
    /// <summary>The organization with its domains, tracked; null where there is none.</summary>
    public static Task<Organization?> FindOrganizationAsync(this IMembershipDb db, Guid id, CancellationToken cancellationToken) =>
        db.Organizations.AsTracking().Include(o => o.Domains).SingleOrDefaultAsync(o => o.Id == id, cancellationToken);

    /// <summary>The response of an organization that was loaded with its domains, changed or not.</summary>
    public static async Task<OrganizationResponse> ResponseAsync(this IMembershipDb db, Organization organization, CancellationToken cancellationToken)
    {
        var (now, next) = (organization.TierId, organization.NextTierId);
        var tiers = await db.Tiers.Where(t => t.Id == now || t.Id == next).ToDictionaryAsync(t => t.Id, t => new TierReference(t.Code, t.Name), cancellationToken);
        return OrganizationResponse.Of(organization, tiers[now], next is { } id ? tiers[id] : null);
    }

    /// <summary>Whether somebody else than whoever applied was its principal.</summary>
    public static Task<bool> FollowedAsync(this IMembershipDb db, Organization organization, CancellationToken cancellationToken)
    {
        var (id, applicantId) = (organization.Id, organization.ApplicantId);
        return db.Representatives.AnyAsync(r => r.OrganizationId == id && r.MemberId != applicantId && r.MemberId != null && r.Role == RepresentativeRole.Principal, cancellationToken);
    }
}
