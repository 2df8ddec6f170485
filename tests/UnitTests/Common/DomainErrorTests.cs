using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Members;

namespace Membership.UnitTests.Common;

/// <summary>Every refusal has a stable code, a sentence, and that sentence in every language.</summary>
public sealed class DomainErrorTests
{
    private static readonly List<DomainError> Errors =
    [
        .. typeof(DomainError).Assembly.GetTypes().Where(t => t.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => f.GetValue(null)).OfType<DomainError>(),
    ];

    public static TheoryData<string> Codes => [.. Errors.Select(e => e.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Codes_are_dotted_lower_case_words(string code) => Assert.Matches(new Regex(@"^[a-z_]+(\.[a-z_]+)+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture), code);

    [Fact]
    public void Codes_are_unique() => Assert.Equal(Errors.Count, Errors.Select(e => e.Code).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_english_text_is_the_errors_own_sentence(string code) =>
        Assert.Equal(Errors.Single(e => e.Code == code).Message, Text.In(CultureInfo.GetCultureInfo("en"), $"error.{code}"));

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_sentence_is_translated(string code) =>
        Assert.All(["fr", "es", "ar"], language => Assert.NotEqual(
            Errors.Single(e => e.Code == code).Message, Text.In(CultureInfo.GetCultureInfo(language), $"error.{code}")));

    [Fact]
    public void Every_kind_of_refusal_has_a_title() =>
        Assert.All(Enum.GetNames<DomainErrorKind>(), k => Assert.NotNull(
            Text.TryIn(CultureInfo.GetCultureInfo("en"), $"problem.{char.ToLowerInvariant(k[0])}{k[1..]}.title")));

    [Fact]
    public void A_refusal_is_thrown_unless_the_rule_holds()
    {
        MemberErrors.StateForbids.Unless(rule: true);

        Refused.With(MemberErrors.StateForbids, () => MemberErrors.StateForbids.Unless(rule: false));
    }

    [Fact]
    public void A_missing_thing_is_refused_and_a_found_one_returned()
    {
        Assert.Equal("here", CommonErrors.NotFound.IfMissing("here"));
        Refused.With(CommonErrors.NotFound, () => CommonErrors.NotFound.IfMissing<string>(null));
    }

    [Fact]
    public void An_exception_carries_its_refusal_and_only_the_code_as_its_message()
    {
        var exception = new DomainException(MemberErrors.StateForbids);

        Assert.Equal((MemberErrors.StateForbids, "member.state_forbids"), (exception.Error, exception.Message));
    }
}
