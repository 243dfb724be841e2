using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace AzBackupTools.Agents;

/// <summary>A runspace of its own in this process, where this is Windows PowerShell already.</summary>
internal sealed class InProcessMarsShell : IMarsShell
{
    /// <inheritdoc />
    public Task<string> RunAsync(string script, string input, Action<string> line, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                using var shell = PowerShell.Create();
                using var stopped = cancellationToken.Register(shell.Stop);
                using var said = new PSDataCollection<PSObject>();
                said.DataAdded += (_, added) => line(said[added.Index]?.ToString() ?? string.Empty);
                shell.AddScript(script).AddArgument(input).Invoke(null, said);

                return string.Empty;
            },
            cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        // Each call has a runspace of its own, which is gone.
    }
}
