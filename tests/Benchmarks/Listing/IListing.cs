using System;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Listing;

/// <summary>A way to read a whole list.</summary>
internal interface IListing
{
    string Name { get; }

    /// <summary>Reads all items and keeps none.</summary>
    /// <param name="pages">How many pages.</param>
    /// <param name="onItem">Told the number of each item while it is at hand; null where nobody listens.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>How many items there were.</returns>
    Task<int> ReadAsync(int pages, Action<int>? onItem, CancellationToken cancellationToken);
}
