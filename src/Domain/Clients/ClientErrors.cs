using Membership.Domain.Common;

namespace Membership.Domain.Clients;

/// <summary>Every refusal about API clients.</summary>
public static class ClientErrors
{
    public static readonly DomainError RedirectUriInvalid =
        new("client.redirect_uri_invalid", "A redirect address is https, or http on 127.0.0.1, [::1] or localhost, or for public clients a scheme of one's own with a dot in it. It has at most 2,000 plain characters, no fragment, wildcard or user name, and no dots or encoded slashes as parts of its path.", DomainErrorKind.Invalid, "redirectUris");

    public static readonly DomainError PostLogoutRedirectUriInvalid =
        new("client.post_logout_redirect_uri_invalid", "An address for after signing out follows the same rules as a redirect address.", DomainErrorKind.Invalid, "postLogoutRedirectUris");

    public static readonly DomainError RedirectUriRequired =
        new("client.redirect_uri_required", "An application that signs members in needs at least one redirect address.", DomainErrorKind.Invalid, "redirectUris");

    public static readonly DomainError AddressesNotUsed =
        new("client.addresses_not_used", "Browsers never lead people back to a machine or a device: it has no redirect addresses.", DomainErrorKind.Invalid);

    public static readonly DomainError TooManyAddresses =
        new("client.too_many_addresses", "An application has at most 20 redirect addresses, and as many for after signing out.", DomainErrorKind.Invalid);

    public static readonly DomainError ScopeUnknown =
        new("client.scope_unknown", "There is no such scope.", DomainErrorKind.Invalid, "scopes");

    public static readonly DomainError ScopesMixed =
        new("client.scopes_mixed", "A machine has machine scopes only, every other application personal ones only: a machine never acts as a member.", DomainErrorKind.Invalid, "scopes");

    public static readonly DomainError ScopeRequired =
        new("client.scope_required", "An application needs at least one scope.", DomainErrorKind.Invalid, "scopes");

    public static readonly DomainError ScopeNotForOrganizations =
        new("client.scope_not_for_organizations", "A machine of an organization has organizations.read and organizations.write only; its other applications learn who signs in, but do not act as them.", DomainErrorKind.Invalid, "scopes");

    public static readonly DomainError OrganizationNotMember =
        new("client.organization_not_member", "The organization is not a member now.", DomainErrorKind.Conflict, "organizationId");

    public static readonly DomainError TooMany =
        new("client.too_many", "An organization has at most 20 applications that are enabled. Disable one first.", DomainErrorKind.Conflict);

    public static readonly DomainError BuiltIn =
        new("client.built_in", "This application is part of the system and cannot be changed.", DomainErrorKind.Conflict);

    public static readonly DomainError WithoutSecret =
        new("client.without_secret", "An application of this kind can keep no secret, so it has none.", DomainErrorKind.Conflict);

    public static readonly DomainError SecretNotFound =
        new("client.secret_not_found", "The application has no such secret.", DomainErrorKind.NotFound);

    public static readonly DomainError NewestSecret =
        new("client.newest_secret", "The newest secret cannot be ended: nothing would work once the others are over. Rotate first.", DomainErrorKind.Conflict);

    public static readonly DomainError TooManySecrets =
        new("client.too_many_secrets", "An application has at most five secrets that work. End one first.", DomainErrorKind.Conflict);
}
