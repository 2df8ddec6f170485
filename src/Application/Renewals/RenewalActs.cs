using Membership.Application.Affiliations;
using Membership.Application.Common;
using Membership.Application.Dues;
using Membership.Application.Organizations;
using Membership.Domain.Common;
using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Membership.Application.Renewals;

/// <summary>Does a step for some organizations, within the transaction of whoever asks.</summary>
public sealed class RenewalActs(IMembershipDb db, RenewalPlan plan, TermInvoices terms, UpgradeWishes wishes, RenewalMails mails, OrganizationMails people, Seats seats, IOptions<DuesOptions> options, TimeProvider clock)
{
    private readonly List<(Organization Organization, Tier Tier, string Code)> _problems = [];
    private readonly Dictionary<Guid, Tier> _tiers = [];
    private HashSet<Guid> _wishing = [];

    /// <summary>Does a step for those of these organizations for whom it still is due; answers for how many it was, and for how many it cannot be.</summary>
    public async Task<(int Done, int Cannot)> DoAsync(RenewalStep step, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        _problems.Clear();
        var due = await plan.Due(step, terms.Today).AsTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.TermUntil).ThenBy(o => o.SortKey).ToListAsync(cancellationToken);
        await LoadAsync(due, cancellationToken);
        // Each look at what is tracked would compare everything that is, for each organization anew; the save compares it once.
        db.Context.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var organization in due) await DoAsync(step, organization, cancellationToken);
            await mails.ProblemsAsync(_problems, cancellationToken);
        }
        finally
        {
            db.Context.ChangeTracker.AutoDetectChangesEnabled = true;
        }
        return (due.Count - _problems.Count, _problems.Count);
    }

    // What every organization of the batch needs, with one query each.
    private async Task LoadAsync(List<Organization> due, CancellationToken cancellationToken)
    {
        var (ids, awaited) = (due.ConvertAll(o => o.Id), due.Where(o => o.AwaitedInvoiceId is not null).Select(o => o.AwaitedInvoiceId!.Value).ToList());
        await db.DuesAccounts.AsTracking().Where(a => ids.Contains(a.Id)).LoadAsync(cancellationToken);
        await db.Invoices.AsTracking().Where(i => awaited.Contains(i.Id)).LoadAsync(cancellationToken);
        _wishing = [.. await db.Invoices.Where(i => ids.Contains(i.OrganizationId) && i.Purpose == InvoicePurpose.Upgrade && i.Open > 0).Select(i => i.OrganizationId).ToListAsync(cancellationToken)];
        await people.ReadAsync(ids, cancellationToken);
    }

    private async Task DoAsync(RenewalStep step, Organization organization, CancellationToken cancellationToken)
    {
        var today = terms.Today;
        if (step is RenewalStep.GoOver or RenewalStep.Grant or RenewalStep.Grace && _wishing.Contains(organization.Id)) await wishes.EndPastAsync(organization, null, cancellationToken);
        switch (step)
        {
            case RenewalStep.GoOver:
                var changesTier = organization.NextTierId is not null;
                organization.BeginNextTerm(today);
                if (changesTier) await seats.ResizeAsync(organization, await terms.TierAsync(organization.TierId, cancellationToken), cancellationToken);
                break;
            case RenewalStep.Grant or RenewalStep.Ask or RenewalStep.AskAnew:
                await AskAsync(step, organization, today, cancellationToken);
                break;
            case RenewalStep.Grace when organization.Status is OrganizationStatus.RenewalDue:
                var (invoice, until) = (await terms.AwaitedAsync(organization, cancellationToken), organization.TermUntil!.Value.AddDays(options.Value.GraceDays));
                // Whoever was asked late is not late before the invoice is.
                organization.EnterGrace(invoice?.DueOn > until ? invoice.DueOn : until, Decision("termEnded"));
                if (invoice is { IsSettled: false }) await mails.GraceAsync(organization, invoice, cancellationToken);
                break;
            case RenewalStep.Lapse:
                var unpaid = await terms.AwaitedAsync(organization, cancellationToken);
                organization.Lapse(options.Value.RemindersBeforeLapse, today, Decision("graceEnded"));
                await terms.CreditRestAsync(organization, unpaid, "lapsed", null, cancellationToken);
                await mails.LapsedAsync(organization, cancellationToken);
                break;
            case RenewalStep.Remind or RenewalStep.RemindInGrace:
                await mails.RemindedAsync(organization, (await terms.AwaitedAsync(organization, cancellationToken))!, cancellationToken);
                break;
        }
    }

    private async Task AskAsync(RenewalStep step, Organization organization, DateOnly today, CancellationToken cancellationToken)
    {
        var id = organization.NextTierId ?? organization.TierId;
        if (!_tiers.TryGetValue(id, out var tier)) _tiers[id] = tier = await terms.TierAsync(id, cancellationToken);
        if (ProblemOf(organization, tier, today) is { } code)
        {
            organization.CannotRenew(code);
            _problems.Add((organization, tier, code));
            return;
        }
        var invoice = step is RenewalStep.AskAnew ? await terms.AskForNextTermAsync(organization, tier, null, cancellationToken)
            : await terms.OpenRenewalAsync(organization, tier, Decision("renewalWindow"), cancellationToken);
        if (invoice is not null) await mails.AskedAsync(organization, invoice, cancellationToken);
    }

    /// <summary>Why an organization cannot have a tier on a day, a code; null where it can.</summary>
    public static string? ProblemOf(Organization organization, Tier tier, DateOnly on)
    {
        try
        {
            organization.DuesIn(tier, on);
            return null;
        }
        catch (DomainException e)
        {
            return e.Error.Code;
        }
    }

    private Decision Decision(string reason) => new(null, clock.GetUtcNow(), reason);
}
