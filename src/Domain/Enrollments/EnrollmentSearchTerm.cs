namespace Membership.Domain.Enrollments;

/// <summary>One way to find a member in one group's roster (see <see cref="Common.SearchKeys"/>).</summary>
public sealed class EnrollmentSearchTerm
{
    private EnrollmentSearchTerm() { }

    internal EnrollmentSearchTerm(Enrollment enrollment, string key) =>
        (EnrollmentId, GroupId, Key) = (enrollment.Id, enrollment.GroupId, key);

    public Guid EnrollmentId { get; private init; }
    public Guid GroupId { get; private init; }

    /// <summary>Term and sort key; unique.</summary>
    public string Key { get; private init; } = "";
}
