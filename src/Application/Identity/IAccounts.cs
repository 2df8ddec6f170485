using Membership.Domain.Members;

namespace Membership.Application.Identity;

/// <summary>The login system, as the use cases need it. Changes join the command's transaction.</summary>
public interface IAccounts
{
    /// <summary>What is wrong with a password, in the request's language; empty where it is fine.</summary>
    Task<IReadOnlyList<string>> CheckPasswordAsync(string password, string email);

    /// <summary>The slow hash of a password; computed outside of any transaction.</summary>
    Task<string> HashPasswordAsync(string password, CancellationToken cancellationToken);

    /// <summary>Gives the member an account with this password, replacing an earlier one and its sessions.</summary>
    Task SetPasswordHashAsync(Member member, string passwordHash, CancellationToken cancellationToken);

    /// <summary>A token for the link with which a forgotten password is replaced; null where the member has no account.</summary>
    Task<string?> NewPasswordResetTokenAsync(Guid memberId, CancellationToken cancellationToken);

    /// <summary>Whether such a token is this member's, not expired, and made for the present password and address.</summary>
    Task<bool> IsPasswordResetTokenAsync(Guid memberId, string token, CancellationToken cancellationToken);

    /// <summary>Takes a member's authenticator, recovery codes, passkeys and connections with other providers away, and ends every session and token; false where there is no account.</summary>
    Task<bool> RemoveSecondFactorsAsync(Guid memberId, CancellationToken cancellationToken);

    /// <summary>Ends every session and token of a member, and a change of address that waits; what applications were allowed is remembered.</summary>
    Task RevokeAsync(Guid memberId, CancellationToken cancellationToken);
}

/// <summary>Seals what a mailed link carries, for a purpose and a time.</summary>
public interface ILinkTokens
{
    /// <summary>Seals an id.</summary>
    string Seal(string purpose, string payload, TimeSpan lifetime);

    /// <summary>Opens a token; null where it is foreign, expired or for another purpose.</summary>
    string? Open(string purpose, string token);
}

/// <summary>The public address of this system: the issuer, and the base of every link (never the request's Host header).</summary>
public interface IPublicUrl
{
    /// <summary>Without a slash at the end.</summary>
    string Base { get; }
}
