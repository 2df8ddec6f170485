using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;

namespace Membership.ArchitectureTests;

/// <summary>Every route of the API says what it does and how it refuses.</summary>
public sealed class RouteDocumentationTests(HostFixture host) : IClassFixture<HostFixture>
{
    private IEnumerable<RouteEndpoint> Api => host.Endpoints.Where(EndpointsTests.IsApi);

    [Fact]
    public void Every_route_has_a_summary_and_a_description()
    {
        Assert.NotEmpty(Api);
        Offenders.None(Api.Where(e => string.IsNullOrWhiteSpace(e.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary)
            || string.IsNullOrWhiteSpace(e.Metadata.GetMetadata<IEndpointDescriptionMetadata>()?.Description)).Select(EndpointsTests.Name));
    }

    [Fact]
    public void Every_route_has_a_tag() =>
        Offenders.None(Api.Where(e => e.Metadata.GetMetadata<ITagsMetadata>() is null).Select(EndpointsTests.Name));

    [Fact]
    public void Every_route_declares_its_answer_and_its_refusals() => AssertDeclared(_ => true, s => s.Any(x => x < 400) && s.Any(x => x >= 400));

    [Fact]
    public void A_guarded_route_can_refuse_who_calls() => AssertDeclared(e => e.Metadata.GetMetadata<IAuthorizeData>() is not null, s => s.IsSupersetOf([401, 403]));

    [Fact]
    public void A_route_with_a_name_in_its_path_can_find_nothing() => AssertDeclared(e => e.RoutePattern.Parameters.Count > 0, s => s.Contains(404));

    [Fact]
    public void A_route_with_a_body_can_refuse_it() => AssertDeclared(e => e.Metadata.GetMetadata<IAcceptsMetadata>() is not null, s => s.IsSupersetOf([400, 413, 415]));

    [Fact]
    public void A_limited_route_can_ask_to_wait() => AssertDeclared(e => e.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null, s => s.Contains(429));

    // Unknown query parameters are errors everywhere, and so is an Idempotency-Key that is none.
    [Fact]
    public void Every_route_can_find_a_request_malformed() => AssertDeclared(_ => true, s => s.Contains(400));

    [Fact]
    public void Every_post_can_find_its_idempotency_key_used_for_another_request() =>
        AssertDeclared(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("POST"), s => s.Contains(422));

    private void AssertDeclared(Func<RouteEndpoint, bool> which, Func<HashSet<int>, bool> rule) =>
        Offenders.None(Api.Where(which).Select(e => (e, Statuses: e.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(p => p.StatusCode).ToHashSet()))
            .Where(x => !rule(x.Statuses)).Select(x => $"{EndpointsTests.Name(x.e)} declares {string.Join(' ', x.Statuses.Order())}"));
}
