using Membership.Domain.Organizations;

namespace Membership.Domain.Dues;

/// <summary>Which invoices ask for a higher tier that begins with their payment.</summary>
public static class Upgrades
{
    /// <summary>
    /// Whether an invoice asks for a tier that the organization does not have yet, within the term that it was reckoned for. Where the tier was given already,
    /// because staff said so or because money came that went back, it is a debt like any other.
    /// </summary>
    public static bool IsAwaitedBy(this Invoice invoice, Organization organization) =>
        invoice is { Kind: InvoiceKind.Invoice, Purpose: InvoicePurpose.Upgrade, TermFrom: { } from } && organization.InGoodStanding
        && organization.Term is { } term && from >= term.From && from <= term.Until
        && (invoice.YearlyDues > organization.TermDues || (organization.IsPaidAhead && invoice.YearlyDues > organization.NextTermDues));
}
