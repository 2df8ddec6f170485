using System.Globalization;
using Membership.Domain.Common;

namespace Membership.Application.Texts;

/// <summary>An argument of a text that is worded in the language of whoever reads it.</summary>
public sealed class Spoken(Func<CultureInfo, string> words) : IFormattable
{
    /// <summary>A day, with the month in words and without the day of the week, in the Gregorian calendar: dues are dated in it everywhere.</summary>
    public static Spoken Day(DateOnly day) => new(language =>
    {
        var format = (DateTimeFormatInfo)language.DateTimeFormat.Clone();
        if (format.Calendar is not GregorianCalendar) format.Calendar = new GregorianCalendar();
        var pattern = format.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',', '،');
        // French counts the first day of a month, and no other.
        if (day.Day == 1 && language.TwoLetterISOLanguageName is "fr") pattern = pattern.Replace("d MMMM", "d'er' MMMM", StringComparison.Ordinal);
        return day.ToString(pattern, format);
    });

    /// <summary>An amount.</summary>
    public static Spoken Amount(Money money) => new(money.Format);

    /// <summary>The number of a document. After an Arabic letter its two parts would change places without the mark.</summary>
    public static Spoken Number(string number) => new(language => language.TextInfo.IsRightToLeft ? $"\u200E{number}" : number);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => words(formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture);

    /// <inheritdoc/>
    public override string ToString() => ToString(null, null);
}
