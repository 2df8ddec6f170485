using System.Globalization;

namespace Membership.Api.Identity;

/// <summary>Days as people read them.</summary>
public static class Days
{
    /// <summary>With the month in words, because 3/4 is March here and April there; without the weekday.</summary>
    public static string Written(DateOnly day, CultureInfo language) =>
        day.ToString(language.DateTimeFormat.LongDatePattern.Replace("dddd", "", StringComparison.Ordinal).Trim(' ', ',', '،'), language);
}
