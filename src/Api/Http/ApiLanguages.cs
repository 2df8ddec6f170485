using Membership.Application.Texts;
using Microsoft.AspNetCore.Localization;

namespace Membership.Api.Http;

/// <summary>Answers in the caller's language: what the address asks for, otherwise a choice made on a page, otherwise Accept-Language, otherwise English.</summary>
public static class ApiLanguages
{
    /// <summary>The parameter of an address that asks for a language.</summary>
    public const string Parameter = "lang";

    /// <summary>Adds the choice to the pipeline.</summary>
    public static void UseApiLanguages(this IApplicationBuilder app)
    {
        var options = new RequestLocalizationOptions()
            .SetDefaultCulture(Text.SupportedLanguages[0])
            .AddSupportedUICultures([.. Text.SupportedLanguages]);
        // Numbers and dates in JSON never depend on a language.
        options.AddSupportedCultures(Text.SupportedLanguages[0]);
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders = [new QueryStringRequestCultureProvider { QueryStringKey = Parameter, UIQueryStringKey = Parameter }, new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        app.UseRequestLocalization(options);
    }
}
