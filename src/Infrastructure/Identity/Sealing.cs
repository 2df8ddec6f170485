using System.Security.Cryptography;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;
using Microsoft.AspNetCore.DataProtection;

namespace Membership.Infrastructure.Identity;

/// <summary>Tokens of mailed links, sealed with the data-protection ring, so that every instance opens them and nothing is stored.</summary>
internal sealed class LinkTokens(IDataProtectionProvider protection) : ILinkTokens
{
    /// <inheritdoc/>
    public string Seal(string purpose, string payload, TimeSpan lifetime) => Protector(purpose).Protect(payload, lifetime);

    /// <inheritdoc/>
    public string? Open(string purpose, string token)
    {
        try
        {
            return Protector(purpose).Unprotect(token);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string purpose) => protection.CreateProtector("link", purpose).ToTimeLimitedDataProtector();
}

/// <summary>Answers kept for replays, sealed so that neither the database nor a copy of it shows them.</summary>
internal sealed class AnswerSeal(IDataProtectionProvider protection) : IAnswerSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("answer");

    /// <inheritdoc/>
    public string Seal(string answer) => _protector.Protect(answer);

    /// <inheritdoc/>
    public string Open(string kept) => _protector.Unprotect(kept);
}

/// <summary>Cursors, sealed so that they cannot be changed, cannot be used on another list, and show nobody's name in an address.</summary>
internal sealed class Cursors(IDataProtectionProvider protection) : ICursors
{
    private readonly IDataProtector _protector = protection.CreateProtector("cursor");

    /// <inheritdoc/>
    public string Seal(string list, params ReadOnlySpan<string> position) => _protector.Protect($"{list}\u0002{string.Join('\u0002', position!)}");

    /// <inheritdoc/>
    public string[] Open(string list, string cursor)
    {
        try
        {
            var parts = _protector.Unprotect(cursor).Split('\u0002');
            CommonErrors.CursorInvalid.Unless(parts[0] == list);
            return parts[1..];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new DomainException(CommonErrors.CursorInvalid);
        }
    }
}
