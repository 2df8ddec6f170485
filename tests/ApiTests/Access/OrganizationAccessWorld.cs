using System.Globalization;
using Membership.ApiTests.Affiliations;
using Membership.ApiTests.Council;
using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.ApiTests.Representatives;
using Membership.Domain.Representatives;
using Microsoft.EntityFrameworkCore;

namespace Membership.ApiTests.Access;

/// <summary>A host with all the callers of <see cref="OrganizationAccessTable"/> signed in, and an organization to ask for.</summary>
public sealed class OrganizationAccessWorld : ApiHost
{
    /// <summary>The callers by the names of the table's columns.</summary>
    public IReadOnlyDictionary<string, ApiClient> Callers { get; private set; } = new Dictionary<string, ApiClient>();

    /// <summary>What stands for the placeholders of an address, by name.</summary>
    public Dictionary<string, string> Things { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var organization = await this.NewOrganizationAsync();
        var other = await this.NewOrganizationAsync();
        Things["id"] = organization.Id.ToString();
        Things["code"] = organization.Tier.Code;
        Things["invoiceId"] = await OnDatabaseAsync(async db => (await db.Invoices.Where(i => i.OrganizationId == organization.Id).Select(i => i.Id).SingleAsync()).ToString());
        Things["ordinal"] = "1";
        Things["year"] = this.Today().Year.ToString(CultureInfo.InvariantCulture);
        using var administrator = await this.DemoAsync("administrator");
        Things["rollId"] = (string)(await this.FreezeAsync(administrator))["id"]!;
        // What is over stays so, whoever tries.
        var bystander = await this.JoinAsync();
        Things["rid"] = (string)(await administrator.InviteAsync(organization, "election", bystander.Email)).Json["id"]!;
        await administrator.EndAsync(organization, Things["rid"]);
        Things["aid"] = await bystander.ClaimedAsync(organization);
        await bystander.LeaveAsync(Things["aid"]);
        Callers = new Dictionary<string, ApiClient>
        {
            ["anonymous"] = Client(), ["member"] = await this.DemoAsync("member"), ["principal"] = organization.Principal.Api,
            ["billing"] = (await this.NewRepresentativeAsync(organization, RepresentativeRole.Billing)).Api, ["other"] = other.Principal.Api,
            ["reader"] = await this.IntegratorAsync("organizations.read"), ["writer"] = await this.IntegratorAsync("organizations.write"),
            ["machine"] = await this.IntegratorAsync(), ["admin"] = await this.DemoAsync("administrator"), ["auditor"] = await this.DemoAsync("auditor"),
        };
    }

    /// <summary>An operation's address with real things in it; what does not exist is a new identifier.</summary>
    public string PathOf(string operation) => "/api/v1" + string.Join('/', operation.Split(' ')[1].Split('/').Select(part =>
        part.StartsWith('{') ? Things.GetValueOrDefault(part.Trim('{', '}'), Guid.NewGuid().ToString()) : part));

    /// <summary>
    /// A body that is well-formed, so that the refusal is about the caller, and that a rule or a state refuses where it is let in, so that the callers
    /// after it find everything as it was.
    /// </summary>
    public static object? BodyOf(string operation) => Bodies.GetValueOrDefault(operation);

    private static readonly Dictionary<string, object> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /organizations/{id}/invoices/{invoiceId}/credit"] = new { amount = 0, reason = "To see who may." },
        ["POST /organizations/{id}/invoices/{invoiceId}/write-off"] = new { amount = 1, reason = "To see who may." },
        ["POST /organizations/{id}/payments"] = new { amount = 0, currency = "USD", receivedOn = "2026-01-02", reference = "bank-1" },
        ["POST /organizations/{id}/payments/{ordinal}/reverse"] = new { reason = "To see who may." },
        ["POST /organizations/{id}/refunds"] = new { amount = 1, currency = "USD", on = "2026-01-02", reference = "bank-2", reason = "To see who may." },
        ["POST /organizations/{id}/representatives"] = new { role = "principal", email = "somebody-else@example.com" },
        ["POST /organizations/{id}/affiliations/{aid}/decline"] = new { reason = "To see who may." },
        ["POST /me/affiliations"] = new { organizationId = Guid.Empty },
        ["POST /council/rolls"] = new { kind = "council", title = "Meeting", asOf = "2999-01-01T00:00:00Z" },
        ["POST /organizations"] = new { legalName = "Nobody", kind = "nonProfit", country = "KE", employees = 1, language = "en", tier = "no-such-tier", currency = "USD" },
        ["PATCH /organizations/{id}"] = new { address = "P.O. Box 2" },
        ["POST /organizations/{id}/messages"] = new { text = "To see who may." },
        ["POST /organizations/{id}/reject"] = new { reason = "To see who may." },
        ["POST /organizations/{id}/resign"] = new { reason = "To see who may." },
        ["POST /organizations/{id}/terminate"] = new { reason = "To see who may." },
        ["POST /tiers"] = new { code = "access", name = "Access", rank = 1, granted = true, termKind = "rolling", prices = new[] { new { currency = "USD", amount = 1 } } },
        ["PATCH /tiers/{code}"] = new { validUntil = "2001-01-01" },
        ["POST /tiers/{code}/prices"] = new { currency = "USD", amount = 0 },
        ["POST /organizations/{id}/tier"] = new { tier = "no-such-tier" },
        ["POST /organizations/{id}/return"] = new { tier = "no-such-tier" },
    };
}
