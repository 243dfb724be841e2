using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AzBackupTools.Emulator.State;

/// <summary>
/// Invented ids and measures. Each follows from the seed and from what it is for, not from the order of requests, so that
/// requests that run side by side get the same ids in every run.
/// </summary>
internal sealed class SeededIds
{
    private readonly int _seed;

    public SeededIds(int seed)
    {
        _seed = seed;
        RequestKey = (ulong)Between(0, long.MaxValue, "requests");
    }

    /// <summary>The disguise of the numbers of requests, each of which gets an id.</summary>
    public ulong RequestKey { get; }

    public string Guid(params string[] purpose)
    {
        byte[] hash = Hash(purpose);
        byte[] bytes = new byte[16];
        Array.Copy(hash, bytes, 16);
        bytes[7] = (byte)((bytes[7] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <summary>At least <paramref name="least"/>, less than <paramref name="bound"/>.</summary>
    public long Between(long least, long bound, params string[] purpose) =>
        least + (long)(BitConverter.ToUInt64(Hash(purpose), 16) % (ulong)(bound - least));

    /// <summary>A duration with the odd ticks that a real one has.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan bound, params string[] purpose) =>
        new(Between(least.Ticks, bound.Ticks, purpose));

    private byte[] Hash(string[] purpose)
    {
        string text = _seed.ToString(CultureInfo.InvariantCulture) + "\n" + string.Join("\n", purpose).ToLowerInvariant();
#pragma warning disable CA1850 // netstandard2.0 has no HashData
        using SHA256 sha = SHA256.Create();
        return sha.ComputeHash(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA1850
    }
}
