using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Membership.Application.Common;
using Membership.Application.Enrollments;
using Membership.Application.Groups;
using Membership.Application.Members;
using Membership.Application.Statistics;

namespace Membership.Api.Http;

/// <summary>How the API reads and writes JSON: camelCase, strict, and for the busiest responses with generated code.</summary>
[JsonSerializable(typeof(MemberResponse))]
[JsonSerializable(typeof(Page<MemberResponse>))]
[JsonSerializable(typeof(Page<RosterEntry>))]
[JsonSerializable(typeof(EnrollmentResponse))]
[JsonSerializable(typeof(Page<EnrollmentResponse>))]
[JsonSerializable(typeof(GroupResponse))]
[JsonSerializable(typeof(Page<GroupResponse>))]
[JsonSerializable(typeof(StatisticsResponse))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Applies the rules: unknown or repeated fields and numbers for names are errors, never ignored.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.Converters.Add(new EnumNameConverterFactory());
        options.Converters.Add(new TimeConverter());
        options.Converters.Add(new AmountConverter());
        options.TypeInfoResolverChain.Clear();
        options.TypeInfoResolverChain.Add(Default);
        options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver { Modifiers = { ForgetIgnored } });
    }

    // What a command takes from the route or a header is no field of its body: named there, it is unknown like any other.
    private static void ForgetIgnored(JsonTypeInfo type)
    {
        foreach (var ignored in type.Properties.Where(p => p is { Get: null, Set: null }).ToList()) type.Properties.Remove(ignored);
    }
}
