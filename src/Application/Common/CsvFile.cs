using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace Membership.Application.Common;

/// <summary>
/// Writes CSV (RFC 4180), a record at a time. A text that begins like a formula stays a text in a spreadsheet; numbers, which may be negative,
/// are written as they are.
/// </summary>
public sealed class CsvFile(TextWriter writer) : IAsyncDisposable
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    private readonly CsvWriter _csv = new(writer, Configuration, leaveOpen: true);

    /// <summary>Writes the names of the columns.</summary>
    public Task HeaderAsync(params string[] columns)
    {
        foreach (var column in columns) _csv.WriteField(column);
        return EndAsync();
    }

    /// <summary>What people typed.</summary>
    public CsvFile Text(string? text) => Write(text is not null && BeginsLikeFormula(text) ? "'" + text : text);

    /// <summary>A number, with a point before its decimals.</summary>
    public CsvFile Number(IFormattable? number) => Write(number?.ToString(null, CultureInfo.InvariantCulture));

    /// <summary>A day as in ISO 8601.</summary>
    public CsvFile Day(DateOnly day) => Write(day.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A time as in ISO 8601, UTC.</summary>
    public CsvFile Time(DateTimeOffset? time) => Write(time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));

    /// <summary>A name as JSON has it.</summary>
    public CsvFile Name(Enum? name) => Write(name is null ? null : JsonNamingPolicy.CamelCase.ConvertName(name.ToString()));

    /// <summary>An identifier.</summary>
    public CsvFile Id(Guid? id) => Write(id?.ToString());

    /// <summary>Ends the record.</summary>
    public Task EndAsync() => _csv.NextRecordAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _csv.FlushAsync();
        await _csv.DisposeAsync();
    }

    // Spreadsheets look past what cannot be seen, and some take wide signs for narrow ones.
    private static bool BeginsLikeFormula(string text)
    {
        if (text is ['\t' or '\r', ..]) return true;
        var first = text.EnumerateRunes().FirstOrDefault(r => !Rune.IsWhiteSpace(r) && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Format or UnicodeCategory.Control));
        return first.ToString().Normalize(NormalizationForm.FormKC) is "=" or "+" or "-" or "@";
    }

    private CsvFile Write(string? text)
    {
        _csv.WriteField(text);
        return this;
    }
}
