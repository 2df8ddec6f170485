using System.Linq.Expressions;
using Membership.Domain.Common;
using Membership.Domain.Tiers;

namespace Membership.Domain.Organizations;

/// <summary>
/// A legal body that joins: its application, its membership and the terms of it. What it owes stands in its
/// <see cref="Dues.DuesAccount"/>, who acts for it in <see cref="Representatives.Representative"/>.
/// </summary>
public sealed partial class Organization : Aggregate
{
    private readonly List<OrganizationStateChange> _history = [];
    private readonly List<OrganizationSearchTerm> _searchTerms = [];
    private readonly List<OrganizationDomain> _domains = [];
    private readonly List<OrganizationMessage> _messages = [];
    private readonly List<OrganizationTierChange> _tierHistory = [];

    private Organization() { }

    public string LegalName { get; private set; } = "";
    public OrganizationKind Kind { get; private set; }
    public string Country { get; private set; } = "";
    public int Employees { get; private set; }
    public string Language { get; private set; } = "";
    public string? Address { get; private set; }
    public string? Website { get; private set; }
    public string? LogoUrl { get; private set; }
    public string? RegistrationNumber { get; private set; }
    public string? VatNumber { get; private set; }
    public IReadOnlyList<OrganizationContact> Contacts { get; private set; } = [];

    /// <summary>Whether it agreed to stand on the public list.</summary>
    public bool ListedPublicly { get; private set; }

    public OrganizationStatus Status { get; private set; }

    /// <summary>The member who applied on its behalf; becomes its first principal.</summary>
    public Guid ApplicantId { get; private init; }
    public DateTimeOffset AppliedAt { get; private init; }

    /// <summary>What it applied for, and later has.</summary>
    public Guid TierId { get; private set; }

    /// <summary>ISO 4217; its dues are asked for and paid in this currency only.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>The reason of the last change of state that needed one.</summary>
    public string? Reason { get; private set; }
    public int MessageCount { get; private set; }
    public int TierCount { get; private set; }

    /// <summary>Staff have asked, and the applicant has not answered.</summary>
    public bool AwaitsAnswer { get; private set; }

    /// <summary>Sorts by folded name, unique.</summary>
    public string SortKey { get; private set; } = "";

    /// <summary>The folded name, by which a second application is noticed.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Country and registration number without separators, by which a second application is noticed.</summary>
    public string? RegistrationKey { get; private set; }

    public IReadOnlyCollection<OrganizationStateChange> History => _history;
    public IReadOnlyCollection<OrganizationSearchTerm> SearchTerms => _searchTerms;
    public IReadOnlyCollection<OrganizationDomain> Domains => _domains;
    public IReadOnlyCollection<OrganizationMessage> Messages => _messages;

    /// <summary>Which tier it had from when on: what it applied for, and each other one that it came to.</summary>
    public IReadOnlyCollection<OrganizationTierChange> TierHistory => _tierHistory;

    /// <summary>What good standing is, as databases are asked for it: a member until the grace ends unpaid.</summary>
    public static readonly Expression<Func<Organization, bool>> IsInGoodStanding =
        o => o.Status == OrganizationStatus.Active || o.Status == OrganizationStatus.RenewalDue || o.Status == OrganizationStatus.Grace;

    private static readonly Func<Organization, bool> Stands = IsInGoodStanding.Compile();

    /// <summary>Nobody has decided on the application yet.</summary>
    public bool IsUndecided => Status is OrganizationStatus.Applied or OrganizationStatus.UnderReview;

    /// <summary>Whether it is a member now.</summary>
    public bool InGoodStanding => Stands(this);

    /// <summary>A member applies on behalf of an organization, for a tier that must be open to it today.</summary>
    public static Organization Apply(OrganizationProfile profile, Guid applicantId, Tier tier, string currency, DateTimeOffset now)
    {
        TierErrors.GrantedByStaff.Unless(!tier.IsGranted);
        tier.DuesFor(profile.Kind, profile.Employees, currency, DateOnly.FromDateTime(now.UtcDateTime));
        var organization = new Organization { Id = Guid.CreateVersion7(now), ApplicantId = applicantId, AppliedAt = now, Currency = currency };
        organization.Have(tier.Id, now);
        organization.Apply(profile);
        organization.Record(null, OrganizationStatus.Applied, new Decision(applicantId, now));
        return organization;
    }

    /// <summary>
    /// Changes what the organization tells about itself. Once it is approved, staff alone change what dues were reckoned from, and what confirms
    /// who works for it.
    /// </summary>
    public void ChangeProfile(OrganizationProfile profile, bool byStaff)
    {
        OrganizationErrors.StateForbids.Unless(!Status.IsEnded());
        var keepsWhatStaffChecked = (profile.LegalName, profile.Country, profile.RegistrationNumber) == (LegalName, Country, RegistrationNumber)
            && (profile.Kind, profile.Employees) == (Kind, Employees) && DomainsOf(profile).ToHashSet(StringComparer.Ordinal).SetEquals(_domains.Select(d => d.Name));
        OrganizationErrors.StaffOnly.Unless(byStaff || IsUndecided || keepsWhatStaffChecked);
        var reckonedFrom = (Kind, Employees, Country);
        Apply(profile);
        // Dues may be reckoned now that could not be before.
        if (reckonedFrom != (Kind, Employees, Country)) RenewalProblem = null;
        Changed();
    }

    /// <summary>The profile as it stands.</summary>
    public OrganizationProfile Profile() => new()
    {
        LegalName = LegalName, Kind = Kind, Country = Country, Employees = Employees, Language = Language, Address = Address, Website = Website,
        LogoUrl = LogoUrl, RegistrationNumber = RegistrationNumber, VatNumber = VatNumber, Domains = [.. _domains.Select(d => d.Name)],
        Contacts = Contacts, ListedPublicly = ListedPublicly,
    };

    /// <summary>The form in which registration numbers are compared; null where there is nothing to compare.</summary>
    public static string? RegistrationKeyOf(string country, string? number) =>
        new string([.. (number ?? "").ToUpperInvariant().Where(char.IsLetterOrDigit)]) is { Length: > 0 } key ? country + key : null;

    /// <summary>The form in which names are compared; folding can lengthen a text, so it is cut.</summary>
    public static string NameKeyOf(string name) =>
        NameFolding.Fold(name) is var folded && folded.Length > OrganizationProfile.MaxNameLength ? folded[..OrganizationProfile.MaxNameLength] : folded;

    private void Apply(OrganizationProfile profile)
    {
        var domains = DomainsOf(profile);
        VatNumber = profile.VatNumber is null ? null : OrganizationErrors.VatNumberInvalid.IfMissing(Organizations.VatNumber.TryParse(profile.VatNumber, profile.Country));
        (LegalName, Kind, Country, Employees, Language) = (profile.LegalName, profile.Kind, profile.Country, profile.Employees, profile.Language);
        (Address, Website, LogoUrl, ListedPublicly) = (profile.Address, profile.Website, profile.LogoUrl, profile.ListedPublicly);
        (RegistrationNumber, RegistrationKey) = (profile.RegistrationNumber, RegistrationKeyOf(profile.Country, profile.RegistrationNumber));
        Contacts = [.. profile.Contacts];
        NameKey = NameKeyOf(LegalName);
        SortKey = NameFolding.SortKey(NameKey.Length > 0 ? NameKey : "\uFFFD", Id);
        SearchKeys.Sync(_domains, domains, d => d.Name, name => new OrganizationDomain(Id, name));
        SearchKeys.Sync(_searchTerms, SearchKeys.OfName(LegalName, SortKey), t => t.Key, key => new OrganizationSearchTerm(Id, key));
    }

    private static List<string> DomainsOf(OrganizationProfile profile)
    {
        var domains = profile.Domains.Select(d => OrganizationErrors.DomainInvalid.IfMissing(DomainName.TryParse(d))).Distinct(StringComparer.Ordinal).ToList();
        OrganizationErrors.DomainIsPublicMail.Unless(!domains.Exists(PublicMailDomains.Contains));
        return domains;
    }

    private void Have(Guid tierId, DateTimeOffset at)
    {
        if (tierId == TierId) return;
        TierId = tierId;
        _tierHistory.Add(new OrganizationTierChange(Id, ++TierCount, tierId, at));
    }

    private void Become(OrganizationStatus to, Decision decision)
    {
        Record(Status, to, decision);
        (Status, Reason) = (to, decision.Reason);
    }

    private void BecomeWithReason(OrganizationStatus to, Decision decision)
    {
        OrganizationErrors.ReasonRequired.Unless(PlainText.IsVisible(decision.Reason ?? ""));
        Become(to, decision);
    }

    private void RequireState(params ReadOnlySpan<OrganizationStatus> states) => OrganizationErrors.StateForbids.Unless(states.Contains(Status));

    private void Record(OrganizationStatus? from, OrganizationStatus to, Decision decision) =>
        _history.Add(new OrganizationStateChange(Id, NextOrdinal(), from, to, decision));
}
