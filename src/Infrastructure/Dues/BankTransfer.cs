using Membership.Application.Dues;
using Membership.Domain.Dues;
using Microsoft.Extensions.Options;

namespace Membership.Infrastructure.Dues;

/// <summary>Payment by hand: a transfer to one of the body's bank accounts, which somebody records when it has arrived.</summary>
public sealed class BankTransfer(IOptions<DuesOptions> options) : IPaymentProvider
{
    /// <inheritdoc/>
    public PayTo? PayTo(string currency, string number)
    {
        var accounts = options.Value.BankAccounts;
        var account = accounts.FirstOrDefault(a => a.Currency == currency) ?? accounts.FirstOrDefault(a => a.Currency is null);
        return account is null ? null
            : new PayTo(PaymentMethod.BankTransfer, account.Beneficiary, account.Bank, Iban.TryParse(account.Account) ?? account.Account, account.Bic, number);
    }
}
