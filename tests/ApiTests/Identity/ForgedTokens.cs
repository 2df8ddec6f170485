using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Membership.ApiTests.Identity;

/// <summary>Id tokens as forgers make them out of a real one and the published keys.</summary>
internal static class ForgedTokens
{
    /// <summary>Unsigned, signed by a foreign key of the same name, and signed by HMAC with what is public of the real key.</summary>
    public static IEnumerable<string> Of(string real, JsonNode keySet)
    {
        var (kid, claims, signature) = ((string)Jwt.Header(real)["kid"]!, Jwt.Claims(real), real.Split('.')[2]);
        foreach (var none in new[] { "none", "None", "NONE", "nOnE" })
        {
            yield return Jwt.Forge(new { alg = none }, claims, "");
            yield return Jwt.Forge(new { alg = none, kid }, claims, signature);
        }
        using var foreign = RSA.Create(2048);
        yield return Signed(new { alg = "RS256", kid, typ = "JWT" }, claims, content => foreign.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var own = foreign.ExportParameters(includePrivateParameters: false);
        var jwk = new { kty = "RSA", kid, n = Base64Url.EncodeToString(own.Modulus), e = Base64Url.EncodeToString(own.Exponent) };
        yield return Signed(new { alg = "RS256", kid, jwk }, claims, content => foreign.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        yield return Signed(new { alg = "RS256", kid, jku = "https://evil.example/keys" }, claims, content => foreign.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        foreach (var secret in PublicSecrets(keySet, kid))
            yield return Signed(new { alg = "HS256", kid, typ = "JWT" }, claims, content => HMACSHA256.HashData(secret, content));
        yield return Jwt.Forge(new { alg = "RS256", kid }, claims, "");
        yield return Jwt.Forge(new { alg = new[] { "RS256" }, kid }, claims, signature);
        yield return Jwt.Forge(new { alg = "RS256", kid = new { kid } }, claims, signature);
        yield return Jwt.Forge(new { alg = "RS256", kid = "../" + kid }, claims, signature);
        yield return real[..^2];
        yield return real + ".x.y";
        yield return Other(real);
    }

    // Somebody else's name under a real signature.
    private static string Other(string real)
    {
        var claims = Jwt.Claims(real);
        claims["sub"] = Guid.NewGuid().ToString();
        var parts = real.Split('.');
        return $"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
    }

    private static IEnumerable<byte[]> PublicSecrets(JsonNode keySet, string kid)
    {
        var key = keySet["keys"]!.AsArray().Single(k => (string)k!["kid"]! == kid)!;
        var modulus = Base64Url.DecodeFromChars((string)key["n"]!);
        using var rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = Base64Url.DecodeFromChars((string)key["e"]!) });
        return [modulus, Encoding.ASCII.GetBytes((string)key["n"]!), Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), rsa.ExportSubjectPublicKeyInfo(), []];
    }

    private static string Signed(object header, JsonNode claims, Func<byte[], byte[]> sign)
    {
        var content = Jwt.Forge(header, claims, "")[..^1];
        return $"{content}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(content)))}";
    }
}
