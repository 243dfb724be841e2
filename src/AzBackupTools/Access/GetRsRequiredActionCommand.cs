using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Binding;
using AzBackupTools.Core.Errors;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Gets the RBAC actions that cmdlets of this module need, all of them or those that a script calls, with the least built-in role.</summary>
[Cmdlet(VerbsCommon.Get, "RsRequiredAction", DefaultParameterSetName = NameSet)]
[OutputType(typeof(RequiredPermission))]
public sealed class GetRsRequiredActionCommand : AsyncPSCmdlet
{
    private const string NameSet = "Name";
    private const string PathSet = "Path";

    /// <summary>Only these cmdlets; wildcards are permitted.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [Alias("Cmdlet")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>Only the cmdlets that these scripts call. The scripts are read, not run.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var all = DeclaredPermissions.All().ToList();
        var chosen = ParameterSetName == PathSet
            ? await OfScriptsAsync(all, pipeline).ConfigureAwait(false)
            : (Name ?? ["*"]).SelectMany(name => Named(all, name)).Distinct();
        foreach (var permission in chosen)
        {
            await pipeline.WriteObjectAsync(permission).ConfigureAwait(false);
        }
    }

    private static List<RequiredPermission> Named(List<RequiredPermission> all, string name)
    {
        var pattern = NamePattern.Of(name);
        var found = all.Where(permission => pattern.Matches(permission.Cmdlet)).ToList();
        return found.Count > 0 || !pattern.IsLiteral ? found : throw new BackupException(
            ErrorIds.InvalidArgument,
            $"'{name}' is no cmdlet of this module that needs a permission.",
            "Get-RsRequiredAction without a name lists those that do.",
            name);
    }

    private async Task<IEnumerable<RequiredPermission>> OfScriptsAsync(List<RequiredPermission> all, IPipeline pipeline)
    {
        var used = new HashSet<RequiredPermission>();
        foreach (var given in Path)
        {
            var path = await pipeline.ResolveAsync(given, nameof(Path)).ConfigureAwait(false);
            var calls = ScriptCalls.Read(path);
            foreach (var unknown in calls.Unknown)
            {
                pipeline.Warning($"{given}, {unknown}: which command this is can only be known when the script runs; it is not counted.");
            }

            used.UnionWith(all.Where(permission => calls.Calls.Any(call => IsMeant(permission, call.Name, call.Switches))));
        }

        return all.Where(used.Contains);
    }

    /// <summary>PowerShell takes the beginning of a parameter's name for the whole of it.</summary>
    private static bool IsMeant(RequiredPermission permission, string name, List<string> parameters) =>
        string.Equals(permission.Cmdlet, name, StringComparison.OrdinalIgnoreCase)
        && (permission.Switch is null || parameters.Any(given => permission.Switch.StartsWith(given, StringComparison.OrdinalIgnoreCase)));
}
