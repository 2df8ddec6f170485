using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Membership.ApiTests.Hosting;

namespace Membership.ApiTests.Enrollments;

/// <summary>A download as its bytes came, and as RFC 4180 reads it.</summary>
internal sealed class Csv
{
    private Csv(byte[] bytes, HttpContentHeaders headers, IReadOnlyList<IReadOnlyList<string>> rows) => (Bytes, Headers, Rows) = (bytes, headers, rows);

    public byte[] Bytes { get; }
    public HttpContentHeaders Headers { get; }

    /// <summary>The first row holds the names of the columns.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    public IEnumerable<IReadOnlyList<string>> Data => Rows.Skip(1);

    public static async Task<Csv> DownloadAsync(ApiHost host, string token, string path)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("text/csv");
        using var response = await http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return new Csv(bytes, response.Content.Headers, Parse(text.TrimStart('\uFEFF')));
    }

    // Strict: a quote inside an unquoted field, text after a closing quote, or a bare line feed is no CSV.
    private static List<IReadOnlyList<string>> Parse(string text)
    {
        var (rows, row, at) = (new List<IReadOnlyList<string>>(), new List<string>(), 0);
        while (at < text.Length)
        {
            row.Add(Field());
            if (text[at] == ',') at++;
            else
            {
                Assert.Equal("\r\n", text.Substring(at, 2));
                at += 2;
                rows.Add(row);
                row = [];
            }
        }
        Assert.Empty(row);
        return rows;

        string Field()
        {
            var field = new StringBuilder();
            if (text[at] != '"')
            {
                while (text[at] is not (',' or '\r'))
                {
                    Assert.False(text[at] is '"' or '\n', "Not quoted: " + field);
                    field.Append(text[at++]);
                }
                return field.ToString();
            }
            for (at++; ; at++)
            {
                if (text[at] == '"' && text[++at] != '"') return field.ToString();
                field.Append(text[at]);
            }
        }
    }
}
