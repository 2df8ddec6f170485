using Membership.Domain.Organizations;

namespace Membership.Domain.Dues;

/// <summary>What an invoice for a higher tier means to an organization. Each is for one term: what is left of the present one, or the next one where that is paid ahead.</summary>
public static class Upgrades
{
    /// <summary>Whether it asks for a tier that begins with its payment, in the present term or the next one.</summary>
    public static bool IsAwaitedBy(this Invoice invoice, Organization organization) =>
        invoice is { BeginsTier: true, TermFrom: { } from } && organization.InGoodStanding && organization.Term is { } term && from >= term.From && from <= term.Until.AddDays(1);

    /// <summary>Whether it asks for a higher tier in the next term.</summary>
    public static bool IsForNextTerm(this Invoice invoice, Organization organization) =>
        invoice is { Kind: InvoiceKind.Invoice, Purpose: InvoicePurpose.Upgrade } && invoice.TermFrom > organization.TermUntil;

    /// <summary>Whether it is what is owed for a tier that was given before it was paid for, higher than some dues.</summary>
    public static bool IsDebtAbove(this Invoice invoice, Organization organization, decimal dues) =>
        invoice is { Kind: InvoiceKind.Invoice, Purpose: InvoicePurpose.Upgrade, BeginsTier: false } && organization.InGoodStanding
        && invoice.TermFrom >= organization.TermFrom && invoice.YearlyDues > dues;
}
