using System.Net;
using System.Text.Json.Nodes;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Members;

/// <summary>Steps on the way to a membership, each by itself.</summary>
internal static class MemberSteps
{
    /// <summary>The same body with one field changed.</summary>
    public static Dictionary<string, object?> With(this Dictionary<string, object?> body, string field, object? value) => new(body) { [field] = value };

    /// <summary>Asks to join, and answers what came back.</summary>
    public static async Task<Answer> SubmitAsync(this ApiHost host, object body, params (string Name, string Value)[] headers)
    {
        using var anonymous = host.Client();
        return await anonymous.PostAsync("/api/v1/members", body, headers);
    }

    /// <summary>Asks for the confirmation mail once more.</summary>
    public static async Task<Answer> ResendAsync(this ApiHost host, string email)
    {
        using var anonymous = host.Client();
        return await anonymous.PostAsync("/api/v1/members/verification-requests", new { email });
    }

    /// <summary>Presents the token of a mailed link.</summary>
    public static async Task<Answer> ConfirmAsync(this ApiHost host, string token)
    {
        using var anonymous = host.Client();
        return await anonymous.PostAsync("/api/v1/members/verification", new { token });
    }

    /// <summary>Joins and confirms, without signing in.</summary>
    public static async Task<JsonNode> BecomeMemberAsync(this ApiHost host, Dictionary<string, object?> body)
    {
        (await host.SubmitAsync(body)).Expect(HttpStatusCode.Accepted);
        return (await host.ConfirmAsync(await host.MailedTokenAsync((string)body["email"]!))).Expect(HttpStatusCode.OK).Json;
    }

    /// <summary>Whether the login page lets these words in.</summary>
    public static async Task<bool> CanSignInAsync(this ApiHost host, string email, string password = People.Password)
    {
        using var browser = new LoginBrowser(host.Address);
        using var response = await browser.PostFormAsync("/account/login", ("email", email), ("password", password));
        return response.StatusCode is HttpStatusCode.Redirect;
    }

    /// <summary>Signs in with a refresh token; answers the token response.</summary>
    public static async Task<JsonNode> SignInForLongAsync(this ApiHost host, string email)
    {
        using var browser = new LoginBrowser(host.Address);
        return await browser.SignInAsync(email, People.Password, "openid membership offline_access");
    }

    /// <summary>Tries a refresh token of the Swagger client.</summary>
    public static async Task<Answer> RefreshAsync(this ApiHost host, string token)
    {
        using var client = host.Client();
        return await client.FormAsync("/connect/token", ("grant_type", "refresh_token"), ("client_id", "swagger"), ("refresh_token", token));
    }

    /// <summary>Asks to join a group; answers the enrollment's id.</summary>
    public static async Task<string> EnrollAsync(this Person person, string group)
    {
        var answer = await person.Api.PostAsync($"/api/v1/{group}/enrollments");
        return (string)answer.Expect(HttpStatusCode.Created).Json["id"]!;
    }

    /// <summary>Becomes a member of the Kenyan chapter, with the secretary's approval.</summary>
    public static async Task<string> EnterKenyaAsync(this ApiHost host, Person person)
    {
        var id = await person.EnrollAsync("chapters/kenya");
        using var secretary = await host.DemoAsync("secretary");
        (await secretary.PostAsync($"/api/v1/chapters/kenya/enrollments/{id}/approve")).Expect(HttpStatusCode.OK);
        return id;
    }
}
