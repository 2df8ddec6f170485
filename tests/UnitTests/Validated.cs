using System.Text.Json;
using FluentValidation;

namespace Membership.UnitTests;

/// <summary>Asserts what a validator says, with fields named as clients name them.</summary>
internal static class Validated
{
    /// <summary>Texts that look dangerous and are ordinary text here.</summary>
    public static TheoryData<string> HarmlessTexts => new()
    {
        "Robert'); DROP TABLE Members;--",
        "' OR '1'='1",
        "<script>alert(1)</script>",
        "{{7*7}} ${7*7} %s {0}",
        "=HYPERLINK(\"https://example.org\")",
        "👩\u200D💻 Wanjikũ",
    };

    /// <summary>The request is accepted.</summary>
    public static void Accepts<T>(AbstractValidator<T> validator, T request) => Assert.Equal([], Fields(validator, request));

    /// <summary>The request is refused for this field and no other, with words.</summary>
    public static void Names<T>(string field, AbstractValidator<T> validator, T request)
    {
        Assert.Equal([field], Fields(validator, request));
        Assert.All(validator.Validate(request).Errors, e => Assert.NotEqual("", e.ErrorMessage));
    }

    private static List<string> Fields<T>(AbstractValidator<T> validator, T request) =>
        [.. validator.Validate(request).Errors.Select(e => string.Join('.', e.PropertyName.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName))).Distinct()];
}
