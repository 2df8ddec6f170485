using FluentValidation;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Membership.Domain.Members;

namespace Membership.Application.Common;

/// <summary>The shapes that several requests share, each stated once.</summary>
public static class Rules
{
    /// <summary>Any script; no control characters, lone surrogates or direction overrides.</summary>
    public static IRuleBuilderOptions<T, string?> CleanText<T>(this IRuleBuilder<T, string?> rule, int maxLength, bool allowLineBreaks = false) =>
        rule.MaximumLength(maxLength)
            .Must(t => t is null || PlainText.IsClean(t, allowLineBreaks)).WithMessage(_ => Text.Of("validation.text"))
            // Normal form C can lengthen a text, and it is what is stored.
            .Must(t => t is null || !PlainText.IsClean(t, allowLineBreaks) || (PlainText.Normalize(t)?.Length ?? 0) <= maxLength)
            .WithMessage(_ => Text.Of("page.tooLong", maxLength));

    /// <summary>A required text of any script.</summary>
    public static IRuleBuilderOptions<T, string?> RequiredText<T>(this IRuleBuilder<T, string?> rule, int maxLength) =>
        rule.Must(t => t is not null && PlainText.IsVisible(t)).WithMessage(_ => Text.Of("validation.required"))
            .CleanText(maxLength);

    /// <summary>An email address, international ones included.</summary>
    public static IRuleBuilderOptions<T, string?> Email<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(e => EmailAddress.TryParse(e) is not null).WithMessage(_ => Text.Of("validation.email"));

    /// <summary>An assigned ISO 3166-1 alpha-2 code.</summary>
    public static IRuleBuilderOptions<T, string?> Country<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(Countries.IsKnown).WithMessage(_ => Text.Of("validation.country"));

    /// <summary>A BCP 47 tag.</summary>
    public static IRuleBuilderOptions<T, string?> Language<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(Languages.IsKnown).WithMessage(_ => Text.Of("validation.language"));

    /// <summary>An ISO 4217 code of money that people pay in.</summary>
    public static IRuleBuilderOptions<T, string?> Currency<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(Currencies.IsKnown).WithErrorCode(MoneyErrors.CurrencyUnknown.Code).WithMessage(_ => Text.Of("error.money.currency_unknown"));

    /// <summary>What a search may be: short, clean, and with something to look for.</summary>
    public static IRuleBuilderOptions<T, string?> SearchQuery<T>(this IRuleBuilder<T, string?> rule) =>
        rule.CleanText(PersonName.MaxLength)
            .Must(q => q is null || !PlainText.IsClean(q) || SearchKeys.Prefixes(q).Count > 0).WithMessage(_ => Text.Of("validation.search"));
}
