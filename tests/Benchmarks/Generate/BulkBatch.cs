using Membership.Domain.Enrollments;
using Membership.Domain.Members;
using Microsoft.EntityFrameworkCore;

namespace Membership.Benchmarks.Generate;

/// <summary>The tables that grow with the membership, each under the type of its entity.</summary>
internal sealed class BulkTables(DbContext db)
{
    private static readonly Type[] Types =
    [
        typeof(Member), typeof(MemberStateChange), typeof(ConsentEntry), typeof(MemberSearchTerm),
        typeof(Enrollment), typeof(EnrollmentStateChange), typeof(EnrollmentSearchTerm),
    ];

    public IReadOnlyDictionary<Type, BulkTable> All { get; } = Types.ToDictionary(t => t, t => new BulkTable(db, t));
}

/// <summary>Rows that are written in one transaction.</summary>
internal sealed class BulkBatch(BulkTables tables)
{
    private readonly List<(string Key, object[] Row)> _memberTerms = [];
    private readonly List<(string Key, object[] Row)> _enrollmentTerms = [];

    public Dictionary<Type, List<object[]>> Rows { get; } = tables.All.Keys.ToDictionary(t => t, _ => new List<object[]>());
    public int Members { get; private set; }

    public void Add(Member member)
    {
        Members++;
        Add<Member>(member);
        foreach (var change in member.History) Add<MemberStateChange>(change);
        foreach (var consent in member.ConsentLedger) Add<ConsentEntry>(consent);
        foreach (var term in member.SearchTerms) _memberTerms.Add((term.Key, tables.All[typeof(MemberSearchTerm)].Row(term)));
    }

    public void Add(Enrollment enrollment)
    {
        Add<Enrollment>(enrollment);
        foreach (var change in enrollment.History) Add<EnrollmentStateChange>(change);
        foreach (var term in enrollment.SearchTerms) _enrollmentTerms.Add((term.Key, tables.All[typeof(EnrollmentSearchTerm)].Row(term)));
    }

    /// <summary>Puts what is keyed by words in order: neighbours on a page are then written together.</summary>
    public BulkBatch Finish()
    {
        Rows[typeof(MemberSearchTerm)].AddRange(Sorted(_memberTerms));
        Rows[typeof(EnrollmentSearchTerm)].AddRange(Sorted(_enrollmentTerms));
        return this;
    }

    private void Add<T>(object entity) => Rows[typeof(T)].Add(tables.All[typeof(T)].Row(entity));

    private static IEnumerable<object[]> Sorted(List<(string Key, object[] Row)> rows)
    {
        rows.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        return rows.Select(r => r.Row);
    }
}
