using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Identity;

namespace Membership.ApiTests.Identity;

/// <summary>Passkeys as hostile callers try them; the way that works is tried with a browser.</summary>
public sealed class PasskeyRefusalTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Nonsense = """{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA"}}""";

    [Fact]
    public async Task Nonsense_and_answers_to_no_question_sign_nobody_in()
    {
        foreach (var asked in (bool[])[false, true])
        foreach (var credential in (string[])["", "x", "{}", "null", "[]", Nonsense])
        {
            using var browser = new LoginBrowser(host.Address);
            if (asked)
            {
                using var options = await browser.PostFormAsync("/account/login", "/account/login?handler=options");
                Assert.Contains("\"userVerification\":\"required\"", await options.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
            using var response = await browser.PostFormAsync("/account/login", "/account/login?handler=passkey", ("credential", credential));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains($"<li>{SignInErrors.PasskeyInvalid.Message}</li>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.False(await browser.IsSignedInAsync());
        }
    }

    [Fact]
    public async Task What_is_no_passkey_is_not_kept()
    {
        var person = await host.JoinAsync();
        using var browser = await host.PasswordAsync(person.Email);
        using (var options = await browser.PostFormAsync("/account/passkeys", "/account/passkeys?handler=options"))
        {
            var json = await options.Content.ReadAsStringAsync();
            Assert.Contains("\"residentKey\":\"required\"", json, StringComparison.Ordinal);
            Assert.Contains(person.Email, json, StringComparison.Ordinal);
        }
        foreach (var (name, credential, refusal) in new[] { ("My phone", Nonsense, SignInErrors.PasskeyInvalid.Message), ("", Nonsense, "This is required."), ("My phone", "", SignInErrors.PasskeyInvalid.Message) })
        {
            using var response = await browser.PostFormAsync("/account/passkeys", "/account/passkeys?handler=add", ("passkeyName", name), ("credential", credential));
            var errors = (await response.Content.ReadAsStringAsync()).Split("class=\"errors\"")[1].Split("</ul>")[0];
            Assert.Contains(refusal, errors, StringComparison.Ordinal);
        }
        using (var removed = await browser.PostFormAsync("/account/passkeys", "/account/passkeys?handler=remove", ("id", "AAAA"))) Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
    }

    [Fact]
    public async Task The_questions_are_answered_to_forms_of_ours_only()
    {
        using var client = host.Client();
        foreach (var handler in (string[])["options", "passkey"])
            (await client.FormAsync($"/account/login?handler={handler}", ("credential", Nonsense))).Expect(HttpStatusCode.BadRequest);
    }
}
