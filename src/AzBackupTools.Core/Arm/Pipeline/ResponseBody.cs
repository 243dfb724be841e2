using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Core.Arm.Pipeline;

/// <summary>The body of an answer, read to its end: into one array of the right size, or into a rented one that goes back.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>Up to here a Content-Length is believed before the bytes are there.</summary>
    private const int LargestTrustedLength = 8 * 1024 * 1024;

    private byte[] _buffer;
    private bool _rented;
    private int _length;

    private ResponseBody(byte[] buffer, int length, bool rented)
    {
        _buffer = buffer;
        _length = length;
        _rented = rented;
    }

    public static ResponseBody Empty { get; } = new([], 0, rented: false);

    public ReadOnlyMemory<byte> Memory => new(_buffer, 0, _length);

    /// <summary>Reads a stream.</summary>
    /// <param name="stream">The stream; null is an empty body.</param>
    /// <param name="announced">Content-Length, where there is one.</param>
    /// <param name="pooled">Whether the buffer may be a rented one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The stream ends before the announced length.</exception>
    public static async Task<ResponseBody> ReadAsync(Stream? stream, long? announced, bool pooled, CancellationToken cancellationToken)
    {
        if (stream is null || announced == 0)
        {
            return Empty;
        }

        var exact = announced is > 0 and <= LargestTrustedLength;
        var body = exact && !pooled
            ? new ResponseBody(new byte[announced!.Value], 0, rented: false)
            : new ResponseBody(ArrayPool<byte>.Shared.Rent(exact ? (int)announced!.Value : FirstBuffer), 0, rented: true);
        try
        {
            while (announced is null || body._length < announced)
            {
                body.MakeRoom();
                var read = await stream.ReadAsync(body._buffer, body._length, body._buffer.Length - body._length, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                body._length += read;
            }

            if (body._length < announced)
            {
                throw new IOException(string.Format(
                    CultureInfo.InvariantCulture, "The connection ended after {0} of {1} bytes of the answer.", body._length, announced));
            }

            return pooled ? body : body.Kept();
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_rented)
        {
            _rented = false;
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _length = 0;
        }
    }

    private void MakeRoom()
    {
        if (_length < _buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Buffer.BlockCopy(_buffer, 0, larger, 0, _length);
        if (_rented)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = larger;
        _rented = true;
    }

    /// <summary>The same in an array that nobody wants back.</summary>
    private ResponseBody Kept()
    {
        if (!_rented)
        {
            return this;
        }

        var kept = new ResponseBody(_length == 0 ? [] : Memory.ToArray(), _length, rented: false);
        Dispose();
        return kept;
    }
}
