using MediatR;
using Membership.Application.Common;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Dues;

/// <summary>What an organization owes, in a few numbers.</summary>
public sealed record GetAccountQuery(Guid OrganizationId) : IRequest<AccountResponse>;

/// <summary>What an organization owes.</summary>
/// <param name="Currency">ISO 4217; the account is kept in this currency alone.</param>
/// <param name="Balance">What is owed; negative where more was paid than was asked for. The sum of the statement's lines.</param>
/// <param name="Credit">Money that no invoice has taken yet; the next one takes it.</param>
/// <param name="OpenInvoices">How many invoices are not paid in full.</param>
/// <param name="OverdueInvoices">How many of them are late.</param>
/// <param name="Overdue">What is still to be paid of those.</param>
/// <param name="NextDueOn">The day by which the oldest open invoice is to be paid.</param>
public sealed record AccountResponse(string Currency, decimal Balance, decimal Credit, int OpenInvoices, int OverdueInvoices, decimal Overdue, DateOnly? NextDueOn);

/// <summary>Reads the account and sums up the open invoices.</summary>
public sealed class GetAccountHandler(IMembershipDb db, DuesAccess access, BookableDays days) : IRequestHandler<GetAccountQuery, AccountResponse>
{
    /// <inheritdoc/>
    public async Task<AccountResponse> Handle(GetAccountQuery request, CancellationToken cancellationToken)
    {
        var currency = await access.SeeAsync(request.OrganizationId, cancellationToken);
        var account = await db.DuesAccounts.Where(a => a.Id == request.OrganizationId).Select(a => new { a.Balance, a.Credit }).SingleOrDefaultAsync(cancellationToken);
        var open = await db.Invoices.Where(i => i.OrganizationId == request.OrganizationId && i.Open > 0).Select(i => new { i.DueOn, i.Open }).ToListAsync(cancellationToken);
        var late = open.FindAll(i => i.DueOn < days.Today);
        return new AccountResponse(currency, Money.Written(account?.Balance ?? 0, currency), Money.Written(account?.Credit ?? 0, currency), open.Count, late.Count,
            Money.Written(late.Sum(i => i.Open), currency), open.Count == 0 ? null : open.Min(i => i.DueOn));
    }
}
