using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Binding;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Writes what a list has of the asked-for name, as it comes; one certain name that is not in it is an error.</summary>
internal static class NamedOutput
{
    /// <param name="pipeline">Where to write.</param>
    /// <param name="all">The list; its pages are read as they are needed.</param>
    /// <param name="pattern">What was asked for.</param>
    /// <param name="isWanted">Whether an entry is of the asked-for name, and whatever else was asked for.</param>
    /// <param name="output">What is written for an entry.</param>
    /// <param name="missing">The error where one certain name was asked for and is not there.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    internal static Task WriteNamedAsync<T>(
        this IPipeline pipeline,
        IAsyncEnumerable<T> all,
        NamePattern pattern,
        Func<T, bool> isWanted,
        Func<T, Task<object>> output,
        Func<BackupException> missing,
        CancellationToken cancellationToken) => pipeline.WriteNamedAsync(all, pattern.IsLiteral, isWanted, output, missing, cancellationToken);

    /// <param name="pipeline">Where to write.</param>
    /// <param name="all">The list; its pages are read as they are needed.</param>
    /// <param name="isOneCertain">Whether something certain was asked for, so that finding none is an error.</param>
    /// <param name="isWanted">Whether an entry is what was asked for.</param>
    /// <param name="output">What is written for an entry.</param>
    /// <param name="missing">The error where something certain was asked for and is not there.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    internal static async Task WriteNamedAsync<T>(
        this IPipeline pipeline,
        IAsyncEnumerable<T> all,
        bool isOneCertain,
        Func<T, bool> isWanted,
        Func<T, Task<object>> output,
        Func<BackupException> missing,
        CancellationToken cancellationToken)
    {
        var found = false;
        await foreach (var entry in all.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (isWanted(entry))
            {
                found = true;
                await pipeline.WriteObjectAsync(await output(entry).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }

        if (!found && isOneCertain)
        {
            throw missing();
        }
    }
}
