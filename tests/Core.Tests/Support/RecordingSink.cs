using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Activity;

namespace AzBackupTools.Core.Tests.Support;

/// <summary>Hears everything and remembers it.</summary>
internal sealed class RecordingSink : IActivitySink
{
    private readonly ConcurrentQueue<string> _verbose = new();
    private readonly ConcurrentQueue<string> _debug = new();
    private readonly ConcurrentQueue<ActivityProgress> _progress = new();

    public bool WantsDebug { get; init; } = true;

    public IReadOnlyList<string> VerboseLines => [.. _verbose];

    public IReadOnlyList<string> DebugLines => [.. _debug];

    public IReadOnlyList<ActivityProgress> ProgressRecords => [.. _progress];

    /// <summary>All that was written, to search it.</summary>
    public string Everything => string.Join("\n", _verbose.Concat(_debug));

    public void Verbose(string message) => _verbose.Enqueue(message);

    public void Debug(string message) => _debug.Enqueue(message);

    public void Progress(ActivityProgress progress) => _progress.Enqueue(progress);
}
