using Membership.Domain.Common;

namespace Membership.Domain.Council;

/// <summary>Every refusal about rolls.</summary>
public static class CouncilErrors
{
    public static readonly DomainError AsOfInFuture =
        new("council.as_of_in_future", "A roll is frozen as things stood at a time that has come.", DomainErrorKind.Invalid, "asOf");

    public static readonly DomainError Frozen =
        new("council.frozen", "The roll is complete; nothing can be added.", DomainErrorKind.Conflict);

    public static readonly DomainError NotFrozen =
        new("council.not_frozen", "The roll is still being written. Ask again in a moment.", DomainErrorKind.Conflict);
}
