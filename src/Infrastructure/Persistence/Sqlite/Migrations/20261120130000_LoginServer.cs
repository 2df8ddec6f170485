using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Membership.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LoginServer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ActiveFrom",
                table: "SigningKeys",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "Allowed",
                table: "OidcGrants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AuthenticationMethods",
                table: "OidcGrants",
                type: "TEXT",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Data",
                table: "OidcGrants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PolledAt",
                table: "OidcGrants",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SessionId",
                table: "OidcGrants",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Type",
                table: "OidcGrants",
                type: "TEXT",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UserCodeHash",
                table: "OidcGrants",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastCodeHash",
                table: "Accounts",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SecondFactorExempt",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AccountPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AccountPasskeys_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountSessions",
                columns: table => new
                {
                    SessionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Network = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountSessions", x => x.SessionId);
                });

            migrationBuilder.CreateTable(
                name: "ClientConsents",
                columns: table => new
                {
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    GrantedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClientConsents", x => new { x.MemberId, x.ClientId });
                });

            migrationBuilder.CreateTable(
                name: "Clients",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsConfidential = table.Column<bool>(type: "INTEGER", nullable: false),
                    RedirectUris = table.Column<string>(type: "TEXT", nullable: false),
                    PostLogoutRedirectUris = table.Column<string>(type: "TEXT", nullable: false),
                    GrantTypes = table.Column<string>(type: "TEXT", nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    RequireConsent = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegisteredBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DisabledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HistoryLength = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clients", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EmailChanges",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NewEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    NewEmailKey = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PresentConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NewConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HistoryLength = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmailChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignInEvents",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Method = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Succeeded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Device = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Network = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ClientSecrets",
                columns: table => new
                {
                    ClientKey = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClientSecrets", x => new { x.ClientKey, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_ClientSecrets_Clients_ClientKey",
                        column: x => x.ClientKey,
                        principalTable: "Clients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // The clients that there were keep their identifiers and secrets; keys that sign already go on signing.
            migrationBuilder.Sql(
                """
                INSERT INTO Clients (Id, ClientId, Name, IsConfidential, RedirectUris, PostLogoutRedirectUris, GrantTypes, Scopes, RequireConsent, CreatedAt, Version, HistoryLength)
                SELECT randomblob(16), ClientId, Name, SecretHash IS NOT NULL, RedirectUris, '[]', GrantTypes, Scopes, 0, (strftime('%s','now') + 62135596800) * 10000000, 1, 0 FROM OidcClients
                """);
            migrationBuilder.Sql(
                """
                INSERT INTO ClientSecrets (ClientKey, Ordinal, Hash, CreatedAt)
                SELECT c.Id, 1, o.SecretHash, c.CreatedAt FROM Clients c JOIN OidcClients o ON o.ClientId = c.ClientId WHERE o.SecretHash IS NOT NULL
                """);
            migrationBuilder.Sql("UPDATE SigningKeys SET ActiveFrom = CreatedAt");

            migrationBuilder.DropTable(
                name: "OidcClients");

            migrationBuilder.CreateIndex(
                name: "IX_OidcGrants_ClientId",
                table: "OidcGrants",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_OidcGrants_SessionId",
                table: "OidcGrants",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_OidcGrants_UserCodeHash",
                table: "OidcGrants",
                column: "UserCodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountPasskeys_UserId",
                table: "AccountPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountSessions_ExpiresAt",
                table: "AccountSessions",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_AccountSessions_MemberId",
                table: "AccountSessions",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ClientId",
                table: "Clients",
                column: "ClientId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EmailChanges_MemberId",
                table: "EmailChanges",
                column: "MemberId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignInEvents_At",
                table: "SignInEvents",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SignInEvents_MemberId_At",
                table: "SignInEvents",
                columns: new[] { "MemberId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountPasskeys");

            migrationBuilder.DropTable(
                name: "AccountSessions");

            migrationBuilder.DropTable(
                name: "ClientConsents");

            migrationBuilder.DropTable(
                name: "ClientSecrets");

            migrationBuilder.DropTable(
                name: "EmailChanges");

            migrationBuilder.DropTable(
                name: "SignInEvents");

            migrationBuilder.DropTable(
                name: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_OidcGrants_ClientId",
                table: "OidcGrants");

            migrationBuilder.DropIndex(
                name: "IX_OidcGrants_SessionId",
                table: "OidcGrants");

            migrationBuilder.DropIndex(
                name: "IX_OidcGrants_UserCodeHash",
                table: "OidcGrants");

            migrationBuilder.DropColumn(
                name: "ActiveFrom",
                table: "SigningKeys");

            migrationBuilder.DropColumn(
                name: "Allowed",
                table: "OidcGrants");

            migrationBuilder.DropColumn(
                name: "AuthenticationMethods",
                table: "OidcGrants");

            migrationBuilder.DropColumn(
                name: "Data",
                table: "OidcGrants");

            migrationBuilder.DropColumn(
                name: "PolledAt",
                table: "OidcGrants");

            migrationBuilder.DropColumn(
                name: "SessionId",
                table: "OidcGrants");

            migrationBuilder.DropColumn(
                name: "Type",
                table: "OidcGrants");

            migrationBuilder.DropColumn(
                name: "UserCodeHash",
                table: "OidcGrants");

            migrationBuilder.DropColumn(
                name: "LastCodeHash",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "SecondFactorExempt",
                table: "Accounts");

            migrationBuilder.CreateTable(
                name: "OidcClients",
                columns: table => new
                {
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    GrantTypes = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RedirectUris = table.Column<string>(type: "TEXT", nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    SecretHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OidcClients", x => x.ClientId);
                });
        }
    }
}
