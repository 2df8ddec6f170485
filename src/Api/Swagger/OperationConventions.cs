using System.Text.Json.Nodes;
using Membership.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Membership.Api.Swagger;

/// <summary>Adds to each operation what the host's conventions give it: scopes, headers, examples.</summary>
public sealed class OperationConventions : IOperationFilter
{
    private static readonly OpenApiSchema Text = new() { Type = JsonSchemaType.String };

    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var method = context.ApiDescription.HttpMethod;
        var isOpen = metadata.OfType<IAllowAnonymous>().Any();
        var policies = isOpen ? metadata.OfType<SaysMoreTo>().Select(m => m.Policy) : metadata.OfType<IAuthorizeData>().Select(a => a.Policy).OfType<string>();
        var scopes = policies.SelectMany(ApiPolicies.ScopesOf).Distinct(StringComparer.Ordinal).ToList();
        // One alternative per scope: any of them opens the route; an empty one where it is open to everybody as well.
        if (scopes.Count > 0)
        {
            var alternatives = scopes.Select(scope => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(SwaggerServices.SchemeOf(scope), context.Document)] = [scope] });
            operation.Security = isOpen ? [new OpenApiSecurityRequirement(), .. alternatives] : [.. alternatives];
        }
        operation.Parameters ??= [];
        if (method is "POST") AddHeader(operation, "Idempotency-Key", "Any unique text of up to 200 characters. Repeating the request with it within 24 hours answers the first response again.");
        if (operation.Responses?.ContainsKey("412") == true)
            AddHeader(operation, "If-Match", "The ETag that was read; a stale one is refused with 412.");
        if (operation.Responses?.ContainsKey("304") == true) AddHeader(operation, "If-None-Match", "The ETag that was read; answers 304 while it is current.");
        AddHeader(operation, "Accept-Language", "Language of messages: en, fr, es or ar.");
        AddExample(operation, context);
        AddNames(operation, context);
    }

    private static void AddNames(OpenApiOperation operation, OperationFilterContext context)
    {
        foreach (var parameter in context.ApiDescription.ParameterDescriptions)
        {
            if (QueryParameters.Names(parameter.ParameterDescriptor?.ParameterType) is { } names
                && operation.Parameters!.FirstOrDefault(p => p.Name == parameter.Name) is OpenApiParameter documented)
                documented.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. names.Select(n => (JsonNode)n)] };
        }
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description) =>
        operation.Parameters!.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Schema = Text });

    private static void AddExample(OpenApiOperation operation, OperationFilterContext context)
    {
        var body = context.ApiDescription.ParameterDescriptions.FirstOrDefault(p => p.Source.Id == "Body")?.Type;
        if (body is null || operation.RequestBody?.Content is null || !Examples.ByType.TryGetValue(body, out var example)) return;
        foreach (var content in operation.RequestBody.Content.Values) content.Example = JsonNode.Parse(example);
    }
}
