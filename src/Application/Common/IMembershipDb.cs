using Membership.Application.Audit;
using Membership.Application.Identity;
using Membership.Application.Mail;
using Membership.Domain.Affiliations;
using Membership.Domain.Clients;
using Membership.Domain.Council;
using Membership.Domain.Dues;
using Membership.Domain.Enrollments;
using Membership.Domain.Groups;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;
using Membership.Domain.Tiers;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Common;

/// <summary>The database as the use cases see it (docs/adr/0003). Reads are not tracked unless they say so.</summary>
public interface IMembershipDb
{
    DbSet<Member> Members { get; }
    DbSet<MemberSearchTerm> MemberSearchTerms { get; }
    DbSet<MemberStateChange> MemberHistory { get; }
    DbSet<ConsentEntry> ConsentLedger { get; }
    DbSet<JoinSubmission> JoinSubmissions { get; }
    DbSet<Group> Groups { get; }
    DbSet<Office> Offices { get; }
    DbSet<GroupOfficeRights> GroupOfficeRights { get; }
    DbSet<OfficeTerm> OfficeTerms { get; }
    DbSet<Enrollment> Enrollments { get; }
    DbSet<EnrollmentSearchTerm> EnrollmentSearchTerms { get; }
    DbSet<EnrollmentStateChange> EnrollmentHistory { get; }
    DbSet<Tier> Tiers { get; }
    DbSet<Organization> Organizations { get; }
    DbSet<OrganizationStateChange> OrganizationHistory { get; }
    DbSet<OrganizationSearchTerm> OrganizationSearchTerms { get; }
    DbSet<OrganizationDomain> OrganizationDomains { get; }
    DbSet<OrganizationMessage> OrganizationMessages { get; }
    DbSet<OrganizationTierChange> OrganizationTierHistory { get; }
    DbSet<Representative> Representatives { get; }
    DbSet<Affiliation> Affiliations { get; }
    DbSet<Invoice> Invoices { get; }
    DbSet<DuesAccount> DuesAccounts { get; }
    DbSet<LedgerEntry> LedgerEntries { get; }
    DbSet<DocumentSeries> DocumentSeries { get; }
    DbSet<ClosedYear> ClosedYears { get; }
    DbSet<CouncilRoll> CouncilRolls { get; }
    DbSet<CouncilRollEntry> CouncilRollEntries { get; }
    DbSet<StaffAssignment> StaffAssignments { get; }
    DbSet<OutboxMessage> Outbox { get; }
    DbSet<AuditEvent> AuditEvents { get; }
    DbSet<EmailChange> EmailChanges { get; }
    DbSet<Client> Clients { get; }
    DbSet<IdempotencyRecord> IdempotencyRecords { get; }

    /// <summary>The context itself, for compiled queries.</summary>
    DbContext Context { get; }

    /// <summary>
    /// Runs the work in one serializable transaction and saves once at its end. Where a concurrent change got in between, the
    /// work runs once more on fresh data, so that it meets the other's result as a rule would; <paramref name="work"/> must
    /// therefore change nothing but this database.
    /// </summary>
    Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
