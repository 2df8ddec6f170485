using System.Net;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Representatives;

namespace Membership.ApiTests.Representatives;

/// <summary>What each role may do over HTTP, and what each caller sees of representatives.</summary>
public sealed class RepresentativeSightTests(ApiHost host) : IClassFixture<ApiHost>
{
    // ok is what a rule may still refuse; of two organizations nobody represents the other one.
    private const string Table = """
                                                        principal alternate billing election other
        GET  /representatives                           ok        ok        ok      ok       404
        GET  /representatives?status=all                ok        ok        ok      ok       404
        POST /representatives                           ok        ok        403     403      404
        POST /representatives/{rid}/end                 ok        ok        403     403      404
        GET  /affiliations                              ok        ok        403     403      404
        POST /affiliations/{aid}/confirm                ok        ok        403     403      404
        POST /affiliations/{aid}/decline                ok        ok        403     403      404
        POST /affiliations/{aid}/end                    ok        ok        403     403      404
        GET                                             ok        ok        ok      ok       404
        GET  /history                                   ok        ok        ok      ok       404
        GET  /messages                                  ok        ok        ok      ok       404
        POST /messages                                  ok        ok        403     403      404
        PATCH {website}                                 ok        ok        403     403      404
        PATCH {address}                                 ok        ok        ok      403      404
        POST /tier                                      ok        ok        403     403      404
        POST /renew                                     ok        ok        403     403      404
        POST /return                                    ok        ok        403     403      404
        POST /resign                                    ok        ok        403     403      404
        POST /review                                    403       403       403     403      404
        GET  /invoices                                  ok        ok        ok      403      404
        GET  /account                                   ok        ok        ok      403      404
        GET  /statement                                 ok        ok        ok      403      404
        GET  /payments                                  ok        ok        ok      403      404
        """;

    [Fact]
    public async Task Each_role_may_what_the_table_says()
    {
        var (body, other, staff) = (await host.NewOrganizationAsync(), await host.NewOrganizationAsync(), await host.JoinAsync());
        var callers = new Dictionary<string, ApiClient> { ["principal"] = body.Principal.Api, ["other"] = other.Principal.Api };
        foreach (var role in (RepresentativeRole[])[RepresentativeRole.Alternate, RepresentativeRole.Billing, RepresentativeRole.Election])
            callers[$"{role}".ToLowerInvariant()] = (await host.NewRepresentativeAsync(body, role)).Api;
        // What is over stays so, whoever tries: the caller was let in.
        var ended = (string)(await body.Principal.Api.InviteAsync(body, "election", staff.Email, replaces: true)).Json["id"]!;
        (await body.Principal.Api.EndAsync(body, ended)).Expect(HttpStatusCode.OK);
        var claim = (string)(await staff.Api.PostAsync("/api/v1/me/affiliations", new { organizationId = body.Id })).Expect(HttpStatusCode.Created).Json["id"]!;
        (await staff.Api.PostAsync($"/api/v1/me/affiliations/{claim}/end")).Expect(HttpStatusCode.OK);
        var lines = Table.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var failures = new List<string>();
        foreach (var line in lines.Skip(1))
        foreach (var (name, cell) in lines[0].Zip(line.TakeLast(lines[0].Length)))
        {
            var target = line.Length > lines[0].Length + 1 ? line[1] : "";
            var path = body.Path + (target.StartsWith('{') ? "" : target.Replace("{rid}", ended, StringComparison.Ordinal).Replace("{aid}", claim, StringComparison.Ordinal));
            var answer = await callers[name].SendAsync(new HttpMethod(line[0]), path, BodyOf(line[0], target, body));
            var let = answer.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or >= HttpStatusCode.InternalServerError);
            if (let ? cell != "ok" : cell != $"{(int)answer.Status}") failures.Add($"{name}: {line[0]} {target} answered {(int)answer.Status} {answer.Text}");
        }
        Assert.Empty(failures);
    }

    // Well-formed, and refused by a rule where the caller is let in and it would change anything for the callers after it.
    private static object? BodyOf(string method, string target, Body body) => (method, target) switch
    {
        ("POST", "/representatives") => new { role = "principal", email = "a@example.org" },
        ("POST", "/messages") => new { text = "A word." },
        ("POST", "/tier") => new { tier = body.Tier.Code },
        ("POST", "/resign") => new { reason = "" },
        ("POST", _) when target.EndsWith("decline", StringComparison.Ordinal) => new { reason = "x" },
        ("PATCH", "{website}") => new { website = "https://example.org" },
        ("PATCH", _) => new { address = "P.O. Box 2\nNairobi" },
        _ => null,
    };

    [Fact]
    public async Task Names_are_for_all_who_see_addresses_for_staff_principal_and_alternate_and_initials_for_auditors()
    {
        var body = await host.NewOrganizationAsync();
        var billing = await host.NewRepresentativeAsync(body, RepresentativeRole.Billing);
        var invited = People.NewEmail();
        (await body.Principal.Api.InviteAsync(body, "alternate", invited)).Expect(HttpStatusCode.Created);
        using var administrator = await host.DemoAsync("administrator");
        using var auditor = await host.DemoAsync("auditor");
        using var reader = await host.IntegratorAsync("organizations.read");
        foreach (var full in (ApiClient[])[body.Principal.Api, administrator])
        {
            var (holder, invitation) = await SeenAsync(full);
            Assert.Equal((true, body.Principal.Email, invited), (holder.Name.StartsWith("Akinyi Principal", StringComparison.Ordinal), holder.Email, invitation));
        }
        foreach (var part in (ApiClient[])[billing.Api, reader])
        {
            var (holder, invitation) = await SeenAsync(part);
            Assert.Equal((true, null, null), (holder.Name.StartsWith("Akinyi Principal", StringComparison.Ordinal), holder.Email, invitation));
        }
        var (masked, unread) = await SeenAsync(auditor);
        Assert.Equal(("A. P.", "…@example.com", "…@example.com"), (masked.Name, masked.Email, unread));

        async Task<((string Name, string? Email) Holder, string? Invited)> SeenAsync(ApiClient caller)
        {
            var holder = (await caller.GetAsync($"{body.Path}/representatives")).Expect(HttpStatusCode.OK).Items.Single(r => (string)r!["role"]! == "principal")!;
            var invitation = (await caller.GetAsync($"{body.Path}/representatives?status=invited")).Expect(HttpStatusCode.OK).Items.Single()!;
            return (((string)holder["name"]!, (string?)holder["email"]), (string?)invitation["email"]);
        }
    }

    [Fact]
    public async Task The_history_tells_who_appointed_and_ended_whom_and_why_page_by_page()
    {
        var body = await host.NewOrganizationAsync();
        var people = new List<Person>();
        for (var i = 0; i < 3; i++)
        {
            people.Add(await host.JoinAsync("Otieno", $"Payer{i}"));
            await body.Principal.Api.BringInAsync(body, "billing", people[i], replaces: i > 0);
        }
        var billing = await body.Principal.Api.HolderAsync(body, "billing");
        (await people[2].Api.EndAsync(body, billing)).Expect(HttpStatusCode.OK);
        var (shown, address) = (new List<string>(), (string?)$"{body.Path}/representatives?status=all&limit=2");
        while (address is not null)
        {
            var page = (await body.Principal.Api.GetAsync(address)).Expect(HttpStatusCode.OK);
            shown.AddRange(page.Items.Select(r => $"{r!["name"]} {r["status"]} {r["reason"]} by {r["endedByName"]}"));
            address = page.Json["next"] is { } next ? $"{body.Path}/representatives?status=all&limit=2&cursor={Uri.EscapeDataString((string)next!)}" : null;
        }
        var principal = shown[^1].Split(" active")[0];
        Assert.Equal(["Otieno Payer2 ended left by Otieno Payer2", "Otieno Payer1 ended replaced by Otieno Payer2", "Otieno Payer0 ended replaced by Otieno Payer1", $"{principal} active  by "], shown);
        Assert.All((await body.Principal.Api.GetAsync($"{body.Path}/representatives?status=all&limit=3")).Items, r => Assert.Equal(principal, (string)r!["appointedByName"]!));
        using var auditor = await host.DemoAsync("auditor");
        Assert.Equal("O. P.", (string)(await auditor.GetAsync($"{body.Path}/representatives?status=all")).Items[0]!["endedByName"]!);
    }
}
