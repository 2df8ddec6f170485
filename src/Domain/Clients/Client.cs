using Membership.Domain.Common;

namespace Membership.Domain.Clients;

/// <summary>An application that signs members in, or that calls as itself (a machine). Machines never act as a member.</summary>
public sealed class Client : Aggregate
{
    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The most secrets that may work at the same time.</summary>
    public const int MaxWorkingSecrets = 5;

    /// <summary>The most enabled applications of one organization.</summary>
    public const int MaxOfOrganization = 20;

    private const string PublicUrl = "{publicUrl}";

    private readonly List<ClientSecret> _secrets = [];

    private Client() { }

    /// <summary>Registers an application; a confidential one gets its first secret from <see cref="AddSecret"/>.</summary>
    public Client(string clientId, ClientProfile profile, bool isConfidential, Guid? registeredBy, DateTimeOffset now, Guid? organizationId = null)
    {
        Id = Guid.CreateVersion7(now);
        (ClientId, IsConfidential, RegisteredBy, CreatedAt, OrganizationId) = (clientId, isConfidential, registeredBy, now, organizationId);
        Apply(profile);
    }

    /// <summary>Registers an application of somebody else's: the kind decides the grants, and people are always asked for consent.</summary>
    /// <param name="clientId">What it calls itself by.</param>
    /// <param name="kind">What sort of application it is.</param>
    /// <param name="details">Name, addresses, scopes.</param>
    /// <param name="registeredBy">Who registers it.</param>
    /// <param name="now">The time.</param>
    /// <param name="organizationId">Whose it is; null where it is the body's, which alone gives it all scopes to choose from.</param>
    public static Client Register(string clientId, ClientKind kind, ClientDetails details, Guid registeredBy, DateTimeOffset now, Guid? organizationId = null) =>
        new(clientId, ProfileOf(kind, details, organizationId is not null), kind.IsConfidential(), registeredBy, now, organizationId);

    /// <summary>What the application calls itself by in OAuth requests; unique, never reused.</summary>
    public string ClientId { get; private init; } = "";

    /// <summary>What people see when they are asked for consent.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether it can keep a secret: a server can, a page or an installed application cannot.</summary>
    public bool IsConfidential { get; private init; }

    /// <summary>Exact addresses; <c>{publicUrl}</c> stands for this system's public address.</summary>
    public IReadOnlyList<string> RedirectUris { get; private set; } = [];

    /// <summary>Where it may lead people after signing out; exact, like <see cref="RedirectUris"/>.</summary>
    public IReadOnlyList<string> PostLogoutRedirectUris { get; private set; } = [];

    /// <summary>OAuth's names of the grants it may use.</summary>
    public IReadOnlyList<string> GrantTypes { get; private set; } = [];

    /// <summary>The most that its tokens may permit.</summary>
    public IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>Whether people are asked before it sees anything of theirs; only this system's own pages do without.</summary>
    public bool RequireConsent { get; private set; }

    /// <summary>The member who registered it; null where the system did.</summary>
    public Guid? RegisteredBy { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The organization that it belongs to; its representatives manage it, and a machine of it sees that organization only.</summary>
    public Guid? OrganizationId { get; private init; }

    /// <summary>When it last got a token, to the hour.</summary>
    public DateTimeOffset? LastUsedAt { get; private init; }

    /// <summary>Set while it may not do anything.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    public IReadOnlyCollection<ClientSecret> Secrets => _secrets;

    /// <summary>What sort of application it is.</summary>
    public ClientKind Kind => ClientKinds.Of(IsConfidential, GrantTypes);

    /// <summary>Whether it is one of the system's own pages: only those stand at this system's address.</summary>
    public bool IsBuiltIn => RedirectUris.Any(a => a.StartsWith(PublicUrl, StringComparison.Ordinal));

    /// <summary>The addresses with the system's own put in.</summary>
    public IEnumerable<string> RedirectUrisAt(string publicUrl) => At(RedirectUris, publicUrl);

    /// <inheritdoc cref="RedirectUrisAt"/>
    public IEnumerable<string> PostLogoutRedirectUrisAt(string publicUrl) => At(PostLogoutRedirectUris, publicUrl);

    /// <summary>Whether one of the secrets that still work has this hash.</summary>
    public bool Accepts(string secretHash, DateTimeOffset now, Func<string, string, bool> same)
    {
        // Every secret is compared, so that the time tells nothing.
        var fits = false;
        foreach (var secret in _secrets) fits |= same(secret.Hash, secretHash) && secret.WorksAt(now);
        return fits;
    }

    /// <summary>Adds a secret; those before it work until the overlap is over, so that no call fails while it is rolled out.</summary>
    public ClientSecret AddSecret(string hash, DateTimeOffset now, TimeSpan overlap)
    {
        ClientErrors.WithoutSecret.Unless(IsConfidential);
        ClientErrors.TooManySecrets.Unless(overlap == TimeSpan.Zero || _secrets.Count(s => s.WorksAt(now)) < MaxWorkingSecrets);
        var newest = _secrets.Count == 0 ? 0 : _secrets.Max(s => s.Ordinal);
        // Those that are over prove nothing to anybody; the audit trail tells when they were made.
        _secrets.RemoveAll(s => !s.WorksAt(now));
        foreach (var earlier in _secrets) earlier.EndBy(now + overlap);
        var secret = new ClientSecret(Id, newest + 1, hash, now);
        _secrets.Add(secret);
        Changed();
        return secret;
    }

    /// <summary>Ends an earlier secret at once; the newest, which has no end, is what the application has left.</summary>
    public void EndSecret(int ordinal, DateTimeOffset now)
    {
        var secret = ClientErrors.SecretNotFound.IfMissing(_secrets.Find(s => s.Ordinal == ordinal));
        ClientErrors.NewestSecret.Unless(secret.ExpiresAt is not null);
        if (!secret.WorksAt(now)) return;
        secret.EndBy(now);
        Changed();
    }

    /// <summary>Changes what it is called, where it leads people and the most it may do; its kind stays.</summary>
    public void Change(ClientDetails details) => Change(ProfileOf(Kind, details, OrganizationId is not null));

    /// <summary>Changes everything, unchecked: for the system's own clients.</summary>
    public void Change(ClientProfile profile)
    {
        Apply(profile);
        Changed();
    }

    /// <summary>Stops it; nothing of it works until it is enabled again.</summary>
    public void Disable(DateTimeOffset now)
    {
        if (DisabledAt is not null) return;
        DisabledAt = now;
        Changed();
    }

    /// <summary>Lets it work again.</summary>
    public void Enable()
    {
        if (DisabledAt is null) return;
        DisabledAt = null;
        Changed();
    }

    private void Apply(ClientProfile profile) =>
        (Name, RedirectUris, PostLogoutRedirectUris, GrantTypes, Scopes, RequireConsent) =
            (profile.Name, profile.RedirectUris, profile.PostLogoutRedirectUris, profile.GrantTypes, profile.Scopes, profile.RequireConsent);

    private static ClientProfile ProfileOf(ClientKind kind, ClientDetails details, bool isOrganizations) => new(
        details.Name, kind.GrantTypes(), ClientScopes.Check(kind, details.Scopes, isOrganizations), ClientAddresses.CheckRedirects(kind, details.RedirectUris),
        ClientAddresses.CheckPostLogout(kind, details.PostLogoutRedirectUris), RequireConsent: true);

    private static IEnumerable<string> At(IReadOnlyList<string> addresses, string publicUrl) =>
        addresses.Select(a => a.Replace(PublicUrl, publicUrl, StringComparison.Ordinal));
}
