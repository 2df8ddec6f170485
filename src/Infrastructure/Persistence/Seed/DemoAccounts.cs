using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>The people of the demo world whom anybody can sign in as, and the demo machine client. Development only.</summary>
public static class DemoAccounts
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "Membership-demo-2026!";

    /// <summary>The machine client.</summary>
    public const string ClientId = "integrator-demo";

    /// <summary>The machine client's secret.</summary>
    public const string ClientSecret = "integrator-demo-secret";

    internal static readonly IReadOnlyList<DemoAccount> All =
    [
        new("member@example.org", new PersonName("Zuhura", "Were"), "KE", "Kisumu", "en", 1.2),
        new("secretary@example.org", new PersonName("Wangari", "Ng'ang'a"), "KE", "Nairobi", "en", 6.1) { Group = "kenya", Office = "secretary" },
        new("administrator@example.org", new PersonName("Noor", "van Dijk"), "NL", "Utrecht", "en", 9.4) { Staff = StaffRoles.MembershipAdministrator },
        new("auditor@example.org", new PersonName("Ingrid", "Sælid"), "NO", "Bergen", "en", 3.3) { Staff = StaffRoles.Auditor },
        new("chair@example.org", new PersonName("Barasa", "Wekesa"), "KE", "Nairobi", "en", 8.7) { Group = "kenya", Office = "chair" },
        new("treasurer@example.org", new PersonName("Nekesa", "Odhiambo"), "KE", "Mombasa", "en", 5.2) { Group = "kenya", Office = "treasurer" },
        new("membership@example.org", new PersonName("Kiprono", "Chepkoech"), "KE", "Eldoret", "en", 4.4) { Group = "kenya", Office = "membershipOfficer" },
        new("chair.tt@example.org", new PersonName("Annmarie", "Ramkissoon-Joseph"), "TT", "Port of Spain", "en", 7.8) { Group = "trinidad-and-tobago", Office = "chair" },
        new("chair.accessibility@example.org", new PersonName("Inti", "Mamani"), "BO", "La Paz", "es", 9.2) { Group = "accessibility", Office = "chair" },
        new("representative@example.org", new PersonName("Siobhán", "Ní Chonaire"), "IE", "Galway", "en", 4.3),
        new("billing@example.org", new PersonName("Eoin", "Mac Cárthaigh"), "IE", "Cork", "en", 2.1),
    ];

    /// <summary>The comparable forms of the addresses.</summary>
    internal static IReadOnlyList<string> EmailKeys { get; } = [.. All.Select(a => EmailAddress.Parse(a.Email).Key)];

    /// <summary>A member's account as a verified address makes it.</summary>
    public static Account Open(Guid memberId, string passwordHash)
    {
        var name = memberId.ToString("N");
        return new Account
        {
            Id = memberId,
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            PasswordHash = passwordHash,
            EmailConfirmed = true,
            SecondFactorExempt = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            ConcurrencyStamp = Guid.NewGuid().ToString("N"),
        };
    }

    /// <summary>A confidential client that may do all that machines may.</summary>
    public static Client Integrator(string clientId, string name, string secret, DateTimeOffset now)
    {
        var client = new Client(clientId, new ClientProfile(name, ["client_credentials"], KnownScopes.Machine, [], [], RequireConsent: false), isConfidential: true, null, now);
        client.AddSecret(Handles.Hash(secret), now, TimeSpan.Zero);
        return client;
    }
}

/// <summary>One of the people whom anybody can sign in as.</summary>
internal sealed record DemoAccount(string Email, PersonName Name, string Country, string City, string Language, double YearsAgo)
{
    public StaffRoles Staff { get; init; }

    /// <summary>The slug of the group that the person leads.</summary>
    public string? Group { get; init; }

    /// <summary>The office held there.</summary>
    public string? Office { get; init; }
}
