using System.Text.Json;
using Membership.Domain.Common;

namespace Membership.UnitTests;

/// <summary>Asserts refusals: exactly this error, and nothing changed.</summary>
internal static class Refused
{
    /// <summary>The act is refused with this error.</summary>
    public static void With(DomainError error, Action act) => Assert.Equal(error, Assert.Throws<DomainException>(act).Error);

    /// <summary>The act on the subject is refused with this error, and leaves the subject as it was.</summary>
    public static void With<T>(DomainError error, T subject, Action<T> act)
    {
        var before = Everything(subject);
        With(error, () => act(subject));
        Assert.Equal(before, Everything(subject));
    }

    private static string Everything<T>(T subject) => JsonSerializer.Serialize(subject);
}
