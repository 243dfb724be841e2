using System;
using System.IO;

namespace AzBackupTools.Emulator.Http;

/// <summary>Gives the first bytes of a body and then fails as a broken connection does.</summary>
internal sealed class TruncatedStream : Stream
{
    private readonly byte[] _body;
    private readonly int _end;
    private int _position;

    public TruncatedStream(byte[] body, int end)
    {
        _body = body;
        _end = end;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int given = Math.Min(count, _end - _position);
        if (given <= 0)
        {
            throw new IOException("The connection was closed before the whole body had come (emulated fault).");
        }

        Array.Copy(_body, _position, buffer, offset, given);
        _position += given;
        return given;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
