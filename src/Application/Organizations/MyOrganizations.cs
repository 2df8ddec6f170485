using Membership.Domain.Dues;
using Membership.Domain.Organizations;
using Membership.Domain.Representatives;

namespace Membership.Application.Organizations;

/// <summary>All of it.</summary>
public sealed record MyOrganizations(IReadOnlyList<OpenInvitation> Invitations, IReadOnlyList<OrganizationOverview> Organizations);

/// <summary>An invitation to represent an organization.</summary>
public sealed record OpenInvitation(Guid Id, string Organization, RepresentativeRole Role, DateTimeOffset Until);

/// <summary>One organization at a glance.</summary>
public sealed record OrganizationOverview(Guid Id, string Name, OrganizationStatus Status, string? Reason, string Tier, DateOnly? TermFrom, DateOnly? TermUntil, DateOnly? GraceUntil)
{
    /// <summary>As what the member acts for it.</summary>
    public IReadOnlyList<HeldRole> Roles { get; init; } = [];

    /// <summary>What is owed; null for whoever may not see it, and where nothing ever was.</summary>
    public DuesOverview? Dues { get; init; }

    /// <summary>Questions of staff about the application and the answers, for whoever may answer; oldest first.</summary>
    public IReadOnlyList<ReviewMessage> Messages { get; init; } = [];

    /// <summary>Whether staff wait for an answer.</summary>
    public bool AwaitsAnswer { get; init; }

    /// <summary>The tier from the next term on, or once its difference is paid; null where none was chosen.</summary>
    public string? NextTier { get; init; }

    /// <summary>Who says that they work for it, for whoever may say whether it is so; oldest first.</summary>
    public IReadOnlyList<OpenClaim> Claims { get; init; } = [];
}

/// <summary>An appointment of the member's own.</summary>
public sealed record HeldRole(Guid Id, RepresentativeRole Role);

/// <summary>What is open in all, what was paid too much, and the newest documents.</summary>
public sealed record DuesOverview(string Currency, decimal Open, decimal Credit, IReadOnlyList<InvoiceOverview> Invoices)
{
    /// <summary>How many documents are shown at most.</summary>
    public const int Shown = 20;
}

/// <summary>An invoice or credit note in one line.</summary>
public sealed record InvoiceOverview(Guid Id, InvoiceKind Kind, string Number, DateOnly IssuedOn, DateOnly DueOn, decimal Total, decimal Open, bool IsCancelled);

/// <summary>A question, or the answer to one.</summary>
public sealed record ReviewMessage(bool FromStaff, string Text, DateTimeOffset At);

/// <summary>Somebody who says that they work for the organization.</summary>
/// <param name="Id">The affiliation.</param>
/// <param name="Name">Their name.</param>
/// <param name="Title">What they are there, in their own words.</param>
/// <param name="ClaimedAt">When they said so, UTC.</param>
public sealed record OpenClaim(Guid Id, string Name, string? Title, DateTimeOffset ClaimedAt)
{
    /// <summary>How many are shown at most.</summary>
    public const int Shown = 20;
}
