using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Membership.Application.Common;

/// <summary>How answers are kept for replays: with the version, which the API sends as a header and not in the body.</summary>
internal static class StoredResponse
{
    /// <summary>JSON with the version of versioned responses.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithVersion, WithoutSecrets } },
    };

    private static void WithoutSecrets(JsonTypeInfo type)
    {
        foreach (var secret in type.Properties.Where(p => p.AttributeProvider?.IsDefined(typeof(ShownOnceAttribute), inherit: false) == true).ToList())
            type.Properties.Remove(secret);
    }

    private static void WithVersion(JsonTypeInfo type)
    {
        if (!typeof(IVersioned).IsAssignableFrom(type.Type) || type.Kind is not JsonTypeInfoKind.Object) return;
        var member = type.Type.GetProperty(nameof(IVersioned.Version))!;
        foreach (var ignored in type.Properties.Where(p => (p.AttributeProvider as MemberInfo)?.Name == member.Name).ToList()) type.Properties.Remove(ignored);
        var version = type.CreateJsonPropertyInfo(typeof(int), member.Name);
        version.Get = response => ((IVersioned)response).Version;
        version.Set = member.SetValue;
        type.Properties.Add(version);
    }
}
