using Membership.Domain.Members;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.LastCodeHash).HasMaxLength(64);
        builder.HasOne<Member>().WithOne().HasForeignKey<Account>(a => a.Id);
    }
}

internal sealed class AccountClaimConfiguration : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("AccountClaims");
}

internal sealed class AccountLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("AccountLogins");
}

internal sealed class AccountTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("AccountTokens");
}

internal sealed class AccountPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AccountPasskeys");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
    }
}

internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("AccountSessions");
        builder.HasKey(s => s.SessionId);
        builder.Property(s => s.SessionId).Ordinal(64);
        builder.Property(s => s.Device).HasMaxLength(100);
        builder.Property(s => s.Network).HasMaxLength(50);
        builder.HasIndex(s => s.MemberId);
        builder.HasIndex(s => s.ExpiresAt);
    }
}

internal sealed class SignInEventConfiguration : IEntityTypeConfiguration<SignInEvent>
{
    public void Configure(EntityTypeBuilder<SignInEvent> builder)
    {
        builder.ToTable("SignInEvents");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Method).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
        builder.Property(e => e.Device).HasMaxLength(100);
        builder.Property(e => e.Network).HasMaxLength(50);
        builder.HasIndex(e => new { e.MemberId, e.At });
        builder.HasIndex(e => e.At);
    }
}

internal sealed class ClientConsentConfiguration : IEntityTypeConfiguration<ClientConsent>
{
    public void Configure(EntityTypeBuilder<ClientConsent> builder)
    {
        builder.ToTable("ClientConsents");
        builder.HasKey(c => new { c.MemberId, c.ClientId });
        builder.Property(c => c.ClientId).Ordinal(100);
        builder.Property(c => c.Scopes).HasMaxLength(500);
    }
}

internal sealed class OidcGrantConfiguration : IEntityTypeConfiguration<OidcGrant>
{
    public void Configure(EntityTypeBuilder<OidcGrant> builder)
    {
        builder.HasKey(g => g.HandleHash);
        builder.Property(g => g.HandleHash).Ordinal(64);
        builder.Property(g => g.Kind).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
        builder.Property(g => g.ClientId).Ordinal(100);
        builder.Property(g => g.SessionId).HasMaxLength(64);
        builder.Property(g => g.Scopes).HasMaxLength(500);
        builder.Property(g => g.AuthenticationMethods).HasMaxLength(50);
        builder.Property(g => g.RedirectUri).HasMaxLength(2000);
        builder.Property(g => g.CodeChallenge).HasMaxLength(128);
        builder.Property(g => g.Nonce).HasMaxLength(500);
        builder.Property(g => g.UserCodeHash).HasMaxLength(64);
        builder.Property(g => g.Type).HasMaxLength(50);
        // A code or refresh token presented twice at once: one of the two is refused.
        builder.Property(g => g.ConsumedAt).IsConcurrencyToken();
        builder.HasIndex(g => g.FamilyId);
        builder.HasIndex(g => g.MemberId);
        builder.HasIndex(g => g.SessionId);
        builder.HasIndex(g => g.ClientId);
        builder.HasIndex(g => g.UserCodeHash).IsUnique();
        builder.HasIndex(g => g.ExpiresAt);
    }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.HasKey(k => k.KeyId);
        builder.Property(k => k.KeyId).Ordinal(64);
    }
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.HasKey(k => k.Name);
        builder.Property(k => k.Name).Ordinal(200);
    }
}
