using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using Membership.Application.Texts;
using Membership.Domain.Common;

namespace Membership.Api.Http;

/// <summary>The pages that a problem's <c>type</c> leads to: what the code means, for people.</summary>
public static class ProblemPages
{
    /// <summary>Codes of refusals that no use case makes.</summary>
    public static readonly IReadOnlyList<string> HttpCodes =
    [
        "request.malformed", "request.invalid", "request.unknown_field", "request.unknown_parameter", "request.too_large",
        "request.unsupported_media_type", "auth.required", "auth.insufficient_scope", "route.not_found",
        "route.method_not_allowed", "rate.limited", "server.error",
    ];

    /// <summary>Every code that a problem can carry.</summary>
    public static readonly IReadOnlyList<string> AllCodes =
    [
        .. HttpCodes,
        .. typeof(DomainError).Assembly.GetTypes().Where(t => t.IsAbstract && t.IsSealed && t.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => f.GetValue(null)).OfType<DomainError>()
            .Select(e => e.Code).Order(StringComparer.Ordinal),
    ];

    /// <summary>Maps <c>/problems</c> and <c>/problems/{code}</c>.</summary>
    public static void MapProblemPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/problems", () => Page(Text.Of("problem.page.intro"), string.Concat(AllCodes.Select(c =>
            $"<li><a href=\"/problems/{c}\"><code>{c}</code></a> {Encode(Text.Of($"error.{c}"))}</li>")) is var items ? $"<ul>{items}</ul>" : ""))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/problems/{code}", (string code) => AllCodes.Contains(code, StringComparer.Ordinal)
                ? Page(code, $"<p>{Encode(Text.Of($"error.{code}"))}</p><p><a href=\"/problems\">{Encode(Text.Of("problem.page.intro"))}</a></p>")
                : Results.NotFound())
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Page(string heading, string body)
    {
        var language = CultureInfo.CurrentUICulture;
        var direction = language.TextInfo.IsRightToLeft ? "rtl" : "ltr";
        return Results.Content($"""
            <!doctype html><html lang="{language.TwoLetterISOLanguageName}" dir="{direction}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>{Encode(heading)}</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/account.css"></head>
            <body><main><h1>{Encode(heading)}</h1>{body}</main></body></html>
            """, "text/html; charset=utf-8");
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
