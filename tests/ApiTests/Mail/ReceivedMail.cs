using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Membership.ApiTests.Mail;

/// <summary>A mail as it came over the wire, with as much of MIME as reading it needs.</summary>
public sealed partial class ReceivedMail
{
    private readonly List<(string Name, string Value)> _headers;

    public ReceivedMail(IReadOnlyList<string> recipients, string raw)
    {
        (Recipients, Raw) = (recipients, raw);
        var (head, body) = Split(raw);
        _headers = Headers(head);
        var boundary = Boundary().Match(this["Content-Type"]).Groups["name"].Value;
        foreach (var part in body.Split("--" + boundary).Skip(1).SkipLast(1))
        {
            var (partHead, partBody) = Split(part.TrimStart('\r', '\n'));
            var headers = Headers(partHead).ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase);
            var text = Decode(partBody, headers.GetValueOrDefault("Content-Transfer-Encoding", "8bit"));
            if (headers["Content-Type"].StartsWith("text/html", StringComparison.Ordinal)) Html = text;
            else Text = text;
        }
    }

    /// <summary>Whom the envelope names.</summary>
    public IReadOnlyList<string> Recipients { get; }

    public string Raw { get; }
    public string Text { get; } = "";
    public string Html { get; } = "";

    /// <summary>The subject as a reader sees it.</summary>
    public string Subject => EncodedWord().Replace(BetweenWords().Replace(this["Subject"], "?==?"), m => m.Groups["form"].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["text"].Value))
        : QuotedPrintable(m.Groups["text"].Value.Replace('_', ' ')));

    /// <summary>A header, unfolded; empty where there is none, an error where there are several.</summary>
    public string this[string header] => _headers.SingleOrDefault(h => h.Name.Equals(header, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    /// <summary>The names of all headers.</summary>
    public IEnumerable<string> HeaderNames => _headers.Select(h => h.Name);

    private static (string Head, string Body) Split(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return end < 0 ? (text, "") : (text[..end], text[(end + 4)..]);
    }

    private static List<(string Name, string Value)> Headers(string head) =>
        [.. Fold().Replace(head, " ").Split("\r\n").Select(l => l.Split(':', 2)).Where(h => h.Length == 2).Select(h => (h[0].Trim(), h[1].Trim()))];

    private static string Decode(string body, string encoding) => encoding.ToLowerInvariant() switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\r\n", "", StringComparison.Ordinal))),
        "quoted-printable" => QuotedPrintable(body.Replace("=\r\n", "", StringComparison.Ordinal)),
        _ => body,
    };

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=') bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            else
            {
                bytes.Add(byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 2;
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("boundary=\"?(?<name>[^\";\r\n]+)\"?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?(?<form>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Fold();
}
