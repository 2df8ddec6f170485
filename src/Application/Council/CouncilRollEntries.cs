using Membership.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Council;

/// <summary>A line of a roll. It never changes; only names and addresses of people are read anew, as they are today.</summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="OrganizationName">Its name when the roll was written.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Weight">What its vote weighs.</param>
/// <param name="HasVoter">Whether there was anybody to cast its vote.</param>
/// <param name="Voter">Who casts it; left out for those who do not see people.</param>
/// <param name="Principal">The principal at the instant.</param>
/// <param name="Alternate">The alternate at the instant.</param>
public sealed record CouncilRollEntryResponse(
    Guid OrganizationId, string OrganizationName, string Country, decimal Weight, bool HasVoter, CouncilPerson? Voter, CouncilPerson? Principal, CouncilPerson? Alternate)
{
    /// <summary>The line as a caller sees it: whoever sits on the council sees the organizations and their weights, staff the people too.</summary>
    internal CouncilRollEntryResponse For(CouncilSight sight) => sight is CouncilSight.Fellow
        ? this with { Voter = null, Principal = null, Alternate = null }
        : this with { Voter = Voter?.For(sight), Principal = Principal?.For(sight), Alternate = Alternate?.For(sight) };
}

/// <summary>A row of a roll, as the database returns it.</summary>
public sealed record CouncilRollRow(string SortKey, CouncilRollEntryResponse Entry);

/// <summary>Reads the lines of a roll along its one index, for pages and files alike.</summary>
public sealed class CouncilRollEntries(IMembershipDb db)
{
    /// <summary>Lines after a key. People are joined here and now, so that what is erased is erased on rolls too.</summary>
    public Task<List<CouncilRollRow>> RowsAsync(Guid rollId, string? after, int count, CancellationToken cancellationToken)
    {
        var entries = db.CouncilRollEntries.Where(e => e.RollId == rollId);
        if (after is not null) entries = entries.Where(e => string.Compare(e.SortKey, after) > 0);
        return (
            from e in entries.OrderBy(e => e.SortKey).Take(count)
            join v in db.Members on e.VoterId equals v.Id into voters
            from v in voters.DefaultIfEmpty()
            join p in db.Members on e.PrincipalId equals p.Id into principals
            from p in principals.DefaultIfEmpty()
            join a in db.Members on e.AlternateId equals a.Id into alternates
            from a in alternates.DefaultIfEmpty()
            orderby e.SortKey
            select new CouncilRollRow(e.SortKey, new CouncilRollEntryResponse(e.OrganizationId, e.OrganizationName, e.Country, e.Weight, e.VoterId != null,
                v == null ? null : new CouncilPerson(v.Id, v.GivenName, v.FamilyName, v.Email),
                p == null ? null : new CouncilPerson(p.Id, p.GivenName, p.FamilyName, p.Email),
                a == null ? null : new CouncilPerson(a.Id, a.GivenName, a.FamilyName, a.Email)))).ToListAsync(cancellationToken);
    }
}
