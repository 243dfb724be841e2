using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Access;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Writes a role of one's own as JSON, with exactly the actions that some cmdlets or a script need.</summary>
[Cmdlet(VerbsData.Export, "RsRoleDefinition", SupportsShouldProcess = true)]
[OutputType(typeof(string), typeof(FileInfo))]
public sealed class ExportRsRoleDefinitionCommand : AsyncPSCmdlet
{
    private readonly List<RequiredPermission> _permissions = [];

    /// <summary>The name of the role.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Where the role can be assigned: ids of subscriptions, resource groups or management groups.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] AssignableScope { get; set; } = [];

    /// <summary>What the role has to allow: objects of Get-RsRequiredAction.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public RequiredPermission InputObject { get; set; } = null!;

    /// <summary>What the role is for. Left out, it names the cmdlets.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>The file. Left out, the JSON goes to the pipeline.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Overwrites a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        _permissions.Add(InputObject);
        return Task.CompletedTask;
    }

    private protected override async Task EndProcessingAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (_permissions.Count == 0)
        {
            return;
        }

        var calls = _permissions.Select(permission => permission.Call).Distinct().ToList();
        var json = CustomRole.Write(Name, Description ?? $"Allows {string.Join(", ", calls)}.", _permissions.SelectMany(permission => permission.Actions), AssignableScope);
        if (Path is null)
        {
            await pipeline.WriteObjectAsync(json).ConfigureAwait(false);
            return;
        }

        var file = new FileInfo(await pipeline.ResolveAsync(Path, nameof(Path)).ConfigureAwait(false));
        OwnerFile.RequirePlace(file.FullName, Force, nameof(Path));
        if (!await pipeline.ShouldProcessAsync(file.FullName, $"Write the definition of role '{Name}'").ConfigureAwait(false))
        {
            return;
        }

        try
        {
            File.WriteAllText(file.FullName, json);
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
