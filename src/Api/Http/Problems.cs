using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentValidation;
using Membership.Application.Identity;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Identity;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Membership.Api.Http;

/// <summary>The one place where refusals become RFC 9457 problems, in the caller's language.</summary>
public sealed partial class Problems(IPublicUrl publicUrl, IOptions<AccountOptions> accounts, ILogger<Problems> logger) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = 499;
            return true;
        }
        await WriteAsync(httpContext, Of(exception));
        return true;
    }

    /// <summary>Writes a problem by its code, for what is refused before any endpoint runs.</summary>
    public Task WriteAsync(HttpContext context, int status, string code) => WriteAsync(context, new Problem(status, code));

    private Problem Of(Exception exception) => exception switch
    {
        DomainException e => Of(e.Error),
        ValidationException e => new Problem(400, CodeOf(e))
        {
            Errors = e.Errors.GroupBy(f => Camel(f.PropertyName)).ToDictionary(g => g.Key, g => g.Select(f => f.ErrorMessage).Distinct().ToArray(), StringComparer.Ordinal),
        },
        BadHttpRequestException { StatusCode: 413 } => new Problem(413, "request.too_large"),
        BadHttpRequestException { StatusCode: 415 } => new Problem(415, "request.unsupported_media_type"),
        BadHttpRequestException { InnerException: JsonException json } => OfJson(json),
        BadHttpRequestException e => OfBinding(e),
        InvalidDataException => new Problem(400, "request.malformed"),
        IOException { Source: "Microsoft.AspNetCore.WebUtilities" } => new Problem(400, "request.malformed"),
        _ => Unexpected(exception),
    };

    // Where all that is wrong is one rule with a code of its own, the problem carries that code.
    private static string CodeOf(ValidationException e) =>
        e.Errors.Select(f => f.ErrorCode).Distinct().ToList() is [var only] && only?.Contains('.') == true ? only : "request.invalid";

    private static Problem Of(DomainError error) => new(StatusOf(error.Kind), error.Code)
    {
        Title = Text.Of($"problem.{char.ToLowerInvariant(error.Kind.ToString()[0])}{error.Kind.ToString()[1..]}.title"),
        Errors = error.Field is null ? null : new() { [error.Field] = [Detail(error.Code)] },
    };

    private static Problem OfJson(JsonException e)
    {
        if (UnknownMember().Match(e.Message) is { Success: true } unknown)
            return WithField(400, "request.unknown_field", unknown.Groups["name"].Value);
        var field = e.Path?.TrimStart('$').TrimStart('.');
        return string.IsNullOrEmpty(field) ? new Problem(400, "request.malformed") : WithField(400, "request.malformed", field);
    }

    private static Problem OfBinding(BadHttpRequestException e) => BoundParameter().Match(e.Message) is { Success: true } bound
        ? WithField(400, "request.malformed", Camel(bound.Groups["name"].Value))
        : new Problem(400, "request.malformed");

    private static Problem WithField(int status, string code, string field) => new(status, code) { Errors = new() { [field] = [Detail(code)] } };

    // Messages of exceptions can quote values, and values can be personal data: type and place are enough to find the fault.
    private Problem Unexpected(Exception exception)
    {
        LogUnexpected(exception.GetType().FullName!, exception.InnerException?.GetType().FullName, exception.StackTrace);
        return new Problem(500, "server.error");
    }

    private async Task WriteAsync(HttpContext context, Problem problem)
    {
        var details = new ProblemDetails
        {
            Type = $"{publicUrl.Base}/problems/{problem.Code}",
            Title = problem.Title ?? Text.TryIn(CultureInfo.CurrentUICulture, $"problem.{problem.Code}.title") ?? Text.Of("problem.invalid.title"),
            Status = problem.Status,
            Detail = Detail(problem.Code),
        };
        details.Extensions["code"] = problem.Code;
        if (problem.Errors is not null) details.Extensions["errors"] = problem.Errors;
        details.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        context.Response.StatusCode = problem.Status;
        if (problem.Code == SignInErrors.FreshSignInRequired.Code) context.Response.Headers.WWWAuthenticate = StepUp(accounts.Value);
        context.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name;
        await context.Response.WriteAsJsonAsync(details, options: null, "application/problem+json", context.RequestAborted);
    }

    // RFC 9470: what a client puts into its next authorization request.
    private static string StepUp(AccountOptions options) => string.Create(CultureInfo.InvariantCulture,
        $"Bearer error=\"insufficient_user_authentication\", error_description=\"A more recent sign-in is required.\", max_age=\"{(int)options.FreshSignIn.TotalSeconds}\"");

    private static string Detail(string code) => Text.Of($"error.{code}");

    private static int StatusOf(DomainErrorKind kind) => kind switch
    {
        DomainErrorKind.StaleSignIn => 401,
        DomainErrorKind.Forbidden => 403,
        DomainErrorKind.NotFound => 404,
        DomainErrorKind.Conflict => 409,
        DomainErrorKind.Stale => 412,
        DomainErrorKind.Mismatch => 422,
        _ => 400,
    };

    private static string Camel(string path) =>
        string.Join('.', path.Split('.').Select(p => p.Length == 0 ? p : JsonNamingPolicy.CamelCase.ConvertName(p)));

    [GeneratedRegex("^The JSON property '(?<name>[^']*)' could not be mapped", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UnknownMember();

    [GeneratedRegex("parameter \"[^ ]+ (?<name>\\w+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BoundParameter();

    [LoggerMessage(LogLevel.Error, "Unexpected {Type} (inner {Inner}) at {Stack}")]
    private partial void LogUnexpected(string type, string? inner, string? stack);

    private sealed record Problem(int Status, string Code)
    {
        public string? Title { get; init; }
        public Dictionary<string, string[]>? Errors { get; init; }
    }
}
