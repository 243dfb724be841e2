using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Writes a policy as JSON, with all its members, to a file or to the pipeline.</summary>
[Cmdlet(VerbsData.Export, "BackupPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(string))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
public sealed class ExportBackupPolicyCommand : PolicyCmdlet
{
    /// <summary>The policy: a name, an ARM id or an object of Get-BackupPolicy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyId", "PolicyName", "Id", "Name")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    [ValidateNotNull]
    public PolicyRef Policy { get; set; } = new(string.Empty);

    /// <summary>The file, or a folder, where the file is named after the policy. Left out, the JSON goes to the pipeline.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Overwrites a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var id = await ResolveAsync(Policy, cancellationToken).ConfigureAwait(false);
        var policy = await new PolicyLifecycle(Client).FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (Path is null)
        {
            await pipeline.WriteObjectAsync(policy.ToJson()).ConfigureAwait(false);
            return;
        }

        var path = await pipeline.ResolveAsync(Path, nameof(Path)).ConfigureAwait(false);
        var file = new FileInfo(Directory.Exists(path) ? System.IO.Path.Combine(path, policy.Policy.Name + ".json") : path);
        if (file.Exists && !Force)
        {
            throw new BackupException(
                ErrorIds.FileExists, $"There is a file '{file.FullName}' already.", "Choose another -Path, or overwrite it with -Force.", file.FullName);
        }

        if (!await pipeline.ShouldProcessAsync(file.FullName, $"Write policy '{policy.Policy.Name}'").ConfigureAwait(false))
        {
            return;
        }

        try
        {
            File.WriteAllText(file.FullName, policy.ToJson());
        }
        catch (System.Exception exception) when (exception is IOException or System.UnauthorizedAccessException)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument, $"-Path '{Path}' cannot be written: {exception.Message}", "Give a file in a folder that exists and can be written.", file.FullName, exception);
        }

        file.Refresh();
        await pipeline.WriteObjectAsync(file).ConfigureAwait(false);
    }
}
