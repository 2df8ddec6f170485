using System.Net;
using System.Text.RegularExpressions;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Members;
using Xunit.Abstractions;

namespace Membership.ApiTests.Identity;

/// <summary>Nobody learns from an answer whether an address is known (rule 22): status, headers, text and the work done are the same.</summary>
public sealed partial class EnumerationTests(ApiHost host, ITestOutputHelper output) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/account/login", "/account/login")]
    [InlineData("/account/forgot-password", "/account/forgot-password")]
    [InlineData("/account/verify", "/account/verify?handler=again")]
    [InlineData("/account/join", "/account/join")]
    public async Task A_page_answers_alike_whether_the_address_is_known_or_not(string page, string form)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (what, email) in await AddressesAsync()) answers[what] = await AnswerAsync(b => b.PostFormAsync(page, form, Fields(email)), email);
        Assert.True(answers.Values.Distinct().Count() == 1, string.Join("\n\n", answers.Select(a => $"{a.Key}: {a.Value}")));
    }

    [Fact]
    public async Task The_API_answers_alike_whether_the_address_is_known_or_not()
    {
        using var client = host.Client();
        var (joins, resends) = (new List<string>(), new List<string>());
        foreach (var (_, email) in await AddressesAsync())
        {
            joins.Add(Of(await client.PostAsync("/api/v1/members", People.Joining(email)), email));
            resends.Add(Of(await client.PostAsync("/api/v1/members/verification-requests", new { email }), email));
        }
        Assert.Single(joins.Distinct());
        Assert.Single(resends.Distinct());
    }

    [Fact]
    public async Task A_failed_sign_in_does_the_same_work_for_every_address()
    {
        var locked = (await host.JoinAsync()).Email;
        for (var i = 0; i < 10; i++) await host.CanSignInAsync(locked, "guess");
        using var work = await DatabaseWork.OfAsync(host);
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (what, email) in (await AddressesAsync()).Append(("locked", locked)))
        {
            using var browser = new LoginBrowser(host.Address);
            using (await browser.GetAsync("/account/login")) { }
            done[what] = await work.DuringAsync(async () => (await browser.PostFormAsync("/account/login", ("email", email), ("password", "wrong"))).Dispose());
        }
        foreach (var (what, commands) in done) output.WriteLine($"{what}:\n{commands}\n");
        Assert.NotEqual("", done["known"]);
        Assert.Single(done.Values.Distinct());
    }

    [Fact]
    public async Task A_sign_in_and_an_authorization_request_tell_nothing_about_a_login_hint()
    {
        using var browser = new LoginBrowser(host.Address);
        var answers = new List<string>();
        foreach (var (_, email) in await AddressesAsync())
        {
            var request = new Dictionary<string, string?>(browser.Request("openid", new string('v', 43))) { ["login_hint"] = email };
            answers.Add(await AnswerAsync(b => b.GetAsync(Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString("/connect/authorize", request)), email));
            answers.Add((await AnswerAsync(b => b.GetAsync("/account/login?email=" + Uri.EscapeDataString(email)), email)).Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        Assert.Equal(2, answers.Distinct().Count());
    }

    private async Task<List<(string What, string Email)>> AddressesAsync()
    {
        var (suspended, resigned, waiting) = (await host.JoinAsync(), await host.JoinAsync(), People.NewEmail());
        using var administrator = await host.DemoAsync("administrator");
        (await administrator.PostAsync($"/api/v1/members/{suspended.Id}/suspend", new { reason = "x" })).Expect(HttpStatusCode.OK);
        (await resigned.Api.PostAsync("/api/v1/me/resignation")).Expect(HttpStatusCode.OK);
        await host.SubmitAsync(People.Joining(waiting));
        return [("known", (await host.JoinAsync()).Email), ("unknown", People.NewEmail()), ("suspended", suspended.Email), ("resigned", resigned.Email), ("waiting", waiting)];
    }

    private static (string, string)[] Fields(string email) =>
    [
        ("email", email), ("password", "a wrong long phrase"), ("givenName", "Wanjikũ"), ("familyName", "Mwangi"), ("country", "KE"), ("city", "Nairobi"), ("language", "en"), ("consents", "storage"),
    ];

    private async Task<string> AnswerAsync(Func<LoginBrowser, Task<HttpResponseMessage>> request, string email)
    {
        using var browser = new LoginBrowser(host.Address);
        using var response = await request(browser);
        return Of(await Answer.ReadAsync(response), email);
    }

    // Without what differs in any two answers: tokens, dates and trace ids; the address itself is what was typed.
    private static string Of(Answer answer, string email)
    {
        var headers = answer.Headers.Concat(answer.ContentHeaders).Where(h => h.Key is not ("Date" or "traceparent" or "Content-Length"))
            .Select(h => $"{h.Key}: {(h.Key == "Set-Cookie" ? string.Join(',', h.Value.Select(v => v.Split('=')[0])) : string.Join(',', h.Value))}").Order(StringComparer.Ordinal);
        var told = $"{(int)answer.Status}\n{string.Join('\n', headers)}\n\n{Changing().Replace(answer.Text, "")}";
        return told.Replace(Uri.EscapeDataString(email), "", StringComparison.Ordinal).Replace(email, "", StringComparison.Ordinal);
    }

    [GeneratedRegex("value=\"CfDJ[^\"]*\"")]
    private static partial Regex Changing();
}
