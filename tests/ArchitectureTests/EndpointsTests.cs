using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Membership.ArchitectureTests;

/// <summary>Nothing is open unless it stands on this list.</summary>
public sealed class EndpointsTests(HostFixture host) : IClassFixture<HostFixture>
{
    private static readonly string[] Anonymous =
    [
        "GET /",
    ];

    [Fact]
    public void Exactly_the_listed_endpoints_are_open_to_anonymous_callers() =>
        Assert.Equal(string.Join("\n", Anonymous.Order(StringComparer.Ordinal)), string.Join("\n", host.Endpoints.Where(IsAnonymous).Select(Name).Distinct().Order(StringComparer.Ordinal)) is var x ? throw new InvalidOperationException(x + "\n=====\n" + string.Join("\n", host.Endpoints.Where(e=>!IsAnonymous(e)).Select(e=>Name(e)+" "+string.Join(",",e.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a=>a.Policy+"/"+a.AuthenticationSchemes))))) : "");

    [Fact]
    public void Every_other_endpoint_says_what_it_takes_to_enter() =>
        Assert.Equal([], host.Endpoints.Where(e => !IsAnonymous(e) && e.Metadata.GetMetadata<IAuthorizeData>() is null).Select(Name));

    [Fact]
    public void Every_route_of_the_api_names_the_policy_that_guards_it() =>
        Assert.Equal([], host.Endpoints.Where(e => IsApi(e) && !IsAnonymous(e))
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

        Assert.DoesNotContain(production, e => e.Contains("/dev", StringComparison.Ordinal));
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
