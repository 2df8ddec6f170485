using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Membership.ApiTests.Identity;

/// <summary>As much of JSON Web Tokens as a client needs, by hand.</summary>
internal static class Jwt
{
    public static JsonNode Header(string token) => Part(token, 0);

    public static JsonNode Claims(string token) => Part(token, 1);

    /// <summary>Whether a key of the set that the header names has signed the token (RS256).</summary>
    public static bool IsSignedBy(string token, JsonNode keySet)
    {
        var header = Header(token);
        var key = keySet["keys"]!.AsArray().Single(k => (string)k!["kid"]! == (string)header["kid"]!)!;
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars((string)key["n"]!), Exponent = Base64Url.DecodeFromChars((string)key["e"]!) });
        var (content, signature) = (token[..token.LastIndexOf('.')], token[(token.LastIndexOf('.') + 1)..]);
        return (string)header["alg"]! == "RS256"
            && rsa.VerifyData(Encoding.ASCII.GetBytes(content), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>A token that somebody else made.</summary>
    public static string Forge(object header, object claims, string signature) => $"{Encode(header)}.{Encode(claims)}.{signature}";

    /// <summary>The left half of a hash, as at_hash has it.</summary>
    public static string LeftHalf(string value) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(value)).AsSpan(0, 16));

    private static string Encode(object part) => Base64Url.EncodeToString(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(part));

    private static JsonNode Part(string token, int index) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[index]))!;
}
