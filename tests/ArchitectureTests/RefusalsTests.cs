using System.Reflection;
using Membership.Api.Http;
using Membership.Application.Texts;
using Membership.Domain.Common;

namespace Membership.ArchitectureTests;

/// <summary>Every refusal has a test, a text and a page.</summary>
public sealed class RefusalsTests
{
    private static readonly List<FieldInfo> Refusals =
        [.. Repository.Assemblies.SelectMany(a => a.Types()).SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.FieldType == typeof(DomainError))];

    [Fact]
    public void Every_refusal_is_named_by_a_test()
    {
        var tests = Repository.Files("tests", ".cs").Select(Repository.Read).ToList();

        // By the name of its field, or by its code where a test reads it over HTTP.
        Offenders.None(Refusals.Where(f => !tests.Any(t => t.Contains($"{f.DeclaringType!.Name}.{f.Name}", StringComparison.Ordinal)
            || t.Contains($"\"{((DomainError)f.GetValue(null)!).Code}\"", StringComparison.Ordinal))).Select(f => $"{f.DeclaringType!.Name}.{f.Name}"));
    }

    [Fact]
    public void Every_refusal_stands_on_the_page_of_its_feature()
    {
        Assert.NotEmpty(Refusals);
        Assert.All(Refusals, f => Assert.EndsWith("Errors", f.DeclaringType!.Name, StringComparison.Ordinal));
        Assert.All(Refusals, f => Assert.Equal(Repository.Domain, f.DeclaringType!.Assembly));
    }

    [Fact]
    public void Every_refusal_is_explained_under_problems() =>
        Offenders.None(Refusals.Select(f => ((DomainError)f.GetValue(null)!).Code).Except(ProblemPages.AllCodes, StringComparer.Ordinal));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("ar")]
    public void Every_code_that_a_problem_can_carry_has_its_words(string language)
    {
        var culture = new System.Globalization.CultureInfo(language);

        Assert.All(ProblemPages.AllCodes, c => Assert.False(string.IsNullOrEmpty(Text.TryIn(culture, $"error.{c}")), c));
        Assert.All(ProblemPages.HttpCodes, c => Assert.False(string.IsNullOrEmpty(Text.TryIn(culture, $"problem.{c}.title")), c));
    }

    [Fact]
    public void No_two_codes_are_equal() => Assert.Equal(ProblemPages.AllCodes.Count, ProblemPages.AllCodes.Distinct(StringComparer.Ordinal).Count());
}
