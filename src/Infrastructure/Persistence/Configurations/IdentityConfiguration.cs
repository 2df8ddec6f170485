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

internal sealed class OidcClientConfiguration : IEntityTypeConfiguration<OidcClient>
{
    public void Configure(EntityTypeBuilder<OidcClient> builder)
    {
        builder.HasKey(c => c.ClientId);
        builder.Property(c => c.ClientId).Ordinal(100);
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.Property(c => c.SecretHash).HasMaxLength(64);
        builder.PrimitiveCollection(c => c.RedirectUris);
        builder.PrimitiveCollection(c => c.GrantTypes);
        builder.PrimitiveCollection(c => c.Scopes);
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
        builder.Property(g => g.Scopes).HasMaxLength(500);
        builder.Property(g => g.RedirectUri).HasMaxLength(2000);
        builder.Property(g => g.CodeChallenge).HasMaxLength(128);
        builder.Property(g => g.Nonce).HasMaxLength(500);
        // A code or refresh token presented twice at once: one of the two is refused.
        builder.Property(g => g.ConsumedAt).IsConcurrencyToken();
        builder.HasIndex(g => g.FamilyId);
        builder.HasIndex(g => g.MemberId);
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
