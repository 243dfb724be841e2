using System;
using System.Globalization;

namespace AzBackupTools.Emulator.State;

/// <summary>
/// Ids of what a schedule makes. Each holds, under a disguise, the item and the second of the start, so that what bears the id is found by
/// the id alone and nothing is stored.
/// </summary>
internal static class ScheduledIds
{
    private const int SecondBits = 39;
    private const ulong SecondMask = (1UL << SecondBits) - 1;
    private const ulong Low60 = (1UL << 60) - 1;
    private const ulong Low62 = (1UL << 62) - 1;
    private const int Rounds = 4;

    /// <summary>The name of a recovery point: twelve to fifteen digits, as the service's.</summary>
    public static string PointName(long item, long start)
    {
        ulong mix = Mix((ulong)item);
        ulong head = 1 + ((mix >> SecondBits) % 1_800);
        return ((head << SecondBits) | (Seconds(start) ^ (mix & SecondMask))).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The start that a name would stand for, in ticks; the caller looks whether the item was backed up then.</summary>
    public static long? StartOfPoint(long item, string name)
    {
        if (!ulong.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number))
        {
            return null;
        }

        long start = (long)((number & SecondMask) ^ (Mix((ulong)item) & SecondMask)) * TimeSpan.TicksPerSecond;
        return start >= 0 && start < DateTime.MaxValue.Ticks && PointName(item, start) == name ? start : null;
    }

    /// <summary>The id of a job, or of its activity, as a GUID of version 4.</summary>
    public static string JobId(ulong key, long item, long start)
    {
        ulong check = Mix(key ^ Mix((ulong)item ^ (Seconds(start) << 7)));
        ulong left = ((ulong)item << 11) | (check & 0x7ff);
        ulong right = (Seconds(start) << 23) | ((check >> 11) & 0x7fffff);
        for (uint round = 0; round < Rounds; round++)
        {
            right ^= Mix(left ^ key ^ round) & Low62;
            left ^= Mix(right + key + round) & Low60;
        }

        return ToGuid(left, right).ToString();
    }

    /// <summary>The item and the start behind an id, or null when it is none of ours.</summary>
    public static (long Item, long Start)? Read(ulong key, string id)
    {
        if (!Guid.TryParse(id, out Guid guid))
        {
            return null;
        }

        (ulong left, ulong right) = FromGuid(guid);
        for (uint round = Rounds; round-- > 0;)
        {
            left ^= Mix(right + key + round) & Low60;
            right ^= Mix(left ^ key ^ round) & Low62;
        }

        long item = (long)(left >> 11);
        long start = (long)(right >> 23) * TimeSpan.TicksPerSecond;
        return start < DateTime.MaxValue.Ticks && JobId(key, item, start) == guid.ToString() ? (item, start) : null;
    }

    /// <summary>A number that looks like no other; the finalizer of SplitMix64 (https://prng.di.unimi.it/splitmix64.c).</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

    private static ulong Seconds(long ticks) => (ulong)(ticks / TimeSpan.TicksPerSecond) & SecondMask;

    /// <summary>All bits but those that say the version and the variant.</summary>
    private static Guid ToGuid(ulong left, ulong right)
    {
        byte[] bytes = new byte[16];
        ulong high = (4UL << 60) | left;
        ulong low = ((right >> 6) << 8) | 0x80 | (right & 0x3f);
        for (int i = 0; i < 8; i++)
        {
            bytes[i] = (byte)(high >> (8 * i));
            bytes[8 + i] = (byte)(low >> (8 * i));
        }

        return new Guid(bytes);
    }

    private static (ulong Left, ulong Right) FromGuid(Guid guid)
    {
        byte[] bytes = guid.ToByteArray();
        ulong high = 0;
        ulong low = 0;
        for (int i = 7; i >= 0; i--)
        {
            high = (high << 8) | bytes[i];
            low = (low << 8) | bytes[8 + i];
        }

        return (high & Low60, ((low >> 8) << 6) | (low & 0x3f));
    }
}
