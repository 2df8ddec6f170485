using System.Security.Cryptography;
using System.Text;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Domain.Common;

namespace Membership.Api.Http;

/// <summary>
/// Reads the Idempotency-Key of a POST. It is scoped to the caller; for anonymous calls to the body, since anyone could guess a key.
/// Only hashes are kept, and the body's is keyed with the key itself, which is not kept: a password in it cannot be guessed offline.
/// </summary>
public static class IdempotencyKeys
{
    private const string Header = "Idempotency-Key";

    /// <summary>Adds the reading to the pipeline, after authentication.</summary>
    public static void UseIdempotencyKeys(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.Headers.TryGetValue(Header, out var values)
            && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            var key = values.ToString();
            CommonErrors.IdempotencyKeyInvalid.Unless(values.Count == 1 && key.Length is > 0 and <= 200 && key.All(c => c is > ' ' and <= '~'));
            var idempotency = context.RequestServices.GetRequiredService<IdempotencyContext>();
            idempotency.Key = await KeyAsync(context, key);
        }
        await next(context);
    });

    private static async Task<IdempotencyKey> KeyAsync(HttpContext context, string key)
    {
        context.Request.EnableBuffering();
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        context.Request.Body.Position = 0;
        var request = Encoding.UTF8.GetBytes($"{context.Request.Path}\n{context.Request.ContentType}\n");
        var fingerprint = Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), (byte[])[.. request, .. buffer.ToArray()]));
        var actor = context.Features.Get<Actor>();
        // Another application, or other powers of the same member, is another caller.
        var scope = actor is null ? fingerprint : $"{actor.MemberId:N} {actor.ClientId} {actor.Staff} {actor.HasSecondFactor}";
        return new IdempotencyKey(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{key}"))), fingerprint);
    }
}
