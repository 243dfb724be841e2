using System;
using System.Collections;
using System.Collections.Generic;

namespace AzBackupTools.Emulator.State;

/// <summary>
/// Records by their names, which compare without case, and in an order of their own: found by name at once, gone through from any place,
/// so that a page costs the same however many there are.
/// </summary>
internal class OrderedTable<T> : IDictionary<string, T>
    where T : class
{
    private readonly Dictionary<string, T> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<KeyValuePair<string, T>> _sorted = new();

    public int Count => _byName.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _byName.Keys;

    /// <summary>The records in their order.</summary>
    public IReadOnlyList<T> Values => new Ordered(this);

    ICollection<T> IDictionary<string, T>.Values => _byName.Values;

    public T this[string key]
    {
        get => _byName[key];
        set
        {
            if (_byName.ContainsKey(key))
            {
                Remove(key);
            }

            Add(key, value);
        }
    }

    public void Add(string key, T value)
    {
        _byName.Add(key, value);
        var entry = new KeyValuePair<string, T>(key, value);
        _sorted.Insert(_sorted.Count == 0 || Compare(_sorted[_sorted.Count - 1], entry) < 0 ? _sorted.Count : Place(entry), entry);
    }

    public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value) => _byName.TryGetValue(key, out value);

    bool IDictionary<string, T>.TryGetValue(string key, out T value) => _byName.TryGetValue(key, out value!);

    public bool ContainsKey(string key) => _byName.ContainsKey(key);

    public bool Remove(string key)
    {
        if (!_byName.TryGetValue(key, out T? value))
        {
            return false;
        }

        _byName.Remove(key);
        int at = Place(new KeyValuePair<string, T>(key, value));
        while (!ReferenceEquals(_sorted[at].Value, value))
        {
            at++;
        }

        _sorted.RemoveAt(at);
        return true;
    }

    public void Clear()
    {
        _byName.Clear();
        _sorted.Clear();
    }

    /// <summary>Those behind a name in the order of names, which need not be there; all of them behind null.</summary>
    public IEnumerable<T> After(string? key)
    {
        for (int at = key is null ? 0 : FirstBehind(key); at < _sorted.Count; at++)
        {
            yield return _sorted[at].Value;
        }
    }

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => _sorted.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KeyValuePair<string, T>>.Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, T>>.Contains(KeyValuePair<string, T> item) => _byName.ContainsKey(item.Key);

    void ICollection<KeyValuePair<string, T>>.CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => _sorted.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, T>>.Remove(KeyValuePair<string, T> item) => Remove(item.Key);

    /// <summary>By name, unless a table has an order of its own.</summary>
    protected virtual int Compare(KeyValuePair<string, T> one, KeyValuePair<string, T> other) => NameOrder.Compare(one.Key, other.Key);

    /// <summary>The sorted entries, for tables that look for something else than a name.</summary>
    protected IReadOnlyList<KeyValuePair<string, T>> Entries => _sorted;

    private int FirstBehind(string key)
    {
        int from = 0;
        int to = _sorted.Count;
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (NameOrder.Compare(_sorted[middle].Key, key) <= 0)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }

    private int Place(KeyValuePair<string, T> entry)
    {
        int from = 0;
        int to = _sorted.Count;
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (Compare(_sorted[middle], entry) < 0)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }

    private sealed class Ordered : IReadOnlyList<T>
    {
        private readonly OrderedTable<T> _table;

        public Ordered(OrderedTable<T> table) => _table = table;

        public int Count => _table.Count;

        public T this[int index] => _table.Entries[index].Value;

        public IEnumerator<T> GetEnumerator()
        {
            foreach (KeyValuePair<string, T> entry in _table.Entries)
            {
                yield return entry.Value;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
