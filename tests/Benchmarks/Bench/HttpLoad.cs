using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Membership.Benchmarks.Bench;

/// <summary>Keeps a few connections busy with prepared requests; lighter than a general HTTP client, so that the server is what is measured.</summary>
internal static class HttpLoad
{
    /// <summary>Requests per second over the time; fails on the first answer that is not a success.</summary>
    public static async Task<double> RunAsync(int port, IReadOnlyList<byte[]> requests, int connections, TimeSpan time)
    {
        var next = -1;
        var done = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var buffer = new byte[256 * 1024];
            while (watch.Elapsed < time)
            {
                var index = Interlocked.Increment(ref next);
                if (index >= requests.Count && requests[0].AsSpan().StartsWith("POST"u8)) break;
                await socket.SendAsync(requests[index % requests.Count]);
                await ReadAnswerAsync(socket, buffer);
                Interlocked.Increment(ref done);
            }
        }));
        return done / watch.Elapsed.TotalSeconds;
    }

    /// <summary>One request as it goes over the wire.</summary>
    public static byte[] Request(string method, string path, string? token, string? body = null)
    {
        var authorization = token is null ? "" : $"Authorization: Bearer {token}\r\n";
        var content = body is null ? "" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n";
        return Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{authorization}{content}\r\n{body}");
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            if (read == 0) throw new InvalidOperationException("The server closed the connection.");
            length += read;
            if (!IsComplete(buffer.AsSpan(0, length))) continue;
            if (buffer[9] != (byte)'2') throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, length));
            return;
        }
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var lengthAt = answer[..head].IndexOf("Content-Length: "u8);
        if (lengthAt < 0) return answer.EndsWith("\r\n0\r\n\r\n"u8);
        var digits = answer[(lengthAt + 16)..];
        return System.Buffers.Text.Utf8Parser.TryParse(digits, out int length, out _) && answer.Length >= head + 4 + length;
    }
}
