using System.Collections.Generic;
using System.Threading;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Backup servers of a vault: System Center DPM and Azure Backup Server.</summary>
public sealed class BackupEngineService
{
    private readonly ArmClient _arm;

    internal BackupEngineService(ArmClient arm) => _arm = arm;

    /// <summary>The backup servers that are registered with a vault.</summary>
    public IAsyncEnumerable<BackupEngine> ListAsync(VaultId vault, CancellationToken cancellationToken = default) =>
        _arm.ListAsync(
            ArmRequest.Get(vault.ToPath() + "/backupEngines", ApiVersions.Backup), ArmJson.Default.BackupEnginePage, BackupEngineReader.Read, cancellationToken);
}
