using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using Membership.Api.Swagger;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Membership.ApiTests.Http;

/// <summary>The OpenAPI document is whole, and its examples work.</summary>
public sealed class OpenApiTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    [Fact]
    public async Task Every_operation_has_a_summary_a_tag_and_its_responses()
    {
        var document = await DocumentAsync();
        Assert.StartsWith("3.", (string)document["openapi"]!, StringComparison.Ordinal);
        Assert.Equal(host.Address.ToString().TrimEnd('/'), (string)document["servers"]![0]!["url"]!);
        var operations = Operations(document).ToList();
        Assert.True(operations.Count > 40);
        foreach (var (name, operation) in operations)
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["summary"]), name);
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["description"]), name);
            Assert.NotEmpty(operation["tags"]!.AsArray());
            var responses = operation["responses"]!.AsObject();
            Assert.Contains(responses, r => r.Key.StartsWith('2'));
            Assert.All(responses.Where(r => r.Key[0] is '4'), r => Assert.True(r.Value!["content"]?["application/problem+json"] is not null, $"{name} {r.Key}"));
            if (operation["security"] is not null) Assert.True(responses.ContainsKey("401"), name);
        }
    }

    [Fact]
    public async Task A_list_that_says_more_to_who_signs_in_takes_a_token_or_none_and_refuses_one_that_is_good_no_more()
    {
        var document = await DocumentAsync();
        var security = document["paths"]!["/api/v1/organizations"]!["get"]!["security"]!.AsArray().Select(s => s!.AsObject().Count).ToList();
        Assert.Contains(0, security);
        Assert.Contains(1, security);
        using var stranger = host.Client("good-no-more");
        (await stranger.GetAsync("/api/v1/organizations")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Fields_of_a_merge_patch_may_be_left_out_and_have_their_types()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!;
        foreach (var name in new[] { "UpdateMeCommand", "UpdateOrganizationCommand", "UpdateTierCommand", "UpdateClientCommand" }) Assert.Null(schemas[name]!["required"]);
        Assert.Equal("integer", (string)schemas["UpdateTierCommand"]!["properties"]!["rank"]!["type"]!);
        Assert.Equal("date", (string)schemas["UpdateTierCommand"]!["properties"]!["validUntil"]!["format"]!);
        Assert.NotNull(schemas["UpdateTierCommand"]!["properties"]!["seatOverflow"]!["enum"]);
    }

    [Fact]
    public async Task Every_reference_of_the_document_leads_somewhere()
    {
        var document = await DocumentAsync();
        foreach (var reference in References(document).Distinct())
        {
            var target = document;
            foreach (var part in reference[2..].Split('/')) target = target?[part];
            Assert.True(target is not null, reference);
        }
    }

    [Fact]
    public async Task Every_body_has_an_example()
    {
        var document = await DocumentAsync();
        foreach (var (name, operation) in Operations(document).Where(o => o.Operation["requestBody"] is not null))
            Assert.All(operation["requestBody"]!["content"]!.AsObject(), c => Assert.True(c.Value!["example"] is not null, name));
    }

    [Fact]
    public void Every_example_is_read_strictly_and_passes_its_validator()
    {
        var options = host.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        using var scope = host.Services.CreateScope();
        foreach (var (type, example) in Examples.ByType)
        {
            var body = JsonSerializer.Deserialize(example, type, options)!;
            if (type.Name == "VerifyEmailCommand" || scope.ServiceProvider.GetService(typeof(IValidator<>).MakeGenericType(type)) is not IValidator validator) continue;
            var result = validator.Validate(new ValidationContext<object>(body));
            Assert.True(result.IsValid, $"{type.Name}: {result}");
        }
    }

    [Fact]
    public async Task The_document_knows_the_sign_in_flows_and_enumerations_by_name()
    {
        var document = await DocumentAsync();
        var schemes = document["components"]!["securitySchemes"]!;
        Assert.Equal($"{host.Address}connect/authorize", (string)schemes["oauth2"]!["flows"]!["authorizationCode"]!["authorizationUrl"]!);
        Assert.Equal($"{host.Address}connect/token", (string)schemes["machine"]!["flows"]!["clientCredentials"]!["tokenUrl"]!);
        var status = Operations(document).Single(o => o.Name == "get /api/v1/members").Operation["parameters"]!.AsArray().Single(p => (string)p!["name"]! == "status")!;
        Assert.Contains("\"reaffirmationDue\"", Resolve(document, status["schema"]!).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(document["components"]!["schemas"]!.AsObject(), s => s.Key == "ConsentPurpose" && s.Value!["enum"]!.ToJsonString() == """["storage","email","directory","chapterSharing"]""");
    }

    private async Task<JsonNode> DocumentAsync()
    {
        using var client = host.Client();
        return (await client.GetAsync("/swagger/v1/swagger.json")).Expect(HttpStatusCode.OK).Json;
    }

    private static IEnumerable<(string Name, JsonNode Operation)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where Methods.Contains(operation.Key, StringComparer.Ordinal)
        select ($"{operation.Key} {path.Key}", operation.Value!);

    private static JsonNode Resolve(JsonNode document, JsonNode schema)
    {
        var reference = References(schema).FirstOrDefault();
        return reference is null ? schema : document["components"]!["schemas"]![reference.Split('/')[^1]]!;
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "$ref" ? [(string)p.Value!] : References(p.Value)),
        JsonArray a => a.SelectMany(References),
        _ => [],
    };
}
