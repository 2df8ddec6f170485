using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Organizations;

/// <summary>Organizations that look the same as one of them; for staff.</summary>
public sealed record ListDuplicatesQuery(Guid Id) : IRequest<Page<DuplicateResponse>>;

/// <summary>An organization that looks the same.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="LegalName">Its name.</param>
/// <param name="Status">Its state.</param>
/// <param name="Matched">Which fields are the same: legalName, registrationNumber, vatNumber, domains.</param>
public sealed record DuplicateResponse(Guid Id, string LegalName, OrganizationStatus Status, IReadOnlyList<string> Matched);

/// <summary>Looks the organization's name, numbers and domains up.</summary>
public sealed class ListDuplicatesHandler(IMembershipDb db, OrganizationAccess access) : IRequestHandler<ListDuplicatesQuery, Page<DuplicateResponse>>
{
    /// <inheritdoc/>
    public async Task<Page<DuplicateResponse>> Handle(ListDuplicatesQuery request, CancellationToken cancellationToken)
    {
        await access.RequireStaffAsync(request.Id, cancellationToken);
        var organization = CommonErrors.NotFound.IfMissing(
            await db.Organizations.Include(o => o.Domains).SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken));
        var duplicates = await db.DuplicatesOfAsync(organization, cancellationToken);
        return new Page<DuplicateResponse>([.. duplicates.Select(d => new DuplicateResponse(d.Id, d.LegalName, d.Status, d.Matched))], null);
    }
}

/// <summary>What was found; <c>IsPublic</c> where everybody may know that it is a member.</summary>
internal sealed record Duplicate(Guid Id, string LegalName, OrganizationStatus Status, bool IsPublic, IReadOnlyList<string> Matched);

/// <summary>Notices a second application.</summary>
internal static class DuplicateSearch
{
    private const int MostShown = 20;

    /// <summary>Organizations with the same name, registration or tax number, or a domain in common; those that were rejected do not count.</summary>
    public static async Task<List<Duplicate>> DuplicatesOfAsync(this IMembershipDb db, Organization organization, CancellationToken cancellationToken)
    {
        var (id, name, registration, vat) = (organization.Id, organization.NameKey, organization.RegistrationKey, organization.VatNumber);
        var domains = organization.Domains.Select(d => d.Name).ToList();
        // Each by its own index.
        var ids = db.OrganizationDomains.Where(d => domains.Contains(d.Name)).Select(d => d.OrganizationId);
        if (name.Length > 0) ids = ids.Union(db.Organizations.Where(o => o.NameKey == name).Select(o => o.Id));
        if (registration is not null) ids = ids.Union(db.Organizations.Where(o => o.RegistrationKey == registration).Select(o => o.Id));
        if (vat is not null) ids = ids.Union(db.Organizations.Where(o => o.VatNumber == vat).Select(o => o.Id));
        var found = await db.Organizations.Where(o => ids.Contains(o.Id) && o.Id != id && o.Status != OrganizationStatus.Rejected)
            .Include(o => o.Domains).OrderBy(o => o.SortKey).Take(MostShown).ToListAsync(cancellationToken);
        return found.ConvertAll(o => new Duplicate(o.Id, o.LegalName, o.Status, o.ListedPublicly && o.InGoodStanding, [.. Matched(organization, o)]));
    }

    private static IEnumerable<string> Matched(Organization mine, Organization other)
    {
        if (mine.NameKey.Length > 0 && mine.NameKey == other.NameKey) yield return "legalName";
        if (mine.RegistrationKey is not null && mine.RegistrationKey == other.RegistrationKey) yield return "registrationNumber";
        if (mine.VatNumber is not null && mine.VatNumber == other.VatNumber) yield return "vatNumber";
        if (mine.Domains.Any(d => other.Domains.Any(o => o.Name == d.Name))) yield return "domains";
    }
}
