using System.Text.Json;
using FluentValidation;
using Membership.Api.Swagger;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Membership.ArchitectureTests;

/// <summary>What Swagger UI fills in can be sent as it is.</summary>
public sealed class SwaggerExamplesTests(HostFixture host) : IClassFixture<HostFixture>
{
    public static TheoryData<string> Bodies => [.. Examples.ByType.Keys.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Each_example_is_read_by_the_strict_json_of_the_api_and_accepted_by_its_validators(string body)
    {
        var (type, example) = Examples.ByType.Single(e => e.Key.Name == body);
        var json = host.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

        var request = JsonSerializer.Deserialize(example, type, json)!;

        var context = (IValidationContext)Activator.CreateInstance(typeof(ValidationContext<>).MakeGenericType(type), request)!;
        Assert.All(host.Services.GetServices(typeof(IValidator<>).MakeGenericType(type)), v => Assert.Empty(((IValidator)v!).Validate(context).Errors));
    }

    [Fact]
    public void Every_body_of_the_api_has_an_example() =>
        Offenders.None(host.Endpoints.Where(EndpointsTests.IsApi).Select(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)
            .OfType<Type>().Distinct().Where(t => !Examples.ByType.ContainsKey(t)).Select(t => t.Name));
}
