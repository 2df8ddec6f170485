namespace Membership.Domain.Common;

/// <summary>Refusals that belong to no single feature.</summary>
public static class CommonErrors
{
    public static readonly DomainError Forbidden =
        new("access.forbidden", "You may not do this.", DomainErrorKind.Forbidden);

    public static readonly DomainError NotFound =
        new("resource.not_found", "There is nothing here, or nothing that you may see.", DomainErrorKind.NotFound);

    public static readonly DomainError Stale =
        new("resource.stale", "The resource has changed since you read it. Read it again and repeat your change.", DomainErrorKind.Stale);

    public static readonly DomainError ConcurrentChange =
        new("resource.concurrent_change", "Somebody else changed the same thing at the same moment. Try again.", DomainErrorKind.Conflict);

    public static readonly DomainError CursorInvalid =
        new("cursor.invalid", "The cursor was not made by this list with these filters. Start from the first page.", DomainErrorKind.Invalid, "cursor");

    public static readonly DomainError IdempotencyKeyInvalid =
        new("idempotency.key_invalid", "An Idempotency-Key has 1 to 200 printable ASCII characters.", DomainErrorKind.Invalid, "Idempotency-Key");

    public static readonly DomainError IdempotencyKeyReused =
        new("idempotency.key_reused", "This Idempotency-Key was used with another request. Use a new key for a new request.", DomainErrorKind.Mismatch);
}
