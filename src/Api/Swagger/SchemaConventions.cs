using System.Text.Json;
using System.Text.Json.Nodes;
using Membership.Api.Http;
using Membership.Application.Common;
using Membership.Application.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Membership.Api.Swagger;

/// <summary>Describes types as they stand in JSON: optional fields by their value, problems with their code.</summary>
public sealed class SchemaConventions : ISchemaFilter
{
    /// <inheritdoc/>
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema concrete) return;
        if (context.Type.IsGenericType && context.Type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            (concrete.Type, concrete.Properties, concrete.Required) = (JsonSchemaType.String | JsonSchemaType.Null, null, null);
            concrete.AdditionalPropertiesAllowed = true;
            concrete.AdditionalProperties = null;
            DescribeValue(concrete, context.Type.GetGenericArguments()[0], context);
        }
        if (context.Type.IsGenericType && context.Type.GetGenericTypeDefinition() == typeof(EnumName<>))
        {
            var names = (IReadOnlyList<string>)context.Type.GetProperty(nameof(EnumName<DayOfWeek>.Names))!.GetValue(null)!;
            (concrete.Type, concrete.Properties, concrete.Required) = (JsonSchemaType.String, null, null);
            concrete.Enum = [.. names.Select(n => (JsonNode)n)];
        }
        // Of a merge patch every field may be left out.
        if (context.Type.GetProperties().Any(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Optional<>))) concrete.Required = null;
        if (context.Type == typeof(ProblemDetails))
        {
            concrete.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
            concrete.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable and dotted, for example enrollment.already_exists." };
            concrete.Properties["errors"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "Messages by field." };
            concrete.Properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Tell it to whoever runs the server." };
        }
    }

    // Lists and what may be empty can be cleared with null; values cannot.
    private static void DescribeValue(OpenApiSchema schema, Type type, SchemaFilterContext context)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (value == typeof(int)) schema.Type = type == value ? JsonSchemaType.Integer : JsonSchemaType.Integer | JsonSchemaType.Null;
        else if (value == typeof(bool)) schema.Type = JsonSchemaType.Boolean;
        else if (value == typeof(DateOnly)) (schema.Type, schema.Format) = (JsonSchemaType.String | JsonSchemaType.Null, "date");
        else if (value.IsEnum) (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. Enum.GetNames(value).Select(n => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(n))]);
        else if (value.IsGenericType && value.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            (schema.Type, schema.Items) = (JsonSchemaType.Array | JsonSchemaType.Null, context.SchemaGenerator.GenerateSchema(value.GetGenericArguments()[0], context.SchemaRepository));
    }
}

/// <summary>Fills in the addresses that are known only once the server runs.</summary>
public sealed class ServerAddresses(IPublicUrl publicUrl) : IDocumentFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        swaggerDoc.Servers = [new OpenApiServer { Url = publicUrl.Base }];
        foreach (var (name, scheme) in SwaggerServices.Schemes(publicUrl.Base)) swaggerDoc.Components!.SecuritySchemes![name] = scheme;
    }
}
