using Membership.Domain.Common;

namespace Membership.Application.Common;

/// <summary>A response with a version, which the API sends as its strong ETag.</summary>
public interface IVersioned
{
    /// <summary>The aggregate's version.</summary>
    int Version { get; }
}

/// <summary>Honours If-Match.</summary>
public static class Versions
{
    /// <summary>Refuses where the caller's copy is not the present one; without a version there is nothing to compare.</summary>
    public static void RequireVersion(this Aggregate aggregate, int? expected) =>
        CommonErrors.Stale.Unless(expected is null || expected == aggregate.Version);
}
