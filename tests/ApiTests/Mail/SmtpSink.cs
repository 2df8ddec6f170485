using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Membership.ApiTests.Mail;

/// <summary>What a sink does with a mail that is offered.</summary>
public enum SinkMood
{
    Accept,
    RefuseForNow,
    HangUp,
}

/// <summary>A small mail server: it speaks enough SMTP to be sent to, and keeps what it got.</summary>
public sealed class SmtpSink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private int _refusals;

    public SmtpSink()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How the next mails are met.</summary>
    public SinkMood Mood { get; set; }

    /// <summary>How often a mail was refused.</summary>
    public int Refusals => _refusals;

    public ConcurrentQueue<ReceivedMail> Mails { get; } = new();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 sink");
            var recipients = new List<string>();
            while (await reader.ReadLineAsync() is { } line)
            {
                var verb = line.Split(' ')[0].ToUpperInvariant();
                if (verb == "MAIL" && Mood is not SinkMood.Accept) Interlocked.Increment(ref _refusals);
                if (verb == "MAIL" && Mood is SinkMood.HangUp) return;
                if (verb == "RCPT") recipients.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
                if (verb == "DATA") Mails.Enqueue(await ReadMailAsync(reader, writer, [.. recipients]));
                await writer.WriteLineAsync(verb switch
                {
                    "EHLO" => "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8",
                    "MAIL" when Mood is SinkMood.RefuseForNow => "451 not now",
                    "MAIL" or "RCPT" or "RSET" or "DATA" or "NOOP" => "250 ok",
                    "QUIT" => "221 bye",
                    _ => "502 unknown",
                });
                if (verb is "DATA" or "RSET") recipients.Clear();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The sender hung up.
        }
    }

    private static async Task<ReceivedMail> ReadMailAsync(StreamReader reader, StreamWriter writer, string[] recipients)
    {
        await writer.WriteLineAsync("354 go on");
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line && line != ".") lines.Add(line.StartsWith('.') ? line[1..] : line);
        return new ReceivedMail(recipients, string.Join("\r\n", lines));
    }
}
