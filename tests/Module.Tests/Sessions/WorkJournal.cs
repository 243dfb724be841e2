using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace AzBackupTools.Module.Tests.Sessions;

/// <summary>What happens to the work of a test cmdlet, in its order.</summary>
public sealed class WorkJournal
{
    private readonly ConcurrentQueue<string> _entries = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Entries => [.. _entries];

    /// <summary>Completed when the work waits.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Completed when the work has ended, with the number of its attempts.</summary>
    public Task<int> Ended => _ended.Task;

    internal void Add(string entry) => _entries.Enqueue(entry);

    internal void Begin() => _begun.TrySetResult();

    internal void End(int attempts) => _ended.TrySetResult(attempts);
}
