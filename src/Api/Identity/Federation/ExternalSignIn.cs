using System.Security.Claims;
using Membership.Application.Mail;
using Membership.Application.Members;
using Membership.Domain.Common;
using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Membership.Api.Identity.Federation;

/// <summary>
/// Signing in with an account elsewhere. An account elsewhere opens a membership only after the member has connected the two, and
/// connecting asks for proof of both: a sign-in there, and a fresh sign-in here. Addresses are never compared: whoever has an
/// address at another provider need not be whoever has it here.
/// </summary>
public sealed class ExternalSignIn(MembershipDb db, IReadOnlyList<ProviderOptions> providers, Mailer mailer)
{
    /// <summary>What leads to a provider and back to <c>/account/external</c>; null where there is no such provider.</summary>
    public ChallengeResult? GoTo(string? provider, string? returnUrl)
    {
        if (providers.FirstOrDefault(p => p.Name == provider) is not { } chosen) return null;
        var properties = new AuthenticationProperties { RedirectUri = Back(returnUrl) };
        properties.Items["provider"] = chosen.Name;
        return new ChallengeResult(chosen.Scheme, properties);
    }

    /// <summary>Where a provider's answer is looked at, on the way to a page of ours.</summary>
    public static string Back(string? returnUrl) => $"/account/external?returnUrl={Uri.EscapeDataString(returnUrl ?? "")}";

    /// <summary>What a provider said a moment ago in this browser; null where it said nothing.</summary>
    public async Task<ExternalIdentity?> ReadAsync(HttpContext http)
    {
        var result = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        var provider = providers.FirstOrDefault(p => result.Properties?.Items.TryGetValue("provider", out var name) == true && name == p.Name);
        return result.Succeeded && provider is not null && result.Principal.FindFirstValue("sub") is { Length: > 0 and <= 255 } subject
            ? new ExternalIdentity(provider, subject, result.Principal.FindFirstValue("email") ?? result.Principal.FindFirstValue("name") ?? subject) : null;
    }

    /// <summary>The account of a member in good standing that was connected before; null where there is none.</summary>
    public Task<Account?> FindAsync(ExternalIdentity identity, CancellationToken cancellationToken) =>
        db.UserLogins.Where(l => l.LoginProvider == identity.Provider.Name && l.ProviderKey == identity.Subject)
            .Join(db.Members.Where(Member.IsInGoodStanding), l => l.UserId, m => m.Id, (l, m) => m.Id)
            .Join(db.Users, id => id, a => a.Id, (_, a) => a).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Connects the account elsewhere with the member who is signed in here, and tells them by mail.</summary>
    public Task<bool> ConnectAsync(ExternalIdentity identity, Guid memberId, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        var member = await db.Members.SingleAsync(m => m.Id == memberId, ct);
        MemberErrors.NotInGoodStanding.Unless(member.InGoodStanding);
        AccountErrors.ProviderTaken.Unless(!await db.UserLogins.AnyAsync(l => l.LoginProvider == identity.Provider.Name && l.ProviderKey == identity.Subject, ct));
        db.UserLogins.Add(new IdentityUserLogin<Guid>
        {
            LoginProvider = identity.Provider.Name, ProviderKey = identity.Subject, ProviderDisplayName = identity.Shown, UserId = memberId,
        });
        mailer.Queue(member.Recipient(), "providerConnected", identity.Provider.DisplayName);
        return true;
    }, cancellationToken);

    /// <summary>Takes a connection away, and tells the member by mail; false where there is none.</summary>
    public Task<bool> DisconnectAsync(string provider, string subject, Guid memberId, CancellationToken cancellationToken) => db.InTransactionAsync(async ct =>
    {
        var removed = await db.UserLogins.Where(l => l.LoginProvider == provider && l.ProviderKey == subject && l.UserId == memberId).ExecuteDeleteAsync(ct);
        if (removed == 0) return false;
        var member = await db.Members.SingleAsync(m => m.Id == memberId, ct);
        mailer.Queue(member.Recipient(), "providerDisconnected", providers.FirstOrDefault(p => p.Name == provider)?.DisplayName ?? provider);
        return true;
    }, cancellationToken);

    /// <summary>What a member has connected.</summary>
    public async Task<IReadOnlyList<IdentityUserLogin<Guid>>> ListAsync(Guid memberId, CancellationToken cancellationToken) =>
        await db.UserLogins.Where(l => l.UserId == memberId).OrderBy(l => l.LoginProvider).Take(50).ToListAsync(cancellationToken);
}

/// <summary>An account elsewhere.</summary>
/// <param name="Provider">Where.</param>
/// <param name="Subject">Its unchanging identifier there.</param>
/// <param name="Shown">How its owner recognises it.</param>
public sealed record ExternalIdentity(ProviderOptions Provider, string Subject, string Shown);
