using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Membership.ArchitectureTests;

/// <summary>Nothing is open unless it stands on this list.</summary>
public sealed class EndpointsTests(HostFixture host) : IClassFixture<HostFixture>
{
    private static readonly string[] Anonymous =
    [
        // The way in.
        "* /account/join", "* /account/verify", "* /account/login", "* /account/login/code", "* /account/logout", "* /account/forgot-password", "* /account/reset-password",
        "GET /account", "* /account/denied", "* /account/language", "* /account/external", "* /account/email/confirm", "* /account/failed",
        "POST /api/v1/members/", "POST /api/v1/members/verification", "POST /api/v1/members/verification-requests",

        // The login server, whose callers prove who they are in its own ways.
        "GET /.well-known/openid-configuration", "GET /.well-known/oauth-authorization-server", "GET /.well-known/jwks.json", "GET,POST /connect/authorize", "POST /connect/token",
        "POST /connect/revocation", "POST /connect/introspect", "POST /connect/deviceauthorization", "GET,POST /connect/endsession",

        // The public directory.
        "GET /api/v1/chapters/", "GET /api/v1/chapters/{slug}", "GET /api/v1/chapters/{slug}/officers",
        "GET /api/v1/sigs/", "GET /api/v1/sigs/{slug}", "GET /api/v1/sigs/{slug}/officers",
        "GET /api/v1/working-groups/", "GET /api/v1/working-groups/{slug}", "GET /api/v1/working-groups/{slug}/officers",
        "GET /api/v1/organizations/",
        "GET /api/v1/statistics", "GET /api/v1/tiers/", "GET /api/v1/tiers/{code}",

        // Documentation and probes; the mailbox exists in Development only.
        "GET /", "GET,HEAD /swagger/{documentName}/swagger.json", "GET /problems", "GET /problems/{code}",
        "* /health/live", "* /health/ready", "GET /dev/mail",
    ];

    // Where passwords and codes are tried, mails are caused without a token, and the login server writes or asks the database for anybody.
    private static readonly string[] Limited =
    [
        "* /account/join", "* /account/verify", "* /account/login", "* /account/login/code", "* /account/forgot-password", "* /account/reset-password",
        "* /account/email", "* /account/email/confirm", "* /account/manage", "* /account/two-factor", "* /account/passkeys", "GET,POST /connect/authorize", "GET,POST /connect/userinfo",
        "POST /api/v1/members/", "POST /api/v1/members/verification", "POST /api/v1/members/verification-requests",
        "POST /connect/token", "POST /connect/revocation", "POST /connect/introspect", "POST /connect/deviceauthorization", "* /account/device", "* /account/external",
    ];

    [Fact]
    public void Exactly_the_listed_endpoints_are_open_to_anonymous_callers()
    {
        var open = host.Endpoints.Where(IsAnonymous).Select(Name).ToHashSet(StringComparer.Ordinal);

        Offenders.None(open.Except(Anonymous, StringComparer.Ordinal));
        Offenders.None(Anonymous.Except(open, StringComparer.Ordinal));
    }

    [Fact]
    public void What_tries_passwords_or_causes_mails_without_a_token_is_limited() =>
        Offenders.None(Limited.Except(host.Endpoints.Where(e => e.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null).Select(Name), StringComparer.Ordinal));

    [Fact]
    public void Every_other_endpoint_says_what_it_takes_to_enter() =>
        Offenders.None(host.Endpoints.Where(e => !IsAnonymous(e) && e.Metadata.GetMetadata<IAuthorizeData>() is null).Select(Name));

    [Fact]
    public void Every_route_of_the_api_names_the_policy_that_guards_it() =>
        Offenders.None(host.Endpoints.Where(e => IsApi(e) && !IsAnonymous(e))
            .Where(e => !e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is not null)).Select(Name));

    [Fact]
    public void An_endpoint_that_says_nothing_needs_a_signed_in_caller()
    {
        var fallback = host.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy;

        Assert.Contains(fallback!.Requirements, r => r is Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement);
    }

    [Fact]
    public void In_production_the_same_endpoints_exist_without_those_for_developers()
    {
        var production = HostFixture.EndpointsIn("Production").Select(Name).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(production, e => e.Contains("/dev/", StringComparison.Ordinal));
        Assert.Equal(host.Endpoints.Select(Name).Where(e => !e.Contains("/dev/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal), production);
    }

    [Fact]
    public void No_two_endpoints_answer_the_same_request()
    {
        var names = host.Endpoints.Where(IsApi).Select(Name).ToList();

        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    internal static bool IsApi(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal);

    internal static bool IsAnonymous(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    internal static string Name(RouteEndpoint endpoint) =>
        $"{string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"])} /{endpoint.RoutePattern.RawText!.TrimStart('/')}";
}
