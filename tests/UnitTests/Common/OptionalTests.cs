using System.Text.Json;
using Membership.Application.Common;
using Membership.Application.Members;

namespace Membership.UnitTests.Common;

/// <summary>Fields of a merge patch: absent, null or a value.</summary>
public sealed class OptionalTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static UpdateMeCommand Read(string json) => JsonSerializer.Deserialize<UpdateMeCommand>(json, Json)!;

    [Fact]
    public void An_absent_field_leaves_the_present_value()
    {
        var city = Read("""{"language":"sw"}""").City;

        Assert.False(city.IsPresent);
        Assert.Equal("Nairobi", city.Or("Nairobi"));
    }

    [Fact]
    public void A_null_clears_the_value()
    {
        var city = Read("""{"city":null}""").City;

        Assert.True(city.IsPresent);
        Assert.Null(city.Or("Nairobi"));
    }

    [Theory]
    [InlineData("\"Kisumu\"", "Kisumu")]
    [InlineData("\"\"", "")]
    [InlineData("\"李\"", "李")]
    public void A_value_replaces_the_present_one(string json, string value)
    {
        var city = Read($$"""{"city":{{json}}}""").City;

        Assert.True(city.IsPresent);
        Assert.Equal(value, city.Or("Nairobi"));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("true")]
    public void Another_kind_of_value_is_malformed(string json) => Assert.Throws<JsonException>(() => Read($$"""{"city":{{json}}}"""));

    [Fact]
    public void A_field_that_cannot_be_empty_refuses_null()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Optional<int>>("null", Json));
        Assert.Equal(7, JsonSerializer.Deserialize<Optional<int>>("7", Json).Or(1));
    }

    [Fact]
    public void Absent_null_and_a_value_are_three_things()
    {
        Assert.NotEqual(default, new Optional<string>(null));
        Assert.NotEqual(new Optional<string>(null), new Optional<string>("a"));
        Assert.Equal(new Optional<string>("a"), new Optional<string>("a"));
    }

    [Fact]
    public void The_version_is_never_read_from_the_body() =>
        Assert.Null(Read("""{"expectedVersion":7,"city":"Kisumu"}""").ExpectedVersion);
}
