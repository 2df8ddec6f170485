using System.Reflection;
using FluentValidation;
using FluentValidation.Results;
using Membership.Application.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Membership.Api.Http;

/// <summary>Refuses query parameters that a route does not know, given twice, or with a name that is none of the choices: a typo must not widen a list.</summary>
public static class QueryParameters
{
    /// <summary>Learns the route's parameters once, and checks each request against them.</summary>
    public static EndpointFilterDelegate Filter(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        var known = factory.MethodInfo.GetParameters().SelectMany(Parameters).DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Type, StringComparer.OrdinalIgnoreCase);
        return context =>
        {
            List<ValidationFailure>? failures = null;
            foreach (var (name, values) in context.HttpContext.Request.Query)
            {
                if (!known.TryGetValue(name, out var type) || context.HttpContext.Request.RouteValues.ContainsKey(name))
                    Add(name, Text.Of("error.request.unknown_parameter"), "request.unknown_parameter");
                else if (values.Count > 1) Add(name, Text.Of("validation.repeated"));
                else if (Names(type) is { } names && !names.Contains(values[0], StringComparer.Ordinal))
                    Add(name, Text.Of("validation.oneOf", string.Join(", ", names)));
            }
            return failures is null ? next(context) : throw new ValidationException(failures);

            void Add(string field, string message, string? code = null) => (failures ??= []).Add(new ValidationFailure(field, message) { ErrorCode = code });
        };
    }

    /// <summary>The names that a parameter takes; null where it takes others as well.</summary>
    internal static IReadOnlyList<string>? Names(Type? declared)
    {
        var type = declared is null ? null : Nullable.GetUnderlyingType(declared) ?? declared;
        return type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(EnumName<>)
            ? (IReadOnlyList<string>)type.GetProperty(nameof(EnumName<DayOfWeek>.Names))!.GetValue(null)!
            : null;
    }

    private static IEnumerable<(string Name, Type Type)> Parameters(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            return parameter.ParameterType.GetConstructors()[0].GetParameters().SelectMany(Parameters);
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        // What is neither a text nor a value comes from the body or from services.
        return type == typeof(string) || (type.IsValueType && type != typeof(CancellationToken))
            ? [(parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!, type)]
            : [];
    }
}
