using System.Collections.Generic;

namespace AzBackupTools.Emulator.State;

/// <summary>Lists that are each in the order of their keys, as one.</summary>
internal static class KeyOrder
{
    public static IEnumerable<(string Key, T Value)> Merge<T>(IEnumerable<(string Key, T Value)> one, IEnumerable<(string Key, T Value)> other)
    {
        using IEnumerator<(string Key, T Value)> first = one.GetEnumerator();
        using IEnumerator<(string Key, T Value)> second = other.GetEnumerator();
        bool hasFirst = first.MoveNext();
        bool hasSecond = second.MoveNext();
        while (hasFirst || hasSecond)
        {
            if (hasFirst && (!hasSecond || NameOrder.Compare(first.Current.Key, second.Current.Key) <= 0))
            {
                yield return first.Current;
                hasFirst = first.MoveNext();
            }
            else
            {
                yield return second.Current;
                hasSecond = second.MoveNext();
            }
        }
    }
}
