using Membership.Application.Common;
using Membership.Domain.Common;
using Membership.Domain.Enrollments;
using Microsoft.EntityFrameworkCore;

namespace Membership.Application.Enrollments;

/// <summary>What a roster shows of a member: no more than officers may see.</summary>
/// <param name="Id">The enrollment.</param>
/// <param name="MemberId">The member.</param>
/// <param name="GivenName">Given name, or the only name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Email">Address.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">Free text.</param>
/// <param name="JoinedAt">When the enrollment first became active, UTC.</param>
/// <param name="Status">active or suspended.</param>
public sealed record RosterEntry(
    Guid Id, Guid MemberId, string GivenName, string? FamilyName, string Email, string Country, string? City,
    DateTimeOffset? JoinedAt, EnrollmentStatus Status)
{
    /// <summary>What an auditor sees.</summary>
    public RosterEntry Masked() => this with
    {
        GivenName = Masking.Initial(GivenName)!, FamilyName = Masking.Initial(FamilyName), Email = Masking.Domain(Email), City = null,
    };
}

/// <summary>Whom a roster shows.</summary>
/// <param name="Status">active (default) or suspended.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="City">The whole name of a city; case and accents ignored.</param>
/// <param name="Q">Beginnings of words of the name, or of the address.</param>
/// <param name="JoinedAfter">Only those who joined the group after this time.</param>
public sealed record RosterFilter(EnrollmentStatus Status, string? Country, string? City, string? Q, DateTimeOffset? JoinedAfter)
{
    /// <summary>Whether the status is all there is to filter by.</summary>
    internal bool IsPlain => Country is null && City is null && Q is null && JoinedAfter is null;
}

/// <summary>A row of the roster, as the database returns it.</summary>
public sealed class RosterRow
{
    public required string Key { get; init; }
    public required RosterEntry Entry { get; init; }
}

/// <summary>
/// The roster's query: one walk along an index of the group, by folded name, or for a search by the matched word. Both keys
/// are unique, so pages and the download continue where the last row stood.
/// </summary>
public sealed class Roster(IMembershipDb db, EnrollmentQueries queries)
{
    /// <summary>Rows of a group's roster after a key.</summary>
    public Task<List<RosterRow>> RowsAsync(Guid groupId, RosterFilter filter, string? after, int count, CancellationToken cancellationToken)
    {
        if (filter.IsPlain) return queries.RosterAsync(db, groupId, filter.Status, after, count, cancellationToken);
        var rows = filter.Q is null ? ByName(groupId, filter, after) : ByWord(groupId, filter, SearchKeys.Prefixes(filter.Q), after);
        return rows.Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>How many there are.</summary>
    public Task<int> CountAsync(Guid groupId, RosterFilter filter, CancellationToken cancellationToken) =>
        Filtered(groupId, filter).Named(db, filter.Q).CountAsync(cancellationToken);

    private IQueryable<Enrollment> Filtered(Guid groupId, RosterFilter filter)
    {
        var (status, country, joinedAfter) = (filter.Status, filter.Country, filter.JoinedAfter);
        var enrollments = db.Enrollments.Where(e => e.GroupId == groupId && e.Status == status);
        if (country is not null) enrollments = enrollments.Where(e => e.Country == country);
        if (filter.City is not null)
        {
            var city = Enrollment.CityKeyOf(filter.City);
            enrollments = enrollments.Where(e => e.CityKey == city);
        }
        return joinedAfter is null ? enrollments : enrollments.Where(e => e.JoinedAt > joinedAfter);
    }

    private IQueryable<RosterRow> ByName(Guid groupId, RosterFilter filter, string? after)
    {
        var enrollments = Filtered(groupId, filter);
        if (after is not null) enrollments = enrollments.Where(e => string.Compare(e.SortKey, after) > 0);
        return from e in enrollments
               orderby e.SortKey
               join m in db.Members on e.MemberId equals m.Id
               select new RosterRow
               {
                   Key = e.SortKey,
                   Entry = new RosterEntry(e.Id, m.Id, m.GivenName, m.FamilyName, m.Email, e.Country, m.City, e.JoinedAt, e.Status),
               };
    }

    private IQueryable<RosterRow> ByWord(Guid groupId, RosterFilter filter, IReadOnlyList<string> prefixes, string? after)
    {
        var (first, end) = SearchKeys.RangeOf(prefixes[0]);
        var terms = db.EnrollmentSearchTerms.Where(t => t.GroupId == groupId && string.Compare(t.Key, first) >= 0 && string.Compare(t.Key, end) < 0
            && !db.EnrollmentSearchTerms.Any(o => o.EnrollmentId == t.EnrollmentId && string.Compare(o.Key, first) >= 0 && string.Compare(o.Key, t.Key) < 0));
        if (after is not null) terms = terms.Where(t => string.Compare(t.Key, after) > 0);
        var enrollments = Filtered(groupId, filter).Named(db, string.Join(' ', prefixes.Skip(1)));
        return from t in terms
               orderby t.Key
               join e in enrollments on t.EnrollmentId equals e.Id
               join m in db.Members on e.MemberId equals m.Id
               select new RosterRow
               {
                   Key = t.Key,
                   Entry = new RosterEntry(e.Id, m.Id, m.GivenName, m.FamilyName, m.Email, e.Country, m.City, e.JoinedAt, e.Status),
               };
    }
}
