using Membership.ApiTests.Hosting;
using Membership.ApiTests.Organizations;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;

namespace Membership.ApiTests.Renewals;

/// <summary>
/// Choices, payments, reversals and months in any order: whatever happened, a next term is reckoned on exactly what was asked for it, and nobody has a tier
/// in the present one that was not asked for.
/// </summary>
public sealed class TierChanceTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Tiers_and_invoices_agree_whatever_happens(int seed)
    {
        var chance = new Random(seed);
        var tiers = new List<Tier> { await host.NewTierAsync(300m), await host.NewTierAsync(1200m), await host.NewTierAsync(2400m), await host.NewTierAsync(3600m) };
        var body = await host.NewOrganizationAsync(tier: tiers[1]);
        var payments = new List<int>();
        var story = new List<string>();
        for (var step = 0; step < 40; step++)
        {
            var act = chance.Next(12);
            var tier = tiers[chance.Next(tiers.Count)];
            story.Add($"{act}: {tier.Prices.Single().Amount:0}");
            switch (act)
            {
                case 0 or 1: await TryAsync(host.AskAsync(body, "tier", new { tier = tier.Code })); break;
                case 2: await TryAsync(host.AskAsync(body, "tier", new { tier = tier.Code, effective = "nextTerm" })); break;
                case 3: await TryAsync(host.StaffAsync(body, "tier", new { tier = tier.Code, effective = "now" })); break;
                case 4: await TryAsync(host.StaffAsync(body, "renew")); break;
                case 5 or 6 when await host.BalanceAsync(body) is > 0 and var owed: payments.Add(await host.RecordAsync(body, owed)); break;
                case 7: payments.Add(await host.RecordAsync(body, chance.Next(1, 12) * 100m)); break;
                case 8 when payments.Count > 0:
                    await TryAsync(host.StaffAsync(body, $"payments/{payments[^1]}/reverse", new { reason = "The cheque was returned." }));
                    payments.RemoveAt(payments.Count - 1);
                    break;
                case 9:
                    host.AdvanceTo(host.Today().AddDays(chance.Next(20, 120)));
                    await host.RunRenewalsAsync();
                    break;
                case 10: await CreditOneAsync(body, chance); break;
                default: break;
            }
            await CheckAsync(body, tiers, string.Join(", ", story));
        }
    }

    // What is asked or paid for a term to come; what a term was given for that has begun leaves it as it is.
    private async Task CreditOneAsync(Body body, Random chance)
    {
        var until = (await host.ReadAsync(body)).TermUntil;
        var credited = (await host.InvoicesAsync(body)).FindAll(i => i.Creditable > 0 && (i.RenewsFrom > until || (i.Purpose is InvoicePurpose.Upgrade && i.TermFrom > until)));
        if (credited.Count == 0) return;
        await host.CreditAsync(body, credited[chance.Next(credited.Count)], chance.Next(2) == 0 ? null : 100m);
    }

    // Refused is fine, broken is not.
    private static async Task TryAsync(Task<Answer> asked)
    {
        var answer = await asked;
        Assert.True((int)answer.Status < 500, answer.Text);
    }

    private async Task CheckAsync(Body body, List<Tier> tiers, string story)
    {
        await host.BalanceAsync(body);
        var (organization, invoices) = (await host.ReadAsync(body), await host.InvoicesAsync(body));
        if (!organization.InGoodStanding || organization.Term is not { } term) return;
        var upgrades = invoices.FindAll(i => i.Purpose is InvoicePurpose.Upgrade);
        var price = tiers.Single(t => t.Id == organization.TierId).Prices.Single().Amount;
        Assert.True(price <= TermLevel.PaidFor(organization.TermBaseDues, upgrades.Where(u => u.TermFrom >= term.From && u.TermFrom <= term.Until)), story);
        if (!organization.IsPaidAhead) return;
        var next = term.Until.AddDays(1);
        var asked = invoices.Where(i => i.RenewsFrom == next || (i.TermFrom == next && i.Purpose is InvoicePurpose.Upgrade)).Where(i => !i.IsCancelled && (i.IsSettled || !i.BeginsTier)).Sum(i => i.Total);
        Assert.True(organization.NextTermDues == asked, $"{organization.NextTermDues} is not {asked}: {story}");
        Assert.Equal(organization.NextTermDues, tiers.Single(t => t.Id == (organization.NextTierId ?? organization.TierId)).Prices.Single().Amount);
    }
}
