using System.Globalization;
using Membership.Application.Identity;
using Membership.Domain.Clients;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.WebUtilities;

namespace Membership.Api.Identity.Embedded;

/// <summary>An authorization request whose client and address belong together; it may still be wrong in other ways.</summary>
public sealed class AuthorizationRequest
{
    private static readonly string[] KnownPrompts = ["none", "login", "consent", "select_account"];

    private readonly Dictionary<string, string> _parameters;
    private readonly string _issuer;

    private AuthorizationRequest(Dictionary<string, string> parameters, Client client, string issuer)
    {
        (_parameters, Client, _issuer) = (parameters, client, issuer);
        Scopes = Words("scope");
        Prompts = Words("prompt");
    }

    /// <summary>Who asks.</summary>
    public Client Client { get; }

    /// <summary>What for.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Whether and what the person is to be asked.</summary>
    public IReadOnlyList<string> Prompts { get; }

    /// <summary>Where the answer goes.</summary>
    public string RedirectUri => _parameters["redirect_uri"];

    /// <summary>The oldest sign-in that will do; null for any.</summary>
    public TimeSpan? MaxAge => Of("max_age") is { } seconds ? TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)) : null;

    /// <summary>Reads a request; null where nobody may be sent anywhere, because client and address do not belong together.</summary>
    public static async Task<AuthorizationRequest?> ReadAsync(
        IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> values, HttpContext http)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        // A parameter given twice is no request at all (RFC 6749, section 3.1).
        foreach (var (name, value) in values)
            if (value.Count != 1 || !parameters.TryAdd(name, value[0]!)) return null;
        var services = http.RequestServices;
        var issuer = services.GetRequiredService<IPublicUrl>().Base;
        var client = await services.GetRequiredService<ClientDirectory>()
            .FindAsync(parameters.GetValueOrDefault("client_id"), services.GetRequiredService<MembershipDb>(), http.RequestAborted);
        return client is not null && parameters.TryGetValue("redirect_uri", out var address) && client.RedirectUrisAt(issuer).Contains(address, StringComparer.Ordinal)
            ? new AuthorizationRequest(parameters, client, issuer) : null;
    }

    /// <summary>A parameter; null where it is absent.</summary>
    public string? Of(string name) => _parameters.GetValueOrDefault(name);

    /// <summary>OAuth's name for what is wrong with the request; null where nothing is.</summary>
    public string? Error()
    {
        if (Of("request") is not null) return "request_not_supported";
        if (Of("request_uri") is not null) return "request_uri_not_supported";
        if (Of("response_type") is null) return "invalid_request";
        if (Of("response_type") != "code") return "unsupported_response_type";
        if (!Client.GrantTypes.Contains("authorization_code", StringComparer.Ordinal)) return "unauthorized_client";
        if (Of("response_mode") is not (null or "query")) return "invalid_request";
        if (Of("code_challenge") is not { Length: 43 } || Of("code_challenge_method") != "S256") return "invalid_request";
        if (Scopes.Count == 0 || Scopes.Except(Client.Scopes.Intersect(KnownScopes.Personal), StringComparer.Ordinal).Any()) return "invalid_scope";
        if (Of("nonce") is { Length: > 500 } || Of("state") is { Length: > 1000 }) return "invalid_request";
        if (Of("max_age") is { } age && !int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return "invalid_request";
        var knownPrompts = !Prompts.Except(KnownPrompts, StringComparer.Ordinal).Any() && (Prompts.Count == 1 || !Prompts.Contains("none", StringComparer.Ordinal));
        return knownPrompts ? null : "invalid_request";
    }

    /// <summary>The client's address with an answer, the state and the issuer (RFC 9207).</summary>
    public string Answer(string name, string value)
    {
        var answer = new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value };
        if (Of("state") is { } state) answer["state"] = state;
        answer["iss"] = _issuer;
        return QueryHelpers.AddQueryString(RedirectUri, answer);
    }

    /// <summary>The way back here once a person was asked what <paramref name="answered"/> names, so that they are not asked for ever.</summary>
    public string Again(params ReadOnlySpan<string> answered)
    {
        var left = new List<string>(Prompts);
        foreach (var prompt in answered) left.Remove(prompt);
        // max_age=0 is another way to say prompt=login; any other age is kept, and holds after the sign-in.
        var kept = _parameters.Where(p => p.Key != "prompt" && !(p.Key == "max_age" && p.Value.Trim('0').Length == 0));
        var parameters = kept.ToDictionary(p => p.Key, string? (p) => p.Value, StringComparer.Ordinal);
        if (left.Count > 0) parameters["prompt"] = string.Join(' ', left);
        return QueryHelpers.AddQueryString("/connect/authorize", parameters);
    }

    private List<string> Words(string name) => [.. (Of(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
