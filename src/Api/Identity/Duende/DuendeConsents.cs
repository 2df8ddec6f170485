using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Duende;

/// <summary>What members have allowed, in the rows that the account pages show and take back.</summary>
internal sealed class DuendeConsents(MembershipDb db, ConsentStore consents) : IUserConsentStore
{
    /// <inheritdoc/>
    public Task StoreUserConsentAsync(Consent consent) =>
        consents.RememberAsync(Guid.Parse(consent.SubjectId), consent.ClientId, consent.Scopes ?? [], CancellationToken.None);

    /// <inheritdoc/>
    public async Task<Consent?> GetUserConsentAsync(string subjectId, string clientId)
    {
        var memberId = Guid.Parse(subjectId);
        var found = await db.ClientConsents.SingleOrDefaultAsync(c => c.MemberId == memberId && c.ClientId == clientId);
        return found is null ? null : new Consent
        {
            SubjectId = subjectId, ClientId = clientId, Scopes = found.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), CreationTime = found.GrantedAt.UtcDateTime,
        };
    }

    /// <inheritdoc/>
    public Task RemoveUserConsentAsync(string subjectId, string clientId)
    {
        var memberId = Guid.Parse(subjectId);
        return db.InTransactionAsync(ct => db.ClientConsents.Where(c => c.MemberId == memberId && c.ClientId == clientId).ExecuteDeleteAsync(ct), CancellationToken.None);
    }
}
