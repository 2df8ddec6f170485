using Membership.Application.Texts;
using Microsoft.AspNetCore.Localization;

namespace Membership.Api.Http;

/// <summary>Answers in the caller's language: a choice made on a page, otherwise Accept-Language, otherwise English.</summary>
public static class ApiLanguages
{
    /// <summary>Adds the choice to the pipeline.</summary>
    public static void UseApiLanguages(this IApplicationBuilder app)
    {
        var options = new RequestLocalizationOptions()
            .SetDefaultCulture(Text.SupportedLanguages[0])
            .AddSupportedUICultures([.. Text.SupportedLanguages]);
        // Numbers and dates in JSON never depend on a language.
        options.AddSupportedCultures(Text.SupportedLanguages[0]);
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        app.UseRequestLocalization(options);
    }
}
