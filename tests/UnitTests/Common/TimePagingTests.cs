using Membership.Application.Common;

namespace Membership.UnitTests.Common;

/// <summary>Lists by time go on where they stopped, also in the middle of one instant.</summary>
public sealed class TimePagingTests
{
    private static readonly DateTimeOffset[] Rows = [.. new[] { 5, 4, 4, 4, 4, 4, 3, 1 }.Select(d => Given.Now.AddDays(d))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(50)]
    public void Every_entry_is_shown_once_whatever_the_size_of_the_page(int size)
    {
        var (shown, cursor, pages) = (new List<DateTimeOffset>(), (string?)null, 0);
        do
        {
            var page = new PageRequest(size, cursor);
            var position = TimePosition.Of(new PlainCursors(), "list", page);
            var rows = Rows.Where(r => r <= position.At).Skip(position.Shown).Take(size + 1).ToList();
            (var cut, cursor) = position.Cut(rows, page, new PlainCursors(), "list", r => r);
            shown.AddRange(cut);
        }
        while (cursor is not null && ++pages < 20);

        Assert.Equal(Rows, shown);
    }

    private sealed class PlainCursors : ICursors
    {
        public string Seal(string list, params ReadOnlySpan<string> position) => string.Join(' ', position!);

        public string[] Open(string list, string cursor) => cursor.Split(' ');
    }
}
