using Membership.Domain.Groups;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Membership.Infrastructure.Persistence.Configurations;

internal sealed class GroupConfiguration : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> builder)
    {
        builder.IsAggregate();
        builder.Property(g => g.Slug).Ordinal(100);
        builder.Property(g => g.Name).HasMaxLength(200);
        builder.Property(g => g.Description).HasMaxLength(4000);
        builder.Property(g => g.Website).HasMaxLength(500);
        builder.Property(g => g.SearchText).HasMaxLength(400);
        builder.PrimitiveCollection(g => g.Languages);
        builder.HasIndex(g => g.Slug).IsUnique();
        builder.HasIndex(g => new { g.Kind, g.Slug });
        builder.HasMany(g => g.Countries).WithOne().HasForeignKey(c => c.GroupId);
    }
}

internal sealed class GroupCountryConfiguration : IEntityTypeConfiguration<GroupCountry>
{
    public void Configure(EntityTypeBuilder<GroupCountry> builder)
    {
        builder.ToTable("GroupCountries");
        builder.HasKey(c => new { c.GroupId, c.Country });
        builder.Property(c => c.Country).Ordinal(2);
        builder.HasIndex(c => c.Country);
    }
}

internal sealed class OfficeConfiguration : IEntityTypeConfiguration<Office>
{
    private const OfficeRights All =
        OfficeRights.SeeCounts | OfficeRights.SeeRoster | OfficeRights.ApproveMembers | OfficeRights.DownloadRoster | OfficeRights.PostNews;

    // SIG and working group leaders approve and read the roster, but do not download it.
    private const OfficeRights Interest = All & ~OfficeRights.DownloadRoster;

    public void Configure(EntityTypeBuilder<Office> builder)
    {
        builder.HasKey(o => o.Code);
        builder.Property(o => o.Code).Ordinal(50);
        builder.Property(o => o.Name).HasMaxLength(100);
        builder.HasData(
            new Office("chair", "Chair", All, Interest),
            new Office("viceChair", "Vice chair", OfficeRights.SeeCounts, OfficeRights.SeeCounts),
            new Office("secretary", "Secretary", All, OfficeRights.SeeCounts),
            new Office("membershipOfficer", "Membership officer", All, OfficeRights.SeeCounts),
            new Office("treasurer", "Treasurer", OfficeRights.SeeCounts, OfficeRights.SeeCounts),
            new Office("communicationsOfficer", "Communications officer", OfficeRights.SeeCounts, OfficeRights.SeeCounts),
            new Office("electionRepresentative", "Election representative", OfficeRights.SeeCounts, OfficeRights.SeeCounts),
            new Office("advisoryCouncilDelegate", "Advisory council delegate", OfficeRights.SeeCounts, OfficeRights.SeeCounts),
            new Office("contact", "Contact", OfficeRights.SeeCounts, OfficeRights.SeeCounts));
    }
}

internal sealed class GroupOfficeRightsConfiguration : IEntityTypeConfiguration<GroupOfficeRights>
{
    public void Configure(EntityTypeBuilder<GroupOfficeRights> builder)
    {
        builder.HasKey(r => new { r.GroupId, r.OfficeCode });
        builder.Property(r => r.OfficeCode).Ordinal(50);
        builder.HasOne<Group>().WithMany().HasForeignKey(r => r.GroupId);
        builder.HasOne<Office>().WithMany().HasForeignKey(r => r.OfficeCode);
    }
}

internal sealed class OfficeTermConfiguration : IEntityTypeConfiguration<OfficeTerm>
{
    public void Configure(EntityTypeBuilder<OfficeTerm> builder)
    {
        builder.IsAggregate();
        builder.Property(t => t.OfficeCode).Ordinal(50);
        builder.HasOne<Group>().WithMany().HasForeignKey(t => t.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Office>().WithMany().HasForeignKey(t => t.OfficeCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.GroupId, t.MemberId });
    }
}
