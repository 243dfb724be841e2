using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Makes a vault's policy what a file of Export-BackupPolicy says.</summary>
[Cmdlet(VerbsData.Import, "BackupPolicy", SupportsShouldProcess = true, DefaultParameterSetName = JsonSet)]
[OutputType(typeof(BackupPolicy))]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/read")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupPolicies/write")]
[RequiresAction("Microsoft.RecoveryServices/vaults/backupProtectedItems/read")]
public sealed class ImportBackupPolicyCommand : PolicyCmdlet
{
    private const string PathSet = "Path";
    private const string JsonSet = "Json";

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The text of such a file.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = JsonSet)]
    [ValidateNotNullOrEmpty]
    public string Json { get; set; } = string.Empty;

    /// <summary>The name of the policy; left out, the one that the file says.</summary>
    [Parameter]
    [Alias("PolicyName")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var policy = ParameterSetName == JsonSet ? PolicyDocument.Parse(Json, "-Json") : await ReadAsync(pipeline).ConfigureAwait(false);
        var name = Name ?? (policy.Policy.Name.Length > 0 ? policy.Policy.Name : throw new BackupException(
            ErrorIds.InvalidPolicyFile,
            "The policy that is to be imported has no name.",
            "Say how it should be called with -Name.",
            Path));
        var id = PolicyLifecycle.IdOf(await ResolveVaultAsync(Vault, cancellationToken).ConfigureAwait(false), name);
        if (await new PolicyLifecycle(Client)
            .ImportAsync(id, policy, pipeline.ShouldProcessAsync, cancellationToken)
            .ConfigureAwait(false) is { } result)
        {
            await pipeline.WriteObjectAsync(Output(result)).ConfigureAwait(false);
        }
    }

    private async Task<PolicyDocument> ReadAsync(IPipeline pipeline)
    {
        var file = await pipeline.ResolveAsync(Path, nameof(Path)).ConfigureAwait(false);
        string json;
        try
        {
            json = File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(
                ErrorIds.InvalidPolicyFile, $"-Path '{Path}' cannot be read: {exception.Message}", "Give a file that Export-BackupPolicy has written.", file, exception);
        }

        return PolicyDocument.Parse(json, $"-Path '{Path}'");
    }
}
