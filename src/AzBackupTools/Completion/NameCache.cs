using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Completion;

/// <summary>The names that one connection has offered lately.</summary>
internal sealed class NameCache(BackupClient client)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyList<NameSuggestion> Names)> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The connection; another one sees other names.</summary>
    internal BackupClient Client { get; } = client;

    internal IReadOnlyList<NameSuggestion>? Find(string key, DateTimeOffset notBefore) =>
        _entries.TryGetValue(key, out var entry) && entry.At >= notBefore ? entry.Names : null;

    internal void Keep(string key, DateTimeOffset at, IReadOnlyList<NameSuggestion> names) => _entries[key] = (at, names);
}
