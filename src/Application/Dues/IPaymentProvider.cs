using Membership.Domain.Dues;

namespace Membership.Application.Dues;

/// <summary>
/// A way to pay. Today an organization is told where to transfer money to, and whoever sees it arrive records it; a card provider would
/// answer an address to pay at, and record its payments through the same use case (docs/adr/0013).
/// </summary>
public interface IPaymentProvider
{
    /// <summary>How to pay what is open of an invoice; null where the body takes no money in its currency.</summary>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="number">The invoice's number, by which the payment is recognized.</param>
    PayTo? PayTo(string currency, string number);
}

/// <summary>How to pay an invoice.</summary>
/// <param name="Method">bankTransfer.</param>
/// <param name="Beneficiary">Whose account it is.</param>
/// <param name="Bank">The bank's name.</param>
/// <param name="Account">IBAN, or the account number where the country has none.</param>
/// <param name="Bic">BIC of the bank.</param>
/// <param name="Reference">What the payment must name.</param>
public sealed record PayTo(PaymentMethod Method, string Beneficiary, string Bank, string Account, string? Bic, string Reference);
