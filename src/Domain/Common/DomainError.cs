namespace Membership.Domain.Common;

/// <summary>What sort of refusal an error is; the API turns each kind into one HTTP status.</summary>
public enum DomainErrorKind
{
    /// <summary>The value itself can never be accepted (400).</summary>
    Invalid,

    /// <summary>The caller may see the thing but not do this with it (403).</summary>
    Forbidden,

    /// <summary>The thing does not exist for this caller (404).</summary>
    NotFound,

    /// <summary>A rule or a state forbids it now (409).</summary>
    Conflict,

    /// <summary>The caller's copy is stale (412).</summary>
    Stale,

    /// <summary>The caller's sign-in is too old for this; a fresh one is enough (401, RFC 9470).</summary>
    StaleSignIn,

    /// <summary>An idempotency key came with another body (422).</summary>
    Mismatch,
}

/// <summary>One refusal: a stable dotted code that clients may test for, an English sentence, and its kind.</summary>
/// <param name="Code">Stable and dotted, for example <c>enrollment.already_exists</c>.</param>
/// <param name="Message">English; the API answers in the caller's language where a translation of the code exists.</param>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Field">The field of the request at fault, where there is one.</param>
public sealed record DomainError(string Code, string Message, DomainErrorKind Kind, string? Field = null);

/// <summary>Carries a <see cref="DomainError"/> out of the domain; nothing has been changed when it is thrown.</summary>
public sealed class DomainException(DomainError error) : Exception(error.Code)
{
    /// <summary>The refusal.</summary>
    public DomainError Error { get; } = error;
}

/// <summary>Reads as a sentence where a rule is checked.</summary>
public static class DomainErrorExtensions
{
    /// <summary>Refuses with this error unless the rule holds.</summary>
    public static void Unless(this DomainError error, bool rule)
    {
        if (!rule) throw new DomainException(error);
    }

    /// <summary>The thing, or this refusal where there is none.</summary>
    public static T IfMissing<T>(this DomainError error, T? value) where T : class =>
        value ?? throw new DomainException(error);
}
