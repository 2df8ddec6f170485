using System.Net;
using System.Text.Json;
using Membership.ApiTests.Hosting;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using static Membership.ApiTests.Organizations.ApplicationSteps;

namespace Membership.ApiTests.Organizations;

/// <summary>A member applies on behalf of an organization.</summary>
public sealed class ApplyingTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task An_application_is_stored_and_told_to_the_applicant_and_to_every_administrator()
    {
        var (member, tier, second) = (await host.JoinAsync(), await host.NewTierAsync(), await host.NewAdministratorAsync());
        var body = Applying(tier).With("website", "https://mtandao.example.org").With("domains", new[] { $"D{Guid.NewGuid():N}.example.ORG" }).With("vatNumber", " p051-234.567a ")
            .With("address", "P.O. Box 1\nNairobi").With("contacts", new[] { new { purpose = "press", name = "Press office", email = "press@example.org" } });

        var answer = (await member.Api.PostAsync(OrganizationsPath, body)).Expect(HttpStatusCode.Created);
        var path = $"{OrganizationsPath}/{answer.Json["id"]}";
        Assert.Equal((path, "applied"), (answer.Headers.Location!.ToString(), (string)answer.Json["status"]!));
        Assert.Empty(answer.Json["possibleDuplicates"]!.AsArray());

        var stored = (await member.Api.ReadAsync(path)).AsObject();
        Assert.Equal(("applied", "foundation", tier.Code, "USD", "P051234567A", "P.O. Box 1\nNairobi", member.Id.ToString()), ((string)stored["status"]!, (string)stored["kind"]!,
            (string)stored["tier"]!["code"]!, (string)stored["currency"]!, (string)stored["vatNumber"]!, (string)stored["address"]!, (string)stored["applicantId"]!));
        Assert.Equal((string)body["legalName"]!, (string)stored["legalName"]!);
        Assert.Equal(["press"], stored["contacts"]!.AsArray().Select(c => (string)c!["purpose"]!));
        Assert.Equal(["applied"], await member.Api.StatesAsync(path));

        var name = (string)body["legalName"]!;
        Assert.Equal($"Application of {name}", (await host.MailsAsync(member.Email))[0].Subject);
        foreach (var administrator in new[] { "administrator@example.org", second.Email })
            Assert.Contains(await host.MailsAsync(administrator), m => m.Subject == $"New application: {name}" && m.Text.Contains((string)answer.Json["id"]!, StringComparison.Ordinal));
        Assert.DoesNotContain(await host.MailsAsync("press@example.org"), _ => true);
    }

    [Fact]
    public async Task Applying_twice_with_one_key_makes_one_application()
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        var body = Applying(tier);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => member.Api.PostAsync(OrganizationsPath, body, ("Idempotency-Key", "only-once"))));
        Assert.Single(answers.Select(a => (string)a.Expect(HttpStatusCode.Created).Json["id"]!).Distinct());
        Assert.Single((await member.Api.GetAsync("/api/v1/me/organizations")).Items);
    }

    [Fact]
    public async Task Nobody_can_flood_staff_with_applications()
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        var paths = new List<string>();
        for (var i = 0; i < 5; i++) paths.Add(await member.ApplyAsync(Applying(tier)));
        (await member.Api.PostAsync(OrganizationsPath, Applying(tier))).Expect(HttpStatusCode.Conflict, "organization.too_many_applications");
        (await member.Api.PostAsync($"{paths[0]}/resign")).Expect(HttpStatusCode.OK);
        await member.ApplyAsync(Applying(tier));
    }

    [Fact]
    public async Task Nobody_applies_and_takes_back_over_and_over()
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        for (var i = 0; i < 10; i++) (await member.Api.PostAsync($"{await member.ApplyAsync(Applying(tier))}/resign")).Expect(HttpStatusCode.OK);
        (await member.Api.PostAsync(OrganizationsPath, Applying(tier))).Expect(HttpStatusCode.Conflict, "organization.applies_too_often");
    }

    [Theory]
    [InlineData("legalName", "null")]
    [InlineData("legalName", "\"\\u200b\"")]
    [InlineData("legalName", "\"\\ud800\"")]
    [InlineData("legalName", "\"a\\u0000b\"")]
    [InlineData("legalName", "7")]
    [InlineData("kind", "null")]
    [InlineData("kind", "\"company\"")]
    [InlineData("kind", "0")]
    [InlineData("country", "\"XX\"")]
    [InlineData("country", "\"ke\"")]
    [InlineData("employees", "null")]
    [InlineData("employees", "-1")]
    [InlineData("employees", "10000001")]
    [InlineData("employees", "99999999999999")]
    [InlineData("employees", "1.5")]
    [InlineData("employees", "\"12\"")]
    [InlineData("language", "\"xx-klingon\"")]
    [InlineData("tier", "null")]
    [InlineData("tier", "\"no-such-tier\"")]
    [InlineData("tier", "\"'; DROP TABLE Tiers;--\"")]
    [InlineData("currency", "\"XXX\"")]
    [InlineData("currency", "\"usd\"")]
    [InlineData("currency", "null")]
    [InlineData("website", "\"ftp://example.org\"")]
    [InlineData("website", "\"javascript:alert(1)\"")]
    [InlineData("website", "\"https://127.0.0.1/\"")]
    [InlineData("logoUrl", "\"http://example.org/logo.svg\"")]
    [InlineData("logoUrl", "\"data:image/png;base64,AAAA\"")]
    [InlineData("address", "\"\\u202e\"")]
    [InlineData("registrationNumber", "[]")]
    [InlineData("vatNumber", "\"no digits\"")]
    [InlineData("domains", "[\"gmail.com\"]")]
    [InlineData("domains", "[\"co.uk\"]")]
    [InlineData("domains", "[\"https://example.org\"]")]
    [InlineData("domains", "[null]")]
    [InlineData("domains", "\"example.org\"")]
    [InlineData("contacts", "[null]")]
    [InlineData("contacts", "[{}]")]
    [InlineData("contacts", "[{\"purpose\":\"press\",\"name\":\"P\",\"email\":\"a@b\"}]")]
    [InlineData("contacts", "[{\"purpose\":\"press\",\"name\":\"P\",\"email\":\"a@example.org\",\"age\":7}]")]
    [InlineData("listedPublicly", "\"yes\"")]
    public async Task A_bad_value_is_refused_and_names_its_field(string field, string json)
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        var answer = (await member.Api.PostAsync(OrganizationsPath, Applying(tier).WithJson(field, json))).Expect(HttpStatusCode.BadRequest);
        Assert.NotNull(answer.Code);
        Assert.All(answer.Fields, f => Assert.Contains(f.Split('.', '[')[0], new[] { field, "age" }));
        Assert.NotEmpty(answer.Fields);
        Assert.Empty((await member.Api.GetAsync("/api/v1/me/organizations")).Items);
    }

    [Theory]
    [InlineData("vatNumber", "\"DE136695977\"", "organization.vat_number_invalid")]
    [InlineData("domains", "[\"yahoo.co.jp\"]", "organization.domain_is_public_mail")]
    [InlineData("domains", "[\"example\"]", "organization.domain_invalid")]
    [InlineData("tier", "\"nothing\"", "tier.unknown")]
    public async Task A_rule_that_refuses_an_application_says_which(string field, string json, string code)
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        var answer = await member.Api.PostAsync(OrganizationsPath, Applying(tier).With("country", "DE").WithJson(field, json), ("Accept-Language", "fr"));
        Assert.Equal([field], answer.Expect(HttpStatusCode.BadRequest, code).Fields);
    }

    [Fact]
    public async Task Too_much_of_anything_and_fields_that_do_not_exist_are_refused()
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        var contact = new { purpose = "press", name = "P", email = "a@example.org" };
        foreach (var (field, value) in new (string, object)[]
                 {
                     ("domains", Enumerable.Range(0, 21).Select(i => $"d{i}.example.org")), ("contacts", Enumerable.Repeat(contact, 11)), ("legalName", new string('x', 10_000)),
                     ("address", new string('é', 501)), ("website", "https://example.org/" + new string('x', 10_000)), ("registrationNumber", new string('1', 51)),
                     ("vatNumber", new string('1', 10_000)), ("applicantId", member.Id), ("status", "active"), ("id", Guid.NewGuid()),
                 })
            Assert.Equal([field], (await member.Api.PostAsync(OrganizationsPath, Applying(tier).With(field, value))).Expect(HttpStatusCode.BadRequest).Fields);
        (await member.Api.PostAsync(OrganizationsPath, "[]")).Expect(HttpStatusCode.BadRequest);
        (await member.Api.PostAsync(OrganizationsPath, JsonSerializer.Serialize(Applying(tier).With("address", new string('x', 70 * 1024))))).Expect(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_tier_must_be_open_to_the_organization_today_in_its_currency()
    {
        var member = await host.JoinAsync();
        var today = host.Today();
        var small = await host.NewTierAsync(prices: new TierPriceDetails(OrganizationKind.Corporation, 0, "USD", 10m, today));
        var granted = await host.NewTierAsync(granted: true);
        var paid = await host.NewTierAsync();
        Assert.Equal(["tier"], (await member.Api.PostAsync(OrganizationsPath, Applying(small))).Expect(HttpStatusCode.Conflict, "tier.no_price").Fields);
        (await member.Api.PostAsync(OrganizationsPath, Applying(paid).With("currency", "JPY"))).Expect(HttpStatusCode.Conflict, "tier.no_price");
        (await member.Api.PostAsync(OrganizationsPath, Applying(granted))).Expect(HttpStatusCode.Conflict, "tier.granted_by_staff");
        await host.OnDatabaseAsync(db => db.Tiers.Where(t => t.Id == paid.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.ValidUntil, today.AddDays(-1))));
        (await member.Api.PostAsync(OrganizationsPath, Applying(paid))).Expect(HttpStatusCode.Conflict, "tier.not_valid");
    }

    [Fact]
    public async Task Code_in_every_text_is_stored_and_returned_as_plain_text()
    {
        var (member, tier) = (await host.JoinAsync(), await host.NewTierAsync());
        const string code = "<script>alert(1)</script> {0} '; DROP TABLE Organizations;-- =1+1";
        var path = await member.ApplyAsync(Applying(tier, code).With("address", code).With("registrationNumber", code[..40])
            .With("contacts", new[] { new { purpose = code[..30], name = code, email = "a@example.org", phone = "=1+1" } }));
        var stored = await member.Api.ReadAsync(path);
        Assert.Equal((code, code, code), ((string)stored["legalName"]!, (string)stored["address"]!, (string)stored["contacts"]![0]!["name"]!));
        Assert.Contains(code, (await host.MailsAsync(member.Email))[0].Text, StringComparison.Ordinal);
    }
}
