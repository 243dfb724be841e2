using System;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Requests;

/// <summary>Something that a user asks for.</summary>
/// <param name="Name">In the user's words.</param>
/// <param name="Least">The least that the protocol allows for it, beside polls.</param>
/// <param name="Work">Does it; counted.</param>
internal sealed record Operation(string Name, RequestCounts Least, Func<Task> Work)
{
    /// <summary>How many machines it is done to at once.</summary>
    public int Machines { get; init; } = 1;

    /// <summary>What has to be so before; not counted.</summary>
    public Func<Task> Prepare { get; init; } = static () => Task.CompletedTask;
}
