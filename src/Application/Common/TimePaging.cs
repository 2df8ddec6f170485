using System.Globalization;
using System.Runtime.InteropServices;

namespace Membership.Application.Common;

/// <summary>
/// Where a list by time goes on: after the entries of one instant that were shown. Within an instant the database's own order of identifiers
/// decides, whatever it is, so the position counts entries instead of naming one.
/// </summary>
/// <param name="At">The time of the last entry that was shown.</param>
/// <param name="Shown">How many entries of that time were.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimePosition(DateTimeOffset At, int Shown)
{
    /// <summary>The position after which a page begins; before everything on the first page.</summary>
    public static TimePosition Of(ICursors cursors, string list, PageRequest page) => cursors.Position(list, page) is [var ticks, var shown]
        ? new TimePosition(new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero), int.Parse(shown, CultureInfo.InvariantCulture))
        : new TimePosition(DateTimeOffset.MaxValue, 0);

    /// <summary>Cuts a page, newest first, out of what was read from this position on: one row more than the page holds.</summary>
    public (IReadOnlyList<TRow> Rows, string? Next) Cut<TRow>(List<TRow> rows, PageRequest page, ICursors cursors, string list, Func<TRow, DateTimeOffset> at)
    {
        if (rows.Count <= page.Size) return (rows, null);
        rows.RemoveAt(rows.Count - 1);
        var last = at(rows[^1]);
        var shown = rows.Count(r => at(r) == last) + (last == At ? Shown : 0);
        return (rows, cursors.Seal(list, $"{last.UtcTicks}", $"{shown}"));
    }
}
