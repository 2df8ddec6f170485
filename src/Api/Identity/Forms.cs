using System.Collections.Concurrent;
using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Membership.Application.Texts;
using Membership.Domain.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Membership.Api.Identity;

/// <summary>A labelled input of a page; the label is the text <c>page.field.</c> and its name.</summary>
/// <param name="Name">Name and id of the input, as in the API.</param>
/// <param name="Value">What stands in it.</param>
public sealed record Field(string Name, string? Value = null)
{
    /// <summary>The input's type. Addresses are text: browsers refuse or rewrite international ones in inputs of type email.</summary>
    public string Type { get; init; } = "text";

    /// <summary>The autocomplete token, so that browsers and assistive tools know what is asked.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>The keyboard to offer.</summary>
    public string? InputMode { get; init; }

    /// <summary>Direction of the text: what is typed decides, except in addresses.</summary>
    public string Direction { get; init; } = "auto";

    /// <summary>Whether it may stay empty.</summary>
    public bool Optional { get; init; }

    /// <summary>A line of help.</summary>
    public string? Hint { get; init; }

    /// <summary>An email address.</summary>
    public static Field Email(string? value, string autocomplete = "email") =>
        new("email", value) { Autocomplete = autocomplete, InputMode = "email", Direction = "ltr" };

    /// <summary>A code of an authenticator application, or a recovery code, which holds letters.</summary>
    public static Field Code() => new("code") { Autocomplete = "one-time-code", Direction = "ltr" };

    /// <summary>A password; what was typed is never sent back.</summary>
    public static Field Password(string name, string autocomplete, string? hint = null) =>
        new(name) { Type = "password", Autocomplete = autocomplete, Direction = "ltr", Hint = hint };
}

/// <summary>Buttons that lead to the other providers.</summary>
/// <param name="Action">The page's own handler for them.</param>
/// <param name="ReturnUrl">Where to go on afterwards.</param>
public sealed record ProviderButtons(string Action, string? ReturnUrl);

/// <summary>A labelled choice of one among many.</summary>
/// <param name="Name">Name and id, as in the API.</param>
/// <param name="Value">What is chosen.</param>
/// <param name="Autocomplete">The autocomplete token.</param>
/// <param name="Options">Values and what they are called.</param>
public sealed record Choice(string Name, string? Value, string Autocomplete, IReadOnlyList<KeyValuePair<string, string>> Options);

/// <summary>Runs a page's use case and puts its refusals beside the fields they are about.</summary>
public static class Refusals
{
    /// <summary>Pages refuse what they have no handler for, and say in the reader's language that a form was damaged.</summary>
    public static void Configure(MvcOptions options)
    {
        options.Filters.Add<UnhandledMethods>();
        var messages = options.ModelBindingMessageProvider;
        messages.SetMissingBindRequiredValueAccessor(_ => Damaged);
        messages.SetValueMustNotBeNullAccessor(_ => Damaged);
        messages.SetValueIsInvalidAccessor(_ => Damaged);
        messages.SetUnknownValueIsInvalidAccessor(_ => Damaged);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Damaged);
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Damaged);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Damaged);
    }

    private static string Damaged => Text.Of("validation.form");

    /// <summary>True where nothing was refused.</summary>
    public static async Task<bool> AcceptsAsync(this ModelStateDictionary state, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (ValidationException e)
        {
            foreach (var failure in e.Errors) state.AddModelError(failure.PropertyName, Message(failure));
        }
        catch (DomainException e)
        {
            state.AddModelError(e.Error.Field ?? "", Text.Of($"error.{e.Error.Code}"));
        }
        return false;
    }

    // The library's own messages name the property in English.
    private static string Message(ValidationFailure failure) => failure.ErrorCode switch
    {
        "NotEmptyValidator" => Text.Of("validation.required"),
        "MaximumLengthValidator" => Text.Of("page.tooLong", failure.FormattedMessagePlaceholderValues["MaxLength"]),
        _ => failure.ErrorMessage,
    };
}

/// <summary>What the choices of the join page offer, in the page's language.</summary>
public static class Choices
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<KeyValuePair<string, string>>> CountriesByLanguage = new(StringComparer.Ordinal);

    /// <summary>Countries and territories, sorted as readers of the language expect.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> CountriesIn(CultureInfo language) => CountriesByLanguage.GetOrAdd(language.Name, _ =>
        [.. Countries.All.Select(code => KeyValuePair.Create(code, Countries.Name(code, language))).OrderBy(c => c.Value, StringComparer.Create(language, ignoreCase: true))]);

    /// <summary>The languages of pages and mails, each by its own name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Languages { get; } =
        [.. Text.SupportedLanguages.Select(CultureInfo.GetCultureInfo).Select(l => KeyValuePair.Create(l.Name, l.TextInfo.ToTitleCase(l.NativeName)))];
}
