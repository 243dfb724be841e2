using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that also look at the backups of another server.</summary>
public abstract class MarsOtherServerCmdlet : MarsCmdlet
{
    /// <summary>Another server, whose backups are meant in place of this one's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? FromServer { get; set; }

    /// <summary>A credential file of the vault that holds the other server's backups. Left out, it is this server's vault.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CredentialPath { get; set; }

    /// <summary>The passphrase of the other server.</summary>
    private protected virtual SecureString? OtherPassphrase => null;

    /// <summary>The other server, or null where this one is meant.</summary>
    private protected async Task<MarsOtherServer?> OtherAsync(IPipeline pipeline)
    {
        if (FromServer is null)
        {
            return CredentialPath is null
                ? null
                : throw Invalid("-CredentialPath is for the backups of another server.", "Say which: -FromServer <name>.");
        }

        var credential = CredentialPath is null ? null : await pipeline.ResolveAsync(CredentialPath, nameof(CredentialPath)).ConfigureAwait(false);
        return new MarsOtherServer(FromServer, credential, OtherPassphrase);
    }

    /// <summary>The recovery point of an id.</summary>
    /// <exception cref="BackupException">RecoveryPointNotFound.</exception>
    private protected static MarsRecoveryPoint PointOf(IReadOnlyList<MarsRecoveryPoint> points, string id) =>
        points.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase)) ?? throw NoPoint($"There is no recovery point '{id}'.", id);

    /// <summary>The newest recovery point of a volume or of the system state that is not later than a time.</summary>
    /// <param name="points">The recovery points, newest first.</param>
    /// <param name="source">The volume, or <see cref="MarsRecoveryPoint.SystemState" />.</param>
    /// <param name="asOf">The time; its greatest value where none is meant.</param>
    /// <exception cref="BackupException">RecoveryPointNotFound.</exception>
    private protected static MarsRecoveryPoint PointOf(IReadOnlyList<MarsRecoveryPoint> points, string source, DateTimeOffset asOf) =>
        points.FirstOrDefault(point => point.Source == source && point.Time <= asOf)
        ?? throw NoPoint($"There is no recovery point of {source}{(asOf < DateTimeOffset.MaxValue ? $" up to {asOf:u}" : string.Empty)}.", source);

    private static BackupException NoPoint(string message, string target) =>
        new(ErrorIds.RecoveryPointNotFound, message, "See Get-MarsRecoveryPoint for what can be restored.", target);
}
