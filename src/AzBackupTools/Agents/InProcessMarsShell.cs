using System;
using System.Collections.ObjectModel;
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
                shell.AddScript(script).AddArgument(input).Invoke(null, new Heard(line));
                return string.Empty;
            },
            cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        // Each call has a runspace of its own, which is gone.
    }

    /// <summary>Passes each line on when it is written, not when the call is over.</summary>
    private sealed class Heard(Action<string> line) : Collection<PSObject>
    {
        protected override void InsertItem(int index, PSObject item)
        {
            line(item?.ToString() ?? string.Empty);
            base.InsertItem(index, item!);
        }
    }
}
