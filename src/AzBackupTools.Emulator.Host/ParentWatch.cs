using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Emulator.Host;

/// <summary>Notices the end of the process that started this one, however it ended.</summary>
internal static class ParentWatch
{
    /// <summary>Calls <paramref name="ended"/> when the process is gone, or was never there.</summary>
    public static async Task RunAsync(int processId, Action ended, CancellationToken cancellationToken)
    {
        try
        {
            using Process parent = Process.GetProcessById(processId);
            await parent.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        ended();
    }
}
