using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Access;
using AzBackupTools.Core.Errors;
using AzBackupTools.Emulation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Says what the session's account is allowed in the emulator: all, what roles allow, or single actions.</summary>
[Cmdlet(VerbsCommon.Set, "RsEmulatorAccess", DefaultParameterSetName = AllSet)]
[OutputType(typeof(void))]
public sealed class SetRsEmulatorAccessCommand : EmulatorCmdlet
{
    private const string AllSet = "All";
    private const string RoleSet = "Role";
    private const string ActionSet = "Action";

    /// <summary>The built-in roles that the account has: Backup Reader, Reader, Backup Operator, Backup Contributor, Contributor, Key Vault Secrets Officer.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RoleSet)]
    [ValidateSet("Backup Reader", "Reader", "Backup Operator", "Backup Contributor", "Contributor", "Key Vault Secrets Officer")]
    public string[] Role { get; set; } = [];

    /// <summary>The RBAC actions that the account is allowed, data actions among them; a star stands for anything, and for no data action.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ActionSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Actions")]
    [ValidateNotNullOrEmpty]
    public string[] Action { get; set; } = [];

    /// <summary>Lets the account do everything again, which is how an emulator begins.</summary>
    [Parameter(ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    private protected override Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken) =>
        ParameterSetName switch
        {
            RoleSet => emulator.SetAccessAsync(Actions(), cancellationToken),
            ActionSet => emulator.SetAccessAsync(Action, cancellationToken),
            _ when All => emulator.SetAccessAsync(null, cancellationToken),
            _ => throw new BackupException(
                ErrorIds.InvalidArgument, "Set-RsEmulatorAccess is not told what the account is allowed.", "Give -Role, -Action or -All."),
        };

    private List<string> Actions() => Role.Select(BuiltInRole.Find).SelectMany(role => role!.Actions.Concat(role.DataActions)).Distinct().ToList();
}
