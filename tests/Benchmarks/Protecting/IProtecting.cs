using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Benchmarks.Protecting;

/// <summary>A way to protect many machines, so many at once.</summary>
internal interface IProtecting
{
    string Name { get; }

    /// <summary>Protects machines that the vault knows and does not protect yet, and follows each operation to its end.</summary>
    /// <returns>How many jobs were told of.</returns>
    Task<int> ProtectAsync(int machines, int atOnce, CancellationToken cancellationToken);
}
