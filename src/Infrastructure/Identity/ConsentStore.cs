using Membership.Application.Members;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Identity;

/// <summary>What members have allowed applications, remembered per application and scope.</summary>
public sealed class ConsentStore(MembershipDb db, SecurityMails mails, TimeProvider clock)
{
    /// <summary>Whether the member has allowed all of these scopes.</summary>
    public async Task<bool> CoversAsync(Guid memberId, string clientId, IEnumerable<string> scopes, CancellationToken cancellationToken)
    {
        var consent = await db.ClientConsents.SingleOrDefaultAsync(c => c.MemberId == memberId && c.ClientId == clientId, cancellationToken);
        return consent is not null && !scopes.Except(consent.Scopes.Split(' '), StringComparer.Ordinal).Any();
    }

    /// <summary>Adds scopes to what the member has allowed; the first yes to an application is followed by a mail.</summary>
    public Task<bool> RememberAsync(Guid memberId, string clientId, IEnumerable<string> scopes, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        var consent = await db.ClientConsents.AsTracking().SingleOrDefaultAsync(c => c.MemberId == memberId && c.ClientId == clientId, ct);
        if (consent is null)
        {
            db.ClientConsents.Add(consent = new ClientConsent { MemberId = memberId, ClientId = clientId });
            var name = await db.Clients.Where(c => c.ClientId == clientId).Select(c => c.Name).SingleOrDefaultAsync(ct);
            await mails.ApplicationConnectedAsync(memberId, name ?? clientId, ct);
        }
        consent.Scopes = string.Join(' ', consent.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Union(scopes, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        consent.GrantedAt = clock.GetUtcNow();
        return true;
    }, cancellationToken);
}
