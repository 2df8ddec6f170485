using System.Text.Json;

namespace Membership.Api.Http;

/// <summary>An enumeration in a query string, by its camelCase name, as everywhere in the API.</summary>
public readonly record struct EnumName<T>(T Value) where T : struct, Enum
{
    /// <summary>The names that may be given.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>Called by the framework. Other names are refused by <see cref="QueryParameters"/>, which can say what is allowed.</summary>
    public static bool TryParse(string? text, IFormatProvider? provider, out EnumName<T> name)
    {
        var index = Names.ToList().IndexOf(text ?? "");
        name = index < 0 ? default : new EnumName<T>(Enum.GetValues<T>()[index]);
        return true;
    }
}
