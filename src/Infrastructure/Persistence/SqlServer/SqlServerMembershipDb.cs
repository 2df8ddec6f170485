using Membership.Application.Audit;
using Membership.Application.Mail;
using Membership.Domain.Affiliations;
using Membership.Domain.Dues;
using Membership.Domain.Enrollments;
using Membership.Domain.Members;
using Membership.Domain.Organizations;
using Membership.Infrastructure.Identity;
using Membership.Infrastructure.Persistence.Configurations;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Membership.Infrastructure.Persistence.SqlServer;

/// <summary>The context on SQL Server: ordinal collation for keys, and rows clustered by time instead of by identifier.</summary>
public sealed class SqlServerMembershipDb(DbContextOptions<SqlServerMembershipDb> options) : MembershipDb(options)
{
    /// <inheritdoc/>
    protected override ValueTask<IDisposable?> EnterAsync(CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    protected override bool IsUniqueViolation(Exception exception) => exception is SqlException { Number: 2601 or 2627 };

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HavePrecision(3);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.IsOrdinal()))
            property.SetCollation("Latin1_General_100_BIN2");

        // SQL Server orders GUIDs by their last bytes, so a clustered version 7 key would scatter inserts (docs/adr/0004).
        ClusterBy<Member>(builder, nameof(Member.JoinedAt));
        ClusterBy<Enrollment>(builder, nameof(Enrollment.RequestedAt));
        ClusterBy<Organization>(builder, nameof(Organization.AppliedAt));
        ClusterBy<Invoice>(builder, nameof(Invoice.CreatedAt));
        ClusterBy<Affiliation>(builder, nameof(Affiliation.ClaimedAt));
        ClusterBy<OutboxMessage>(builder, nameof(OutboxMessage.CreatedAt));
        ClusterBy<AuditEvent>(builder, nameof(AuditEvent.At));
        ClusterBy<OidcGrant>(builder, nameof(OidcGrant.CreatedAt));
        ClusterBy<AccountSession>(builder, nameof(AccountSession.CreatedAt));
    }

    private static void ClusterBy<T>(ModelBuilder builder, string time) where T : class
    {
        var entity = builder.Entity<T>();
        entity.Metadata.FindPrimaryKey()!.SetIsClustered(false);
        entity.HasIndex(time).IsClustered();
    }
}
