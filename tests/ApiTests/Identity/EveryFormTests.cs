using System.Net;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Membership.ApiTests.Identity;

/// <summary>What holds for every page of the running host, also for those that are added later: the host is asked which it has.</summary>
public sealed partial class EveryFormTests(ApiHost host) : IClassFixture<ApiHost>
{
    // Whoever forges this one changes the language of the pages, and the visitor changes it back.
    private static readonly string[] OpenToEverybody = ["/account/language"];

    [Fact]
    public async Task No_form_does_anything_for_a_post_that_another_site_caused()
    {
        var person = await host.JoinAsync();
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", person.Email, People.Password);
        using var stranger = new LoginBrowser(host.Address);
        var foreign = AntiForgery().Match(await (await stranger.GetAsync("/account/login")).Content.ReadAsStringAsync()).Groups[1].Value;
        var forms = await FormsAsync();
        Assert.True(forms.Count >= 10, $"Only {forms.Count} forms were found.");
        foreach (var form in forms.Where(f => !OpenToEverybody.Contains(f, StringComparer.Ordinal)))
            foreach (var token in new[] { null, "", "garbage", foreign })
            {
                (string, string)[] fields = [("email", person.Email), ("password", People.Password), ("currentPassword", People.Password), ("newPassword", "a new long phrase")];
                using var response = await browser.ForgeAsync(form, token is null ? fields : [.. fields, ("__RequestVerificationToken", token)]);
                Assert.True(response.StatusCode is HttpStatusCode.BadRequest, $"{form} answered {(int)response.StatusCode} to a forged post.");
                Assert.DoesNotContain("membership.session", string.Join(';', response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []), StringComparison.Ordinal);
            }
        using var still = await browser.GetAsync("/account/manage");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_page_has_no_answer_but_a_refusal_to_what_it_has_no_handler_for()
    {
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", "member@example.org", People.Password);
        var forms = await FormsAsync();
        foreach (var path in Pages().Select(p => p.Path).Where(p => p is not "/account/failed" && !forms.Contains(p, StringComparer.Ordinal)).Select(p => p.Replace("{id:guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal)))
        {
            using var response = await browser.PostFormAsync("/account/manage", $"{path}?handler=none");
            // A page that asks nobody to sign in does not know whose form it is (400).
            Assert.True(response.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest, $"{path} answered {(int)response.StatusCode}.");
        }
        using var invoice = await browser.PostFormAsync("/account/manage", $"/account/invoices/{Guid.NewGuid()}");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "GET"), (invoice.StatusCode, string.Join(", ", invoice.Content.Headers.Allow)));
    }

    [Fact]
    public async Task No_page_can_be_shown_in_a_frame_or_kept_by_anybody_on_the_way()
    {
        using var stranger = new LoginBrowser(host.Address);
        using var browser = new LoginBrowser(host.Address);
        await browser.LoginAsync("/account/login", "member@example.org", People.Password);
        string[] others = ["/", "/connect/authorize", "/connect/endsession", "/connect/token", "/swagger/index.html", "/account/no-such-page", "/problems/auth.required", "/api/v1/me", "/.well-known/openid-configuration"];
        foreach (var path in Pages().Select(p => p.Path).Concat(others))
            foreach (var visitor in new[] { stranger, browser })
            {
                using var response = await visitor.GetAsync(path);
                Assert.Equal("DENY", string.Join(',', response.Headers.GetValues("X-Frame-Options")));
                Assert.Contains("frame-ancestors 'none'", string.Join(',', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
                Assert.Equal("nosniff", string.Join(',', response.Headers.GetValues("X-Content-Type-Options")));
                Assert.Equal("no-referrer", string.Join(',', response.Headers.GetValues("Referrer-Policy")));
                if (path.StartsWith("/account", StringComparison.Ordinal)) Assert.True(response.Headers.CacheControl!.NoStore, path);
            }
    }

    [Fact]
    public void No_endpoint_beside_the_pages_takes_posts_with_the_sessions_cookie()
    {
        var posts = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") != false)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(p => p.StartsWith("/account", StringComparison.Ordinal));
        Assert.Empty(posts);
    }

    private List<(string Path, PageActionDescriptor Page)> Pages() =>
        [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => ("/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<PageActionDescriptor>()!)).Where(p => p.Item2 is not null).DistinctBy(p => p.Item1)];

    private async Task<List<string>> FormsAsync()
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var forms = new List<string>();
        foreach (var (path, page) in Pages())
            forms.AddRange((await loader.LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty)).HandlerMethods
                .Where(h => h.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase)).Select(h => h.Name is null ? path : $"{path}?handler={h.Name}"));
        return forms;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiForgery();
}
