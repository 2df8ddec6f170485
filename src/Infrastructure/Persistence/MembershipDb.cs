using System.Data;
using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Domain.Affiliations;
using Membership.Domain.Clients;
using Membership.Domain.Common;
using Membership.Domain.Council;
using Membership.Domain.Dues;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Membership.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Persistence;

/// <summary>
/// The one context. Each engine derives from it to add what differs there: conversions, collations, its migrations, and how
/// writers take turns.
/// </summary>
public abstract class MembershipDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options), IMembershipDb
{
    public DbSet<Member> Members => Set<Member>();
    public DbSet<MemberSearchTerm> MemberSearchTerms => Set<MemberSearchTerm>();
    public DbSet<MemberStateChange> MemberHistory => Set<MemberStateChange>();
    public DbSet<ConsentEntry> ConsentLedger => Set<ConsentEntry>();
    public DbSet<JoinSubmission> JoinSubmissions => Set<JoinSubmission>();
    public DbSet<Group> Groups => Set<Group>();
    public DbSet<Office> Offices => Set<Office>();
    public DbSet<GroupOfficeRights> GroupOfficeRights => Set<GroupOfficeRights>();
    public DbSet<OfficeTerm> OfficeTerms => Set<OfficeTerm>();
    public DbSet<Enrollment> Enrollments => Set<Enrollment>();
    public DbSet<EnrollmentSearchTerm> EnrollmentSearchTerms => Set<EnrollmentSearchTerm>();
    public DbSet<EnrollmentStateChange> EnrollmentHistory => Set<EnrollmentStateChange>();
    public DbSet<Tier> Tiers => Set<Tier>();
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<OrganizationStateChange> OrganizationHistory => Set<OrganizationStateChange>();
    public DbSet<OrganizationSearchTerm> OrganizationSearchTerms => Set<OrganizationSearchTerm>();
    public DbSet<OrganizationDomain> OrganizationDomains => Set<OrganizationDomain>();
    public DbSet<OrganizationMessage> OrganizationMessages => Set<OrganizationMessage>();
    public DbSet<OrganizationTierChange> OrganizationTierHistory => Set<OrganizationTierChange>();
    public DbSet<Representative> Representatives => Set<Representative>();
    public DbSet<Affiliation> Affiliations => Set<Affiliation>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<DuesAccount> DuesAccounts => Set<DuesAccount>();
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();
    public DbSet<DocumentSeries> DocumentSeries => Set<DocumentSeries>();
    public DbSet<ClosedYear> ClosedYears => Set<ClosedYear>();
    public DbSet<CouncilRoll> CouncilRolls => Set<CouncilRoll>();
    public DbSet<CouncilRollEntry> CouncilRollEntries => Set<CouncilRollEntry>();
    public DbSet<StaffAssignment> StaffAssignments => Set<StaffAssignment>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();
    public DbSet<EmailChange> EmailChanges => Set<EmailChange>();
    public DbSet<Client> Clients => Set<Client>();
    public DbSet<ClientConsent> ClientConsents => Set<ClientConsent>();
    public DbSet<AccountSession> AccountSessions => Set<AccountSession>();
    public DbSet<SignInEvent> SignInEvents => Set<SignInEvent>();
    public DbSet<OidcGrant> OidcGrants => Set<OidcGrant>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    public DbContext Context => this;

    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc/>
    public async Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await AttemptAsync(work, cancellationToken);
        }
        catch (DbUpdateException e) when (IsConflict(e))
        {
            // Somebody got in between; the second attempt sees what they did.
        }
        try
        {
            return await AttemptAsync(work, cancellationToken);
        }
        catch (DbUpdateException e) when (IsConflict(e))
        {
            throw new DomainException(CommonErrors.ConcurrentChange);
        }
    }

    /// <summary>Waits until this writer may begin; engines that queue writers themselves let everyone in.</summary>
    protected abstract ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken);

    /// <summary>Whether the engine refused a duplicate in a unique index.</summary>
    protected abstract bool IsUniqueViolation(Exception exception);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MembershipDb).Assembly);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<MemberStatus>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<EnrollmentStatus>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<GroupKind>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<GroupStatus>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<OrganizationKind>().HaveConversion<string>().HaveMaxLength(30).AreUnicode(false);
        configurationBuilder.Properties<OrganizationStatus>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<TermKind>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<SeatOverflow>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<InvoiceKind>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<InvoicePurpose>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<InvoiceLineKind>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<LedgerEntryKind>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<PaymentMethod>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<RepresentativeRole>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<RepresentativeStatus>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<AffiliationStatus>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<AffiliationProof>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<CouncilRollKind>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<CouncilRollStatus>().HaveConversion<string>().HaveMaxLength(20).AreUnicode(false);
        configurationBuilder.Properties<decimal>().HavePrecision(19, 4);
    }

    private bool IsConflict(DbUpdateException e) =>
        e is DbUpdateConcurrencyException || (e.InnerException is { } inner && IsUniqueViolation(inner));

    private Task<T> AttemptAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Database.CreateExecutionStrategy().ExecuteAsync(async ct =>
        {
            ChangeTracker.Clear();
            // The transaction is all or nothing, so savepoints would only cost.
            Database.AutoSavepointsEnabled = false;
            using var turn = await EnterAsync(ct);
            await using var transaction = await Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
            var result = await work(ct);
            await SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return result;
        }, cancellationToken);
}
