using Membership.Application.Audit;
using Membership.Application.Common;
using Membership.Application.Mail;
using Membership.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(OutboxMessage.MaxNameLength);
        builder.Property(m => m.To).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(m => m.Subject).HasMaxLength(500);
        builder.Property(m => m.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(m => m.NextAttemptAt).IsConcurrencyToken();
        builder.HasIndex(m => m.NextAttemptAt);
        builder.Property(m => m.ToKey).Ordinal(EmailAddress.MaxLength);
        builder.HasIndex(m => new { m.ToKey, m.CreatedAt });
    }
}

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Action).HasMaxLength(50);
        builder.Property(a => a.Outcome).HasMaxLength(50);
        builder.Property(a => a.ClientId).HasMaxLength(100);
        builder.Property(a => a.Reason).HasMaxLength(Decision.MaxReasonLength);
        builder.Property(a => a.Detail).HasMaxLength(200);
        builder.Property(a => a.SortKey).Ordinal(60);
        builder.HasIndex(a => a.SortKey).IsUnique();
        builder.HasIndex(a => new { a.GroupId, a.SortKey });
        builder.HasIndex(a => new { a.OrganizationId, a.SortKey });
    }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).Ordinal(64);
        builder.Property(r => r.Fingerprint).Ordinal(64);
        builder.HasIndex(r => r.CreatedAt);
    }
}
