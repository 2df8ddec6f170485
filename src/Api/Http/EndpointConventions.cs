using System.Globalization;
using Membership.Application.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Membership.Api.Http;

/// <summary>What every route of the API does: refuses unknown query parameters, sends and honours ETags.</summary>
public static class EndpointConventions
{
    /// <summary>Adds the conventions to a group of routes.</summary>
    public static RouteGroupBuilder WithApiConventions(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory(QueryParameters.Filter);
        group.AddEndpointFilter(ETagAsync);
        group.ProducesProblem(StatusCodes.Status400BadRequest);
        return group;
    }

    /// <summary>The version that the caller's If-Match names; null where there is none, a version that never exists where it is not ours.</summary>
    public static int? IfMatch(this HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*") return null;
        return header.StartsWith("\"v", StringComparison.Ordinal) && header.EndsWith('"')
            && int.TryParse(header[2..^1].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }

    /// <summary>Says which refusals a route can answer, for the documentation.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) route.ProducesProblem(status);
        return route;
    }

    /// <summary>A page of a collection, with the Link header of the next one (RFC 8288).</summary>
    public static IResult Paged<T>(this HttpContext context, Page<T> page) => context.Paged(page, page.Next);

    /// <summary>A page that carries more than its entries.</summary>
    public static IResult Paged<T>(this HttpContext context, T page, string? next)
    {
        if (next is not null)
        {
            var query = QueryString.Create(context.Request.Query
                .Where(p => !p.Key.Equals("cursor", StringComparison.OrdinalIgnoreCase))
                .SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value)).Append(new("cursor", next)));
            context.Response.Headers.Link = $"<{context.Request.Path}{query}>; rel=\"next\"";
        }
        return TypedResults.Ok(page);
    }

    private static async ValueTask<object?> ETagAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if (result is not IValueHttpResult { Value: IVersioned versioned }) return result;
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        // What is worded in the caller's language is another text in each.
        var language = response.Headers.Vary.Contains("Accept-Language") ? "-" + CultureInfo.CurrentUICulture.TwoLetterISOLanguageName : "";
        var etag = string.Create(CultureInfo.InvariantCulture, $"\"v{versioned.Version}{language}\"");
        response.Headers.ETag = etag;
        var known = HttpMethods.IsGet(request.Method) && request.Headers.IfNoneMatch.Count > 0
            && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
            && tags.Any(t => t.Tag == "*" || t.Tag == etag);
        return known ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : result;
    }
}

/// <summary>A route that is open to everybody, and says more to whoever comes with a token that fulfils a policy.</summary>
public sealed record SaysMoreTo(string Policy);

/// <summary>The page that a collection is asked for.</summary>
/// <param name="Limit">Entries per page, 1 to 200; 50 where none is given.</param>
/// <param name="Cursor">The previous page's <c>next</c>.</param>
public sealed record PageParameters([FromQuery(Name = "limit")] int? Limit, [FromQuery(Name = "cursor")] string? Cursor)
{
    /// <summary>What the use cases take.</summary>
    public PageRequest Request => new(Limit, Cursor);
}
