using System.Globalization;
using Membership.Domain.Common;

namespace Membership.Application.Texts;

/// <summary>An argument of a text that is worded in the language of whoever reads it.</summary>
public sealed class Spoken(Func<CultureInfo, string> words) : IFormattable
{
    /// <summary>A day, with the month in words.</summary>
    public static Spoken Day(DateOnly day) => new(language => day.ToString("D", language));

    /// <summary>An amount.</summary>
    public static Spoken Amount(Money money) => new(money.Format);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => words(formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture);

    /// <inheritdoc/>
    public override string ToString() => ToString(null, null);
}
