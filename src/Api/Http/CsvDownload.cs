using System.Text;
using FluentValidation;
using FluentValidation.Results;
using Membership.Application.Texts;
using Microsoft.Net.Http.Headers;

namespace Membership.Api.Http;

/// <summary>Answers with CSV to those who prefer it.</summary>
public static class CsvDownload
{
    /// <summary>Whether the caller would rather have CSV than JSON.</summary>
    public static bool WantsCsv(this HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        double Quality(string type) => accepted.Where(a => a.MediaType == type).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
        return Quality("text/csv") > 0 && Quality("text/csv") >= Quality("application/json");
    }

    /// <summary>A file is whole: the refusal of a page of one.</summary>
    public static ValidationException Paged() => new([new ValidationFailure("limit", Text.Of("validation.wholeDownload"))]);

    /// <summary>A file that is written while it is sent.</summary>
    public static IResult CsvFile(this HttpContext context, string fileName, Func<TextWriter, Task> write)
    {
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        // The byte order mark tells spreadsheets that this is UTF-8.
        return TypedResults.Stream(async body =>
        {
            await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16 * 1024, leaveOpen: true);
            await write(writer);
        }, "text/csv; charset=utf-8");
    }
}
