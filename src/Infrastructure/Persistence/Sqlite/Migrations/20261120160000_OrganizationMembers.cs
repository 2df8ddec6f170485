using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Membership.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OrganizationMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Outbox",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "OrganizationId",
                table: "Clients",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "OrganizationId",
                table: "AuditEvents",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ClosedYears",
                columns: table => new
                {
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedYears", x => x.Year);
                });

            migrationBuilder.CreateTable(
                name: "CouncilRolls",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    EntryCount = table.Column<int>(type: "INTEGER", nullable: false),
                    TotalWeight = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Position = table.Column<string>(type: "TEXT", maxLength: 19, nullable: true),
                    SortKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HistoryLength = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilRolls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DocumentSeries",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentSeries", x => new { x.Kind, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "Tiers",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    IsGranted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", nullable: false),
                    Benefits = table.Column<string>(type: "TEXT", nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: true),
                    SeatOverflow = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    TermKind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PriceCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HistoryLength = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tiers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CouncilRollEntries",
                columns: table => new
                {
                    RollId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SortKey = table.Column<string>(type: "TEXT", maxLength: 113, nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganizationName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    PrincipalId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AlternateId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    VoterId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Weight = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilRollEntries", x => new { x.RollId, x.SortKey });
                    table.ForeignKey(
                        name: "FK_CouncilRollEntries_CouncilRolls_RollId",
                        column: x => x.RollId,
                        principalTable: "CouncilRolls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Organizations",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LegalName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Employees = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Website = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LogoUrl = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    RegistrationNumber = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    VatNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Contacts = table.Column<string>(type: "TEXT", nullable: false),
                    ListedPublicly = table.Column<bool>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    ApplicantId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AppliedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    MessageCount = table.Column<int>(type: "INTEGER", nullable: false),
                    TierCount = table.Column<int>(type: "INTEGER", nullable: false),
                    AwaitsAnswer = table.Column<bool>(type: "INTEGER", nullable: false),
                    SortKey = table.Column<string>(type: "TEXT", maxLength: 113, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RegistrationKey = table.Column<string>(type: "TEXT", maxLength: 52, nullable: true),
                    MemberSince = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermDues = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    TermBaseDues = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    NextTermUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextTermDues = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    NextTermBaseDues = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    NextTierId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GraceUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AwaitedInvoiceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RemindersSent = table.Column<int>(type: "INTEGER", nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RenewalProblem = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    SeatsTaken = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HistoryLength = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organizations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organizations_Members_ApplicantId",
                        column: x => x.ApplicantId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Organizations_Tiers_NextTierId",
                        column: x => x.NextTierId,
                        principalTable: "Tiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Organizations_Tiers_TierId",
                        column: x => x.TierId,
                        principalTable: "Tiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TierPrices",
                columns: table => new
                {
                    TierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 30, nullable: true),
                    MinEmployees = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TierPrices", x => new { x.TierId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_TierPrices_Tiers_TierId",
                        column: x => x.TierId,
                        principalTable: "Tiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Affiliations",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    IsLive = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasSeat = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClaimedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Proof = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SortKey = table.Column<string>(type: "TEXT", maxLength: 113, nullable: false),
                    WaitingKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HistoryLength = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Affiliations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Affiliations_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Affiliations_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DuesAccounts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Balance = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Credit = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    EntryCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HistoryLength = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuesAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DuesAccounts_Organizations_Id",
                        column: x => x.Id,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invoices",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Total = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    BuyerName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    BuyerAddress = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    BuyerCountry = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    BuyerVatNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Seller = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    TaxNote = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CreditsInvoiceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    YearlyDues = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    TermFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TermUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RenewsFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DuesBefore = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: true),
                    BeginsTier = table.Column<bool>(type: "INTEGER", nullable: false),
                    Paid = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Credited = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    WrittenOff = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Open = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    IsCancelled = table.Column<bool>(type: "INTEGER", nullable: false),
                    SortKey = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HistoryLength = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invoices_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Invoices_Tiers_TierId",
                        column: x => x.TierId,
                        principalTable: "Tiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationDomains",
                columns: table => new
                {
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationDomains", x => new { x.OrganizationId, x.Name });
                    table.ForeignKey(
                        name: "FK_OrganizationDomains_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationHistory",
                columns: table => new
                {
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationHistory", x => new { x.OrganizationId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_OrganizationHistory_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationMessages",
                columns: table => new
                {
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FromStaff = table.Column<bool>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationMessages", x => new { x.OrganizationId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_OrganizationMessages_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationSearchTerms",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 214, nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationSearchTerms", x => x.Key);
                    table.ForeignKey(
                        name: "FK_OrganizationSearchTerms_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationTierHistory",
                columns: table => new
                {
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    TierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationTierHistory", x => new { x.OrganizationId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_OrganizationTierHistory_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OrganizationTierHistory_Tiers_TierId",
                        column: x => x.TierId,
                        principalTable: "Tiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Representatives",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    IsCurrent = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsInvited = table.Column<bool>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    EmailKey = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Replaces = table.Column<bool>(type: "INTEGER", nullable: false),
                    AppointedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AppointedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    InvitedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    From = table.Column<long>(type: "INTEGER", nullable: true),
                    Until = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    HistoryLength = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Representatives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Representatives_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Representatives_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceLines",
                columns: table => new
                {
                    InvoiceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Days = table.Column<int>(type: "INTEGER", nullable: true),
                    OfDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceLines", x => new { x.InvoiceId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_InvoiceLines_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    OrganizationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    BalanceAfter = table.Column<long>(type: "INTEGER", precision: 19, scale: 4, nullable: false),
                    BookedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    InvoiceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    PaymentReference = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    Method = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReversedBy = table.Column<int>(type: "INTEGER", nullable: true),
                    SortKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => new { x.OrganizationId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_LedgerEntries_DuesAccounts_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "DuesAccounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerEntries_Invoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_OrganizationId_ClientId",
                table: "Clients",
                columns: new[] { "OrganizationId", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_OrganizationId_SortKey",
                table: "AuditEvents",
                columns: new[] { "OrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Affiliations_Live",
                table: "Affiliations",
                columns: new[] { "MemberId", "OrganizationId" },
                unique: true,
                filter: "IsLive = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Affiliations_MemberId_ClaimedAt",
                table: "Affiliations",
                columns: new[] { "MemberId", "ClaimedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Affiliations_OrganizationId_Status_SortKey",
                table: "Affiliations",
                columns: new[] { "OrganizationId", "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Affiliations_OrganizationId_WaitingKey",
                table: "Affiliations",
                columns: new[] { "OrganizationId", "WaitingKey" },
                filter: "WaitingKey IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilRollEntries_RollId_OrganizationId",
                table: "CouncilRollEntries",
                columns: new[] { "RollId", "OrganizationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilRolls_SortKey",
                table: "CouncilRolls",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilRolls_Status",
                table: "CouncilRolls",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_DuesAccounts_Credit",
                table: "DuesAccounts",
                columns: new[] { "Credit", "Id" },
                filter: "Credit > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_CreditsInvoiceId",
                table: "Invoices",
                column: "CreditsInvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_IssuedOn_SortKey",
                table: "Invoices",
                columns: new[] { "IssuedOn", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Number",
                table: "Invoices",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Open",
                table: "Invoices",
                columns: new[] { "DueOn", "SortKey" },
                filter: "[Open] > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_OrganizationId_SortKey",
                table: "Invoices",
                columns: new[] { "OrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Renewal",
                table: "Invoices",
                columns: new[] { "OrganizationId", "RenewsFrom" },
                unique: true,
                filter: "RenewsFrom IS NOT NULL AND IsCancelled = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_TierId",
                table: "Invoices",
                column: "TierId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_InvoiceId",
                table: "LedgerEntries",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Payment",
                table: "LedgerEntries",
                columns: new[] { "OrganizationId", "PaymentReference" },
                unique: true,
                filter: "PaymentReference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_SortKey",
                table: "LedgerEntries",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationDomains_Name",
                table: "OrganizationDomains",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_ApplicantId",
                table: "Organizations",
                column: "ApplicantId");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_AppliedAt_SortKey",
                table: "Organizations",
                columns: new[] { "AppliedAt", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_AwaitedInvoiceId",
                table: "Organizations",
                column: "AwaitedInvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Country_SortKey",
                table: "Organizations",
                columns: new[] { "Country", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Kind_SortKey",
                table: "Organizations",
                columns: new[] { "Kind", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_ListedPublicly_Status_SortKey",
                table: "Organizations",
                columns: new[] { "ListedPublicly", "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_NameKey",
                table: "Organizations",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_NextTierId",
                table: "Organizations",
                column: "NextTierId");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_RegistrationKey",
                table: "Organizations",
                column: "RegistrationKey");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_SortKey",
                table: "Organizations",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Status_SortKey",
                table: "Organizations",
                columns: new[] { "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_Status_TermUntil_SortKey",
                table: "Organizations",
                columns: new[] { "Status", "TermUntil", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_TierId_SortKey",
                table: "Organizations",
                columns: new[] { "TierId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_VatNumber",
                table: "Organizations",
                column: "VatNumber");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationSearchTerms_OrganizationId_Key",
                table: "OrganizationSearchTerms",
                columns: new[] { "OrganizationId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationTierHistory_TierId",
                table: "OrganizationTierHistory",
                column: "TierId");

            migrationBuilder.CreateIndex(
                name: "IX_Representatives_Current",
                table: "Representatives",
                columns: new[] { "OrganizationId", "Role" },
                unique: true,
                filter: "IsCurrent = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Representatives_EmailKey",
                table: "Representatives",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_Representatives_Heads",
                table: "Representatives",
                columns: new[] { "OrganizationId", "MemberId" },
                unique: true,
                filter: "IsCurrent = 1 AND Role IN ('Principal', 'Alternate')");

            migrationBuilder.CreateIndex(
                name: "IX_Representatives_Invited",
                table: "Representatives",
                columns: new[] { "OrganizationId", "Role", "IsInvited" },
                unique: true,
                filter: "IsInvited = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Representatives_MemberId_IsCurrent",
                table: "Representatives",
                columns: new[] { "MemberId", "IsCurrent" });

            migrationBuilder.CreateIndex(
                name: "IX_Representatives_OrganizationId_AppointedAt",
                table: "Representatives",
                columns: new[] { "OrganizationId", "AppointedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Tiers_Code",
                table: "Tiers",
                column: "Code",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Clients_Organizations_OrganizationId",
                table: "Clients",
                column: "OrganizationId",
                principalTable: "Organizations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Clients_Organizations_OrganizationId",
                table: "Clients");

            migrationBuilder.DropTable(
                name: "Affiliations");

            migrationBuilder.DropTable(
                name: "ClosedYears");

            migrationBuilder.DropTable(
                name: "CouncilRollEntries");

            migrationBuilder.DropTable(
                name: "DocumentSeries");

            migrationBuilder.DropTable(
                name: "InvoiceLines");

            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.DropTable(
                name: "OrganizationDomains");

            migrationBuilder.DropTable(
                name: "OrganizationHistory");

            migrationBuilder.DropTable(
                name: "OrganizationMessages");

            migrationBuilder.DropTable(
                name: "OrganizationSearchTerms");

            migrationBuilder.DropTable(
                name: "OrganizationTierHistory");

            migrationBuilder.DropTable(
                name: "Representatives");

            migrationBuilder.DropTable(
                name: "TierPrices");

            migrationBuilder.DropTable(
                name: "CouncilRolls");

            migrationBuilder.DropTable(
                name: "DuesAccounts");

            migrationBuilder.DropTable(
                name: "Invoices");

            migrationBuilder.DropTable(
                name: "Organizations");

            migrationBuilder.DropTable(
                name: "Tiers");

            migrationBuilder.DropIndex(
                name: "IX_Clients_OrganizationId_ClientId",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_OrganizationId_SortKey",
                table: "AuditEvents");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "OrganizationId",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "OrganizationId",
                table: "AuditEvents");
        }
    }
}
