using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gives the session a server with an emulated MARS agent: its drives are the subfolders of a folder, one for each letter.</summary>
[Cmdlet(VerbsCommon.Add, "RsEmulatorMarsAgent")]
[OutputType(typeof(MarsAgentInfo))]
public sealed class AddRsEmulatorMarsAgentCommand : AsyncPSCmdlet
{
    private const string NamePattern = "^[A-Za-z0-9][A-Za-z0-9.-]{0,62}$";

    /// <summary>
    /// The folder of the server. Its subfolder C stands for drive C:, D for D:, and so on. It is made where it is missing; a server that
    /// was there before is taken up as it was left.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The server's name. Left out, it is that of the folder.</summary>
    [Parameter(Position = 1)]
    [ValidatePattern(NamePattern)]
    public string? ServerName { get; set; }

    /// <summary>The version of the agent. Those below 2.0.9052.0 lack security features.</summary>
    [Parameter]
    [ValidatePattern(@"^\d+\.\d+\.\d+\.\d+$")]
    public string AgentVersion { get; set; } = "2.0.9262.0";

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var agent = await pipeline
            .InvokeAsync(cmdlet =>
            {
                var folder = FilePath.Resolve(cmdlet, Path, nameof(Path));
                return MarsAgents.Add(EmulatorInstance.Current, folder, ServerName ?? NameOf(folder), AgentVersion);
            })
            .ConfigureAwait(false);
        await pipeline.WriteObjectAsync(await agent.GetInfoAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private string NameOf(string folder) => System.IO.Path.GetFileName(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar)) is { } name && Regex.IsMatch(name, NamePattern)
        ? name
        : throw new BackupException(ErrorIds.InvalidName, $"The folder of -Path '{Path}' has no name that a server can have.", "Give a -ServerName: letters, digits, periods and hyphens.", folder);
}
