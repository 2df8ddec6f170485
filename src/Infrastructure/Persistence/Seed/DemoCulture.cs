using Membership.Domain.Common;

namespace Membership.Infrastructure.Persistence.Seed;

/// <summary>Where invented people live and how names are written there.</summary>
/// <param name="chapter">The chapter that most of them are in; null where there is none.</param>
/// <param name="country">ISO 3166-1 alpha-2.</param>
/// <param name="language">BCP 47.</param>
/// <param name="cities">Separated by commas.</param>
/// <param name="given">Given names, separated by commas; <c>name:latin</c> where the script is another one.</param>
/// <param name="family">Family or fathers' names, written in the same way.</param>
public sealed class DemoCulture(string? chapter, string country, string language, string cities, string given, string family)
{
    /// <summary>The slug of the chapter; null where there is none.</summary>
    public string? Chapter { get; } = chapter;

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; } = country;

    /// <summary>BCP 47.</summary>
    public string Language { get; } = language;

    /// <summary>Cities as their inhabitants write them.</summary>
    public IReadOnlyList<string> Cities { get; } = Split(cities);

    /// <summary>Given names.</summary>
    public IReadOnlyList<DemoName> Given { get; } = [.. Split(given).Select(DemoName.Parse)];

    /// <summary>Family or fathers' names.</summary>
    public IReadOnlyList<DemoName> Family { get; } = [.. Split(family).Select(DemoName.Parse)];

    /// <summary>The share of people whose given name is their whole name.</summary>
    public double OneWordShare { get; init; }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A name, and the form of it that stands in addresses.</summary>
/// <param name="Text">As its owner writes it.</param>
/// <param name="Latin">Lower case ASCII letters.</param>
public sealed record DemoName(string Text, string Latin)
{
    internal static DemoName Parse(string entry)
    {
        var parts = entry.Split(':');
        var text = PlainText.Normalize(parts[0])!;
        var latin = string.Concat(NameFolding.Fold(parts[^1]).Where(char.IsAsciiLetter));
        return latin.Length > 0 ? new DemoName(text, latin) : throw new ArgumentException($"No Latin form of {entry}.", nameof(entry));
    }
}
