using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AzBackupTools.Benchmarks.Requests;

/// <summary>Requests by kind. Looks at what runs already (polls, jobs) are told apart from reads: their number is a matter of time.</summary>
internal sealed record RequestCounts
{
    /// <summary>Reads of one resource.</summary>
    public int Get { get; init; }

    /// <summary>Pages of lists.</summary>
    public int List { get; init; }

    public int Put { get; init; }

    public int Post { get; init; }

    public int Delete { get; init; }

    /// <summary>Reads of an address that the service handed out for an operation, its result among them.</summary>
    public int Polls { get; init; }

    /// <summary>Looks at a backup job.</summary>
    public int JobLooks { get; init; }

    /// <summary>Polls before the time that the service asked to wait was over.</summary>
    public int EarlyPolls { get; init; }

    /// <summary>All but the looks at what runs already.</summary>
    public int Direct => Get + List + Put + Post + Delete;

    /// <summary>All of them.</summary>
    public int Total => Direct + Polls + JobLooks;

    /// <summary>Whether no kind of request was sent more often than in <paramref name="least"/>, and nothing was polled early.</summary>
    public bool IsWithin(RequestCounts least) =>
        Get <= least.Get && List <= least.List && Put <= least.Put && Post <= least.Post && Delete <= least.Delete && EarlyPolls == 0;

    /// <summary>"1 GET + 1 PUT".</summary>
    public override string ToString()
    {
        IEnumerable<(int Count, string Kind)> kinds = [(Get, "GET"), (List, "list"), (Put, "PUT"), (Post, "POST"), (Delete, "DELETE")];
        string[] named = [.. kinds.Where(kind => kind.Count > 0).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Count} {kind.Kind}"))];
        return named.Length == 0 ? "none" : string.Join(" + ", named);
    }
}
