using System.Net;
using Membership.ApiTests.Hosting;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;

namespace Membership.ApiTests.Organizations;

/// <summary>What an organization tells about itself, and who changes it.</summary>
public sealed class OrganizationProfileTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task A_tier_that_is_called_otherwise_changes_what_is_known_of_its_organizations()
    {
        var body = await host.NewOrganizationAsync();
        using var administrator = await host.DemoAsync("administrator");
        var etag = (await body.Principal.Api.GetAsync(body.Path)).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NotModified, (await body.Principal.Api.SendAsync(HttpMethod.Get, body.Path, null, ("If-None-Match", etag))).Status);
        (await administrator.PatchAsync($"/api/v1/tiers/{body.Tier.Code}", new { name = "Supporters" })).Expect(HttpStatusCode.OK);

        var anew = (await body.Principal.Api.SendAsync(HttpMethod.Get, body.Path, null, ("If-None-Match", etag))).Expect(HttpStatusCode.OK);
        Assert.Equal("Supporters", (string)anew.Json["tier"]!["name"]!);
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_leaves_the_rest()
    {
        var organization = await host.NewOrganizationAsync(OrganizationStatus.Applied);
        var api = organization.Principal.Api;
        var before = (await api.ReadAsync(organization.Path)).AsObject();
        var contacts = new[] { new { purpose = "press", name = "Press office", email = "press@example.org", phone = (string?)null } };
        var after = (await api.PatchAsync(organization.Path, new { legalName = " Àlpha Réseau ", website = "https://alpha.example.org", contacts, listedPublicly = false }))
            .Expect(HttpStatusCode.OK).Json.AsObject();
        Assert.Equal(("Àlpha Réseau", "https://alpha.example.org", false), ((string)after["legalName"]!, (string)after["website"]!, (bool)after["listedPublicly"]!));
        Assert.Equal("press@example.org", (string)after["contacts"]![0]!["email"]!);
        foreach (var (name, value) in before.Where(p => p.Key is not ("legalName" or "website" or "contacts" or "listedPublicly"))) Assert.Equal(value?.ToJsonString(), after[name]?.ToJsonString());
        Assert.Equal(after.ToJsonString(), (await api.ReadAsync(organization.Path)).ToJsonString());

        var cleared = (await api.PatchAsync(organization.Path, """{"website":null,"address":null,"contacts":null}""")).Expect(HttpStatusCode.OK).Json;
        Assert.Null(cleared["website"]);
        Assert.Null(cleared["address"]);
        Assert.Empty(cleared["contacts"]!.AsArray());
    }

    [Fact]
    public async Task Versions_are_strong_and_a_stale_one_is_refused()
    {
        var organization = await host.NewOrganizationAsync();
        var api = organization.Principal.Api;
        var etag = (await api.GetAsync(organization.Path)).Headers.ETag!;
        Assert.False(etag.IsWeak);
        (await api.GetAsync(organization.Path, ("If-None-Match", etag.Tag))).Expect(HttpStatusCode.NotModified);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => api.PatchAsync(organization.Path, new { address = $"Street {i}" }, ("If-Match", etag.Tag))));
        var winner = Assert.Single(answers, a => a.Status is HttpStatusCode.OK);
        Assert.All(answers.Except([winner]), a => a.Expect(HttpStatusCode.PreconditionFailed, "resource.stale"));
        Assert.Equal(winner.Headers.ETag, (await api.GetAsync(organization.Path, ("If-None-Match", etag.Tag))).Expect(HttpStatusCode.OK).Headers.ETag);
    }

    [Fact]
    public async Task A_billing_representative_keeps_the_address_and_the_tax_number_and_nothing_else()
    {
        var organization = await host.NewOrganizationAsync();
        var billing = await host.NewRepresentativeAsync(organization, RepresentativeRole.Billing);
        var changed = (await billing.Api.PatchAsync(organization.Path, new { address = "P.O. Box 2\nKisumu", vatNumber = "P051234567A" })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("P.O. Box 2\nKisumu", "P051234567A"), ((string)changed["address"]!, (string)changed["vatNumber"]!));
        foreach (var body in new object[] { new { legalName = "Ours" }, new { address = "A", website = "https://example.org" }, new { listedPublicly = false }, new { country = "DE" } })
            (await billing.Api.PatchAsync(organization.Path, body)).Expect(HttpStatusCode.Forbidden, "organization.billing_only");
        var election = await host.NewRepresentativeAsync(organization, RepresentativeRole.Election);
        (await election.Api.PatchAsync(organization.Path, new { address = "A" })).Expect(HttpStatusCode.Forbidden, "access.forbidden");
        Assert.Equal(organization.Name, (string)(await election.Api.ReadAsync(organization.Path))["legalName"]!);
    }

    [Fact]
    public async Task Once_approved_staff_alone_change_what_they_approved()
    {
        var applied = await host.NewOrganizationAsync(OrganizationStatus.Applied);
        var member = await host.NewOrganizationAsync(with: p => p with { Domains = ["mtandao.example.org"] });
        using var administrator = await host.DemoAsync("administrator");
        using var machine = await host.IntegratorAsync("organizations.write");
        foreach (var body in new object[] { new { kind = "corporation" }, new { employees = 5000 }, new { domains = new[] { "other.example.org" } }, new { legalName = "Quite Another" }, new { country = "UG" }, new { registrationNumber = "9" } })
        {
            (await applied.Principal.Api.PatchAsync(applied.Path, body)).Expect(HttpStatusCode.OK);
            (await member.Principal.Api.PatchAsync(member.Path, body)).Expect(HttpStatusCode.Forbidden, "organization.staff_only");
            (await machine.PatchAsync(member.Path, body)).Expect(HttpStatusCode.Forbidden, "organization.staff_only");
        }
        (await member.Principal.Api.PatchAsync(member.Path, new { kind = "nonProfit", employees = 12, domains = new[] { "Mtandao.example.org" }, website = "https://mtandao.example.org" }))
            .Expect(HttpStatusCode.OK);
        (await machine.PatchAsync(member.Path, new { language = "fr" })).Expect(HttpStatusCode.OK);
        var changed = (await administrator.PatchAsync(member.Path, new { kind = "corporation", employees = 5000, domains = new[] { "other.example.org" } })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("corporation", 5000, "fr"), ((string)changed["kind"]!, (int)changed["employees"]!, (string)changed["language"]!));
        using var auditor = await host.DemoAsync("auditor");
        var entries = (await auditor.GetAsync($"/api/v1/audit-events?organizationId={member.Id}")).Items;
        Assert.All(entries, e => Assert.Equal("organization.profile", (string)e!["action"]!));
        Assert.Equal(["kind, employees, domains", "language", "kind, employees, website, domains"], entries.Select(e => (string)e!["detail"]!));
    }

    [Fact]
    public async Task The_audit_trail_says_who_agreed_to_the_public_list_and_who_took_that_back()
    {
        var member = await host.NewOrganizationAsync();
        foreach (var listed in (bool[])[false, true, true]) (await member.Principal.Api.PatchAsync(member.Path, new { listedPublicly = listed })).Expect(HttpStatusCode.OK);
        using var auditor = await host.DemoAsync("auditor");
        var entries = (await auditor.GetAsync($"/api/v1/audit-events?organizationId={member.Id}")).Items.Where(e => (string)e!["action"]! == "organization.listing").ToList();
        Assert.Equal(["agreed", "withdrawn"], entries.Select(e => (string)e!["detail"]!));
        Assert.All(entries, e => Assert.Equal(member.Principal.Id, (Guid)e!["actorId"]!));
    }

    [Fact]
    public async Task A_new_country_asks_for_a_tax_number_of_that_country_or_none()
    {
        var organization = await host.NewOrganizationAsync(OrganizationStatus.Applied, with: p => p with { Country = "DE", VatNumber = "DE136695976" });
        var api = organization.Principal.Api;
        Assert.Equal(["vatNumber"], (await api.PatchAsync(organization.Path, new { country = "FR" })).Expect(HttpStatusCode.BadRequest, "organization.vat_number_invalid").Fields);
        Assert.Equal("DE", (string)(await api.ReadAsync(organization.Path))["country"]!);
        (await api.PatchAsync(organization.Path, """{"country":"FR","vatNumber":null}""")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("legalName", "null")]
    [InlineData("legalName", "\"\\u200b\"")]
    [InlineData("kind", "null")]
    [InlineData("kind", "\"Corporation\"")]
    [InlineData("employees", "null")]
    [InlineData("employees", "-1")]
    [InlineData("employees", "10000001")]
    [InlineData("employees", "1e3")]
    [InlineData("country", "\"XX\"")]
    [InlineData("language", "null")]
    [InlineData("website", "\"http:/example.org\"")]
    [InlineData("logoUrl", "\"http://example.org/logo.png\"")]
    [InlineData("address", "\"\\u0000\"")]
    [InlineData("registrationNumber", "7")]
    [InlineData("vatNumber", "\"-\"")]
    [InlineData("domains", "[\"outlook.com\"]")]
    [InlineData("domains", "[7]")]
    [InlineData("contacts", "[null]")]
    [InlineData("contacts", "[{\"purpose\":\"press\",\"name\":\"P\",\"email\":\"nobody\"}]")]
    [InlineData("contacts", "{}")]
    [InlineData("listedPublicly", "null")]
    [InlineData("listedPublicly", "1")]
    [InlineData("status", "\"active\"")]
    [InlineData("tier", "\"gold\"")]
    [InlineData("currency", "\"EUR\"")]
    [InlineData("expectedVersion", "1")]
    public async Task A_bad_value_is_refused_and_names_its_field(string field, string json)
    {
        var organization = await host.NewOrganizationAsync(OrganizationStatus.Applied);
        var api = organization.Principal.Api;
        var before = (await api.GetAsync(organization.Path)).Headers.ETag;
        var answer = (await api.PatchAsync(organization.Path, $$"""{"{{field}}":{{json}}}""")).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(field, Assert.Single(answer.Fields).Split('.', '[')[0]);
        Assert.Equal(before, (await api.GetAsync(organization.Path)).Headers.ETag);
    }

    [Fact]
    public async Task A_representative_who_left_and_a_suspended_one_lose_their_rights_at_once()
    {
        var organization = await host.NewOrganizationAsync();
        var alternate = await host.NewRepresentativeAsync(organization, RepresentativeRole.Alternate);
        using var administrator = await host.DemoAsync("administrator");
        (await alternate.Api.PatchAsync(organization.Path, new { website = "https://example.org" })).Expect(HttpStatusCode.OK);
        (await administrator.PostAsync($"/api/v1/members/{alternate.Id}/suspend", new { reason = "Case 19" })).Expect(HttpStatusCode.OK);
        (await alternate.Api.GetAsync(organization.Path)).Expect(HttpStatusCode.Unauthorized);
        await host.OnDatabaseAsync(async db =>
        {
            foreach (var r in db.Representatives.Where(r => r.MemberId == organization.Principal.Id).AsEnumerable().Select(r => db.Attach(r).Entity))
                r.End(new Domain.Common.Decision(null, host.Clock.GetUtcNow(), "left"));
            return await db.SaveChangesAsync();
        });
        (await organization.Principal.Api.GetAsync(organization.Path)).Expect(HttpStatusCode.NotFound);
        (await organization.Principal.Api.PatchAsync(organization.Path, new { website = "https://example.com" })).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Auditors_see_no_names_and_addresses_of_contacts()
    {
        var organization = await host.NewOrganizationAsync(with: p => p with { Address = "P.O. Box 2\nNairobi", Contacts = [new("Ask for Wanjiku", "Wanjikũ Mwangi", "wanjiku@example.org", "+254 20 1")] });
        using var auditor = await host.DemoAsync("auditor");
        var masked = await auditor.ReadAsync(organization.Path);
        var contact = masked["contacts"]![0]!;
        Assert.Null((string?)masked["address"]);
        Assert.Equal(("…", "W.", "…@example.org", null), ((string)contact["purpose"]!, (string)contact["name"]!, (string)contact["email"]!, (string?)contact["phone"]));
    }
}
