using Membership.Domain.Clients;
using Membership.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> builder)
    {
        builder.ToTable("Clients");
        builder.IsAggregate();
        builder.Property(c => c.ClientId).Ordinal(100);
        builder.Property(c => c.Name).HasMaxLength(Client.MaxNameLength);
        builder.PrimitiveCollection(c => c.RedirectUris);
        builder.PrimitiveCollection(c => c.PostLogoutRedirectUris);
        builder.PrimitiveCollection(c => c.GrantTypes);
        builder.PrimitiveCollection(c => c.Scopes);
        builder.HasIndex(c => c.ClientId).IsUnique();
        builder.HasIndex(c => new { c.OrganizationId, c.ClientId });
        builder.HasOne<Organization>().WithMany().HasForeignKey(c => c.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Secrets).WithOne().HasForeignKey(s => s.ClientKey);
    }
}

internal sealed class ClientSecretConfiguration : IEntityTypeConfiguration<ClientSecret>
{
    public void Configure(EntityTypeBuilder<ClientSecret> builder)
    {
        builder.ToTable("ClientSecrets");
        builder.HasKey(s => new { s.ClientKey, s.Ordinal });
        builder.Property(s => s.Ordinal).ValueGeneratedNever();
        builder.Property(s => s.Hash).Ordinal(64);
    }
}
