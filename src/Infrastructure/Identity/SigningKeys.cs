using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>The key that signs id tokens (RS256), made at the first start and kept sealed in the database.</summary>
public sealed class SigningKeys(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string FirstKeyId = "key-1";

    private readonly IDataProtector _protector = protection.CreateProtector("signing-key");
    private Loaded? _key;

    /// <summary>Makes the key where there is none, and loads it.</summary>
    public async Task EnsureAsync(MembershipDb db, CancellationToken cancellationToken)
    {
        var stored = await db.SigningKeys.OrderBy(k => k.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        if (stored is null)
        {
            using var rsa = RSA.Create(2048);
            stored = new SigningKey
            {
                KeyId = FirstKeyId, CreatedAt = clock.GetUtcNow(),
                SealedPrivateKey = _protector.Protect(Convert.ToBase64String(rsa.ExportPkcs8PrivateKey())),
            };
            db.SigningKeys.Add(stored);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Another instance made it at the same moment; its key is everybody's.
                db.ChangeTracker.Clear();
                stored = await db.SigningKeys.SingleAsync(k => k.KeyId == FirstKeyId, cancellationToken);
            }
        }
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(_protector.Unprotect(stored.SealedPrivateKey)), out _);
        _key = new Loaded(stored.KeyId, key);
    }

    /// <summary>A compact JWS over the claims.</summary>
    public string Sign(IReadOnlyDictionary<string, object> claims)
    {
        var key = Current;
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid = key.Id, typ = "JWT" });
        var content = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        var signature = key.Rsa.SignData(System.Text.Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The claims of a token that this key signed; null for anything else. Expiry is the caller's business.</summary>
    public JsonElement? Verify(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) return null;
        try
        {
            var key = Current;
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            if (header.RootElement.GetProperty("alg").GetString() != "RS256" || header.RootElement.GetProperty("kid").GetString() != key.Id) return null;
            var valid = key.Rsa.VerifyData(System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]),
                HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return valid ? JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement.Clone() : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The public part as a JWK set.</summary>
    public object KeySet()
    {
        var key = Current;
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new
        {
            keys = new[]
            {
                new { kty = "RSA", use = "sig", alg = "RS256", kid = key.Id, n = Base64Url.EncodeToString(parameters.Modulus), e = Base64Url.EncodeToString(parameters.Exponent) },
            },
        };
    }

    private Loaded Current => _key ?? throw new InvalidOperationException("The signing key is loaded at start.");

    private sealed record Loaded(string Id, RSA Rsa);
}
