namespace Membership.UnitTests.Organizations;

/// <summary>What people do to numbers when they copy them.</summary>
internal static class Mistakes
{
    /// <summary>Every text with one digit replaced by another.</summary>
    public static IEnumerable<string> OneDigit(string number) =>
        from position in Enumerable.Range(0, number.Length)
        where char.IsAsciiDigit(number[position])
        from digit in "0123456789"
        where digit != number[position]
        select string.Concat(number.AsSpan(0, position), [digit], number.AsSpan(position + 1));

    /// <summary>Every text with two neighbouring digits in the wrong order.</summary>
    public static IEnumerable<string> Swapped(string number) =>
        from position in Enumerable.Range(0, number.Length - 1)
        where char.IsAsciiDigit(number[position]) && char.IsAsciiDigit(number[position + 1]) && number[position] != number[position + 1]
        select string.Concat(number.AsSpan(0, position), [number[position + 1], number[position]], number.AsSpan(position + 2));
}
