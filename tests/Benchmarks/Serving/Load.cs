using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Serving;

/// <summary>Asks one thing over and over on several connections, each of which waits for its answer. Costs as little as it can.</summary>
internal static class Load
{
    private const int Connections = 16;

    /// <returns>How long it took.</returns>
    public static Task<TimeSpan> RunAsync(Uri server, string path, int requests, CancellationToken cancellationToken) =>
        RunAsync(server, [path], requests, cancellationToken);

    /// <summary>The same with several questions, one after the other; each connection begins at another one.</summary>
    public static async Task<TimeSpan> RunAsync(Uri server, IReadOnlyList<string> paths, int requests, CancellationToken cancellationToken)
    {
        byte[][] asked = [.. paths.Select(path => Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer any\r\nAccept: application/json\r\n\r\n"))];
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(
            number => AskAsync(server, asked, number * asked.Length / Connections, requests / Connections, cancellationToken)));
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task AskAsync(Uri server, byte[][] asked, int first, int times, CancellationToken cancellationToken)
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellationToken);
        byte[] buffer = new byte[1 << 20];
        for (int i = 0; i < times; i++)
        {
            await socket.SendAsync(asked[(first + i) % asked.Length], cancellationToken);
            int got = 0;
            int whole = int.MaxValue;
            while (got < whole)
            {
                int more = await socket.ReceiveAsync(buffer.AsMemory(got), cancellationToken);
                got += more > 0 ? more : throw new IOException("The server closed the connection.");
                whole = whole == int.MaxValue ? Length(buffer.AsSpan(0, got)) ?? whole : whole;
            }

            if (got != whole || !buffer.AsSpan(0, 12).SequenceEqual("HTTP/1.1 200"u8))
            {
                throw new InvalidDataException($"An answer is not to be had: {Encoding.ASCII.GetString(buffer, 0, Math.Min(got, 200))}");
            }
        }
    }

    /// <summary>The length of an answer with its head, once the head is there.</summary>
    private static int? Length(ReadOnlySpan<byte> answer)
    {
        int end = answer.IndexOf("\r\n\r\n"u8);
        int at = end < 0 ? -1 : answer[..end].IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(answer[(at + 16)..], out int length, out _) ? end + 4 + length : null;
    }
}
