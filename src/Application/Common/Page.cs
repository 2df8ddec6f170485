using System.Linq.Expressions;
using System.Text.Json.Serialization;
using FluentValidation;
using Membership.Domain.Common;

namespace Membership.Application.Common;

/// <summary>One page of a collection.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">Cursor of the next page; null on the last one.</param>
/// <param name="Total">How many there are in all, where it was asked for with <c>count=true</c>.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Total = null);

/// <summary>Which page is asked for.</summary>
/// <param name="Limit">Entries per page, 1 to 200.</param>
/// <param name="Cursor">From the previous page's <c>next</c>.</param>
public sealed record PageRequest(int? Limit, string? Cursor)
{
    /// <summary>Entries of a page where no limit is given.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most entries of a page.</summary>
    public const int MaxLimit = 200;

    /// <summary>The limit, or the default.</summary>
    public int Size => Limit ?? DefaultLimit;
}

/// <summary>Seals positions of a list into opaque cursors, and opens those that this list with these filters has made.</summary>
public interface ICursors
{
    /// <summary>Seals a position.</summary>
    string Seal(string list, params ReadOnlySpan<string> position);

    /// <summary>Opens a cursor; refuses with <see cref="CommonErrors.CursorInvalid"/> one that is foreign or was tampered with.</summary>
    string[] Open(string list, string cursor);
}

/// <summary>Cuts pages out of what a query returned.</summary>
public static class Paging
{
    /// <summary>The position after which a page begins; null for the first page.</summary>
    public static string[]? Position(this ICursors cursors, string list, PageRequest page) =>
        page.Cursor is null ? null : cursors.Open(list, page.Cursor);

    /// <summary>Makes a page of rows of which one more than the limit was fetched.</summary>
    public static Page<T> ToPage<T, TRow>(this List<TRow> rows, PageRequest page, ICursors cursors, string list,
        Func<TRow, string[]> position, Func<TRow, T> item, int? total = null)
    {
        var more = rows.Count > page.Size;
        if (more) rows.RemoveAt(rows.Count - 1);
        return new Page<T>(rows.ConvertAll(r => item(r)), more ? cursors.Seal(list, position(rows[^1])) : null, total);
    }
}

/// <summary>Checks the shape of a page request.</summary>
public static class PageRules
{
    /// <summary>The limit lies within its bounds.</summary>
    public static void ValidPage<T>(this AbstractValidator<T> validator, Expression<Func<T, int?>> limit) =>
        validator.RuleFor(limit).InclusiveBetween(1, PageRequest.MaxLimit).OverridePropertyName("limit");
}
