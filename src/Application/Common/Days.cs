namespace Membership.Application.Common;

/// <summary>Days are those of UTC.</summary>
public static class Days
{
    /// <summary>The present day.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().Day();

    /// <summary>The day of an instant.</summary>
    public static DateOnly Day(this DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
