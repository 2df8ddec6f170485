using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Membership.Infrastructure.Identity;

/// <summary>
/// The keys that sign id tokens (RS256), kept sealed in the database and shared by all instances. A key is announced a while
/// before it signs, so that every client has read it by then, and stays announced after it was replaced, so that nothing it signed is refused.
/// </summary>
public sealed class SigningKeys(IDataProtectionProvider protection, IConfiguration configuration, TimeProvider clock)
{
    private readonly TimeSpan _lifetime = TimeSpan.FromDays(configuration.GetValue("SigningKeys:LifetimeDays", 90));
    private readonly TimeSpan _announced = TimeSpan.FromDays(configuration.GetValue("SigningKeys:AnnouncedDays", 14));
    private readonly IDataProtector _protector = protection.CreateProtector("signing-key");
    private volatile IReadOnlyList<LoadedKey> _keys = [];

    /// <summary>The key that signs now: the newest whose time has come.</summary>
    public LoadedKey Current => Published.LastOrDefault(k => k.ActiveFrom <= clock.GetUtcNow()) ?? throw new InvalidOperationException("The signing keys are loaded at start.");

    /// <summary>The keys that clients may meet, oldest first: those to come, the present one, and those that it replaced lately.</summary>
    public IReadOnlyList<LoadedKey> Published => _keys;

    /// <summary>Loads the keys; makes the first one, and the next one when its time has come. Every instance calls this at start and every quarter of an hour.</summary>
    public async Task EnsureAsync(MembershipDb db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var newest = await db.SigningKeys.OrderByDescending(k => k.ActiveFrom).FirstOrDefaultAsync(cancellationToken);
        if (newest is null) await AddAsync(db, 1, now, cancellationToken);
        else if (newest.ActiveFrom + _lifetime - _announced <= now) await AddAsync(db, NumberOf(newest.KeyId) + 1, now + _announced, cancellationToken);
        await LoadAsync(db, now, cancellationToken);
    }

    /// <summary>A compact JWS over the claims.</summary>
    public string Sign(IReadOnlyDictionary<string, object> claims)
    {
        var key = Current;
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid = key.Id, typ = "JWT" });
        var content = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signature = key.Rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The claims of a token that one of the keys signed; null for anything else. Expiry is the caller's business.</summary>
    public JsonElement? Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) return null;
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            if (header.RootElement.GetProperty("alg").GetString() != "RS256") return null;
            var keyId = header.RootElement.GetProperty("kid").GetString();
            var valid = _keys.FirstOrDefault(k => k.Id == keyId)?.Rsa.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return valid is true ? JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement.Clone() : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The public parts as a JWK set.</summary>
    public object KeySet() => new
    {
        keys = _keys.Select(key => (key, parameters: key.Rsa.ExportParameters(includePrivateParameters: false))).Select(k => new
        {
            kty = "RSA", use = "sig", alg = "RS256", kid = k.key.Id, n = Base64Url.EncodeToString(k.parameters.Modulus), e = Base64Url.EncodeToString(k.parameters.Exponent),
        }),
    };

    private async Task AddAsync(MembershipDb db, int number, DateTimeOffset activeFrom, CancellationToken cancellationToken)
    {
        using var rsa = RSA.Create(2048);
        db.SigningKeys.Add(new SigningKey
        {
            KeyId = string.Create(CultureInfo.InvariantCulture, $"key-{number}"), CreatedAt = clock.GetUtcNow(), ActiveFrom = activeFrom,
            SealedPrivateKey = _protector.Protect(Convert.ToBase64String(rsa.ExportPkcs8PrivateKey())),
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another instance made the key of this number at the same moment; it is everybody's.
            db.ChangeTracker.Clear();
        }
    }

    private async Task LoadAsync(MembershipDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A replaced key stays for a lifetime after its successor began to sign: hints and slow clients may still show what it signed.
        var (all, oldest) = (await db.SigningKeys.OrderBy(k => k.ActiveFrom).ToListAsync(cancellationToken), now - _lifetime);
        var stored = all.Where((_, i) => i == all.Count - 1 || all[i + 1].ActiveFrom > oldest);
        var known = _keys.ToDictionary(k => k.Id, StringComparer.Ordinal);
        _keys = [.. stored.Select(k => known.GetValueOrDefault(k.KeyId) ?? Open(k))];
    }

    private LoadedKey Open(SigningKey stored)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(_protector.Unprotect(stored.SealedPrivateKey)), out _);
        return new LoadedKey(stored.KeyId, rsa, stored.ActiveFrom);
    }

    private static int NumberOf(string keyId) => int.Parse(keyId.AsSpan(keyId.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
}

/// <summary>A key in memory.</summary>
/// <param name="Id">The <c>kid</c> of what it signs.</param>
/// <param name="Rsa">The key.</param>
/// <param name="ActiveFrom">From when on it signs.</param>
public sealed record LoadedKey(string Id, RSA Rsa, DateTimeOffset ActiveFrom);
