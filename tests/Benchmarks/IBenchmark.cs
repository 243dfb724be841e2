using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Benchmarks.Reporting;

namespace AzBackupTools.Benchmarks;

/// <summary>Something that is measured and held to its bounds.</summary>
internal interface IBenchmark
{
    /// <summary>The word by which the command line asks for it.</summary>
    string Name { get; }

    /// <summary>Measures, and writes what it found.</summary>
    Task RunAsync(Report report, CancellationToken cancellationToken);
}
