using Membership.Api.Identity;
using Membership.Api.Identity.Pages;
using Membership.Api.Swagger;
using Membership.Application.Identity;
using Membership.Infrastructure.Persistence.Seed;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;

namespace Membership.Api.Http;

/// <summary>What the host is made of around the routes, in the order in which a request meets it.</summary>
public static class WebHost
{
    private const long MaxBodyBytes = 64 * 1024;
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Registers the web server's parts.</summary>
    public static void AddWebHost(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["URLS"] is null && builder.Configuration["HTTP_PORTS"] is null) builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        var services = builder.Services;
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        // Swashbuckle describes types as the options of MVC write them.
        services.Configure<Microsoft.AspNetCore.Mvc.JsonOptions>(o => ApiJson.Configure(o.JsonSerializerOptions));
        services.AddSingleton<Problems>().AddSingleton<IExceptionHandler>(p => p.GetRequiredService<Problems>());
        services.AddProblemDetails();
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentActor, CurrentActor>();
        services.AddSingleton<IPublicUrl, PublicUrl>();
        services.AddScoped<DemoSeed>();
        services.AddScoped<SignIn>().AddScoped<SecondStep>();
        services.AddAntiforgery(o => o.Cookie.Name = "membership.forms");
        services.AddRazorPages(o => o.RootDirectory = "/Identity/Pages").AddMvcOptions(Identity.Refusals.Configure);
        services.AddSingleton<Microsoft.AspNetCore.Cors.Infrastructure.ICorsPolicyProvider, BrowserClients>().AddCors();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    /// <summary>The pipeline.</summary>
    public static void UseWebHost(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            // Every cookie, whoever sets it. The forms' own setting would refuse to work behind a proxy that does not tell the scheme.
            app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
        }
        app.UseSecurityHeaders();
        app.UseApiLanguages();
        app.UseRequestLog();
        app.UseExceptionHandler();
        app.UseRequestCharset();
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), branch => branch.UseStatusCodePages(async context =>
        {
            var (http, status) = (context.HttpContext, context.HttpContext.Response.StatusCode);
            await http.RequestServices.GetRequiredService<Problems>().WriteAsync(http, status, status switch
            {
                StatusCodes.Status405MethodNotAllowed => "route.method_not_allowed",
                StatusCodes.Status415UnsupportedMediaType => "request.unsupported_media_type",
                StatusCodes.Status413PayloadTooLarge => "request.too_large",
                _ => "route.not_found",
            });
        }));
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase), branch => branch.UseStatusCodePagesWithReExecute(FailedModel.Address));
        app.UseStaticFiles();
        app.UseSwaggerPages();
        app.UseRouting();
        app.UseCors();
        app.UseRoutingAnswers();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseSecondFactorGate();
        app.UseLoginServer();
        app.UseAuthorization();
        app.UseIdempotencyKeys();
    }
}
