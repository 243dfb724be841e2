using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Recovery of files: the disks of a recovery point are mounted on a machine.</summary>
public sealed class FileRecoveryService
{
    private readonly ArmClient _arm;

    internal FileRecoveryService(ArmClient arm) => _arm = arm;

    /// <summary>Has the service offer the disks of a point for mounting. <see cref="GetScriptsAsync" /> reads what mounts them.</summary>
    /// <param name="point">The recovery point.</param>
    /// <param name="vm">The machine that was backed up.</param>
    /// <param name="initiator">The name of the machine that will mount the disks.</param>
    /// <param name="renew">Whether a session is active that goes on.</param>
    /// <param name="cancellationToken">Ends the request; not what it started.</param>
    public Task<LongRunningOperation> StartMountAsync(
        RecoveryPointId point, string vm, string initiator, bool renew, CancellationToken cancellationToken)
    {
        var body = new MountRequest
        {
            Properties = new MountRequestProperties
            {
                RecoveryPointId = point.Name,
                VirtualMachineId = vm,
                InitiatorName = initiator,
                RenewExistingRegistration = renew,
            },
        };
        var request = ArmRequest.Post(point.ToPath() + "/provisionInstantItemRecovery", ApiVersions.Backup, body, ArmJson.Default.MountRequest);
        return _arm.StartAsync(request, cancellationToken);
    }

    /// <summary>The programs that mount the disks, one for each system. They stand in the status of the finished operation, which has no result.</summary>
    public async Task<IReadOnlyList<FileRecoveryScript>> GetScriptsAsync(LongRunningOperation mounted, CancellationToken cancellationToken)
    {
        if (mounted.StatusUri is not { } status)
        {
            return [];
        }

        var answer = await _arm.GetAsync(ArmRequest.Get(status.AbsoluteUri), ArmJson.Default.MountAnswer, cancellationToken).ConfigureAwait(false);
        return WireList.Read(
            answer.Properties?.RecoveryTarget?.ClientScripts,
            static wire => FileRecoveryScript.Of(wire.OsType, wire.ScriptNameSuffix, wire.ScriptExtension, wire.ScriptContent, wire.Url));
    }

    /// <summary>Takes the offer back; machines that have the disks mounted lose them.</summary>
    public Task<LongRunningOperation> StartUnmountAsync(RecoveryPointId point, CancellationToken cancellationToken) =>
        _arm.StartAsync(ArmRequest.Post(point.ToPath() + "/revokeInstantItemRecovery", ApiVersions.Backup), cancellationToken);
}
