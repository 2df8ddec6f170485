using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;

namespace Membership.ApiTests.Representatives;

/// <summary>Steps of an appointment, each by itself.</summary>
internal static class RepresentativeSteps
{
    /// <summary>Invites an address; answers what came back.</summary>
    public static Task<Answer> InviteAsync(this ApiClient caller, Body body, string role, string email, bool replaces = false) =>
        caller.PostAsync($"{body.Path}/representatives", new { role, email, replaces });

    /// <summary>Has staff name a member; answers what came back.</summary>
    public static Task<Answer> NameAsync(this ApiClient staff, Body body, string role, Guid memberId, bool replaces = false) =>
        staff.PostAsync($"{body.Path}/representatives", new { role, memberId, replaces });

    /// <summary>Accepts, declines or gives up one's own.</summary>
    public static Task<Answer> AnswerAsync(this Person person, string id, string action = "accept") => person.Api.PostAsync($"/api/v1/me/representations/{id}/{action}");

    /// <summary>Invites somebody, who accepts; answers the appointment.</summary>
    public static async Task<string> BringInAsync(this ApiClient caller, Body body, string role, Person person, bool replaces = false)
    {
        var id = (string)(await caller.InviteAsync(body, role, person.Email, replaces)).Expect(HttpStatusCode.Created).Json["id"]!;
        (await person.AnswerAsync(id)).Expect(HttpStatusCode.OK);
        return id;
    }

    /// <summary>Ends an appointment of an organization's.</summary>
    public static Task<Answer> EndAsync(this ApiClient caller, Body body, string id, string? reason = null) =>
        caller.PostAsync($"{body.Path}/representatives/{id}/end", reason is null ? null : new { reason });

    /// <summary>Who is in office, as role and member.</summary>
    public static async Task<IReadOnlyList<string>> InOfficeAsync(this ApiClient caller, Body body) =>
        [.. (await caller.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.OK).Items.Select(r => $"{r!["role"]} {r["memberId"]}").Order(StringComparer.Ordinal)];

    /// <summary>The id of whoever holds a role.</summary>
    public static async Task<string> HolderAsync(this ApiClient caller, Body body, string role) =>
        (string)(await caller.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.OK).Items.Single(r => (string)r!["role"]! == role)!["id"]!;

    /// <summary>The subjects of somebody's mails that name the organization, newest first.</summary>
    public static async Task<IReadOnlyList<string>> SubjectsAsync(this ApiHost host, string email, Body body) =>
        [.. (await host.MailsAsync(email)).Select(m => m.Subject).Where(s => s.Contains(body.Name, StringComparison.Ordinal)).Select(s => s.Replace(body.Name, "…", StringComparison.Ordinal))];
}
