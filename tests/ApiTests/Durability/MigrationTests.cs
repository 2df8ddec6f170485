using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Membership.ApiTests.Durability;

/// <summary>A later release finds what an earlier one has stored.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task Clients_secrets_and_signing_keys_of_the_first_release_go_on_working()
    {
        using var file = new DatabaseFile();
        var made = new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero);
        await file.ReadAsync(async db =>
        {
            await MigrateAsync(db, "Initial");
            await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO OidcClients (ClientId, Name, SecretHash, RedirectUris, GrantTypes, Scopes) VALUES
                ('crm', 'CRM of the secretariat', 'the hash', '[]', '["client_credentials"]', '["members.read","groups.read"]'),
                ('pages', 'Pages', NULL, '["https://pages.example.org/callback"]', '["authorization_code","refresh_token"]', '["openid"]')
                """);
            return await db.Database.ExecuteSqlAsync($"INSERT INTO SigningKeys (KeyId, SealedPrivateKey, CreatedAt) VALUES ('key-1', 'sealed', {made.UtcTicks})");
        });

        await file.ReadAsync(db => MigrateAsync(db, null));

        var clients = await file.ReadAsync(db => db.Clients.Include(c => c.Secrets).OrderBy(c => c.ClientId).ToListAsync());
        Assert.Equal(["crm: CRM of the secretariat, Machine, [client_credentials], [members.read groups.read], []",
            "pages: Pages, Public, [authorization_code refresh_token], [openid], [https://pages.example.org/callback]"],
            clients.Select(c => $"{c.ClientId}: {c.Name}, {c.Kind}, [{string.Join(' ', c.GrantTypes)}], [{string.Join(' ', c.Scopes)}], [{string.Join(' ', c.RedirectUris)}]"));
        Assert.Equal([(1, "the hash", true)], clients.SelectMany(c => c.Secrets).Select(s => (s.Ordinal, s.Hash, s.WorksAt(DateTimeOffset.MaxValue))));
        Assert.All(clients, c => Assert.True(c.Id != Guid.Empty && c is { DisabledAt: null, RegisteredBy: null, Version: 1 }));
        var key = await file.ReadAsync(db => db.SigningKeys.SingleAsync());
        Assert.Equal(("key-1", "sealed", made, made), (key.KeyId, key.SealedPrivateKey, key.CreatedAt, key.ActiveFrom));
    }

    private static async Task<int> MigrateAsync(MembershipDb db, string? to)
    {
        await db.GetService<IMigrator>().MigrateAsync(to);
        return (await db.Database.GetPendingMigrationsAsync()).Count();
    }
}
