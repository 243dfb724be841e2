using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Emulation;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Registers a server with the MARS agent with a vault of the emulator, with backups as they are wanted.</summary>
[Cmdlet(VerbsCommon.Add, "RsEmulatorMarsServer")]
[OutputType(typeof(EmulatorMarsServer))]
public sealed class AddRsEmulatorMarsServerCommand : EmulatorCmdlet
{
    /// <summary>The server's name; several make as many servers, alike but for the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("ServerName")]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The vault: a name, an ARM id or an object of Get-RsVault. Left out, it is the default of Set-RsContext.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("VaultId", "VaultName")]
    [ArgumentCompleter(typeof(VaultNameCompleter))]
    [ValidateNotNull]
    public VaultRef? Vault { get; set; }

    /// <summary>The volumes that are backed up.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Volume { get; set; } = ["C:\\"];

    /// <summary>Backs up the system state, too.</summary>
    [Parameter]
    public SwitchParameter SystemState { get; set; }

    /// <summary>The agent's name for its schedule and retention.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string PolicyName { get; set; } = "MarsPolicy";

    /// <summary>The version of the agent.</summary>
    [Parameter]
    [ValidatePattern(@"^\d+(\.\d+){1,3}$")]
    public string AgentVersion { get; set; } = "2.0.9262.0";

    /// <summary>The operating system, as the agent calls it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string OsType { get; set; } = "Windows";

    /// <summary>When the vault last heard of the server. The emulator's present by default.</summary>
    [Parameter]
    [Alias("LastSeen")]
    public DateTimeOffset? LastContact { get; set; }

    /// <summary>When the last backup ended. The emulator's present by default.</summary>
    [Parameter]
    public DateTimeOffset? LastBackup { get; set; }

    /// <summary>How the last backup ended.</summary>
    [Parameter]
    [ValidateSet("Completed", "Failed")]
    public string LastBackupStatus { get; set; } = "Completed";

    /// <summary>How many recovery points each volume has.</summary>
    [Parameter]
    [ValidateRange(0, 9999)]
    public int? RecoveryPointCount { get; set; }

    /// <summary>The time of the oldest recovery point. That of the last backup by default.</summary>
    [Parameter]
    public DateTimeOffset? OldestRecoveryPoint { get; set; }

    /// <summary>The time of day in UTC, 22:00, at which the server goes on being backed up every day, as time does. Left out, nothing more happens by itself.</summary>
    [Parameter]
    [ValidatePattern("^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    public string? BacksUpAt { get; set; }

    /// <summary>How many days the backups of -BacksUpAt, and those from before, are kept.</summary>
    [Parameter]
    [ValidateRange(1, 9999)]
    public int KeepDays { get; set; } = 30;

    /// <summary>Replaces a server of the name, which else is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessRecordAsync(EmulatorAdmin emulator, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (OldestRecoveryPoint > LastBackup)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                $"-OldestRecoveryPoint is {OldestRecoveryPoint:u} and -LastBackup is {LastBackup:u}: no recovery point is older than the last backup.",
                "Give an -OldestRecoveryPoint that is not later than -LastBackup.");
        }

        var defaultVault = await pipeline.InvokeAsync(_ => Session.Find()?.Context.VaultId).ConfigureAwait(false);
        var vault = Vault?.NameOrId ?? defaultVault ?? throw new BackupException(
            ErrorIds.VaultNotChosen, "Neither -Vault nor the session says which vault.", "Give -Vault, or choose a default: Set-RsContext -Vault <name>.");
        foreach (var name in Name)
        {
            var container = await emulator.AddMarsServerAsync(Describe(name, vault), cancellationToken).ConfigureAwait(false);
            var id = container["id"]!.GetValue<string>();
            var found = VaultId.TryParseOwner(id, out var owner) ? owner : throw new InvalidOperationException(id);
            await pipeline.WriteObjectAsync(new EmulatorMarsServer
            {
                Name = container["properties"]!["friendlyName"]!.GetValue<string>(),
                VaultName = found.Name,
                Items = [.. Items()],
                AgentVersion = AgentVersion,
                LastContact = container["properties"]!["extendedInfo"]!["lastRefreshedAt"]!.GetValue<DateTimeOffset>(),
                Id = id,
                VaultId = found.ToString(),
            }).ConfigureAwait(false);
        }
    }

    private string[] Items() => SystemState ? [.. Volume, "System State"] : Volume;

    private JsonObject Describe(string name, string vault)
    {
        var server = new JsonObject
        {
            ["name"] = name,
            ["vault"] = vault,
            ["agentVersion"] = AgentVersion,
            ["osType"] = OsType,
            ["lastSeen"] = Stamp(LastContact),
            ["replace"] = Force.IsPresent,
            ["items"] = new JsonArray(Items().Select((item, i) => (JsonNode)Describe(item, i == Volume.Length)).ToArray()),
        };
        if (VaultId.TryParse(vault, out var id))
        {
            server["vault"] = id.Name;
            server["resourceGroup"] = id.ResourceGroupName;
            server["subscriptionId"] = id.SubscriptionId;
        }

        return server;
    }

    private JsonObject Describe(string item, bool isSystemState) => new()
    {
        ["volume"] = isSystemState ? null : item,
        ["systemState"] = isSystemState,
        ["policyName"] = PolicyName,
        ["lastBackup"] = Stamp(LastBackup),
        ["lastBackupStatus"] = LastBackupStatus,
        ["recoveryPointCount"] = RecoveryPointCount,
        ["oldestRecoveryPoint"] = Stamp(OldestRecoveryPoint),
        ["backsUpAt"] = BacksUpAt,
        ["keepDays"] = KeepDays,
    };

    private static string? Stamp(DateTimeOffset? moment) => moment?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
