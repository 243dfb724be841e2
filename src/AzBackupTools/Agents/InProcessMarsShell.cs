using System;
using System.Linq;
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
                shell.AddScript(script).AddArgument(input);
                using var stopped = cancellationToken.Register(() => shell.Stop());
                var output = new PSDataCollection<PSObject>();
                output.DataAdded += (_, added) => line(output[added.Index]?.ToString() ?? string.Empty);
                shell.Invoke<PSObject, PSObject>(null, output, null);
                return string.Join(Environment.NewLine, shell.Streams.Error.Select(static error => error.ToString()));
            },
            cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        // Each call has a runspace of its own, which is gone.
    }
}
