using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Offers the disks of a recovery point for mounting, and takes the offer back. Both may be asked for twice.</summary>
public sealed class FileRecovery(BackupClient client)
{
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    /// <summary>Offers the disks and saves the program that mounts them; where it cannot be saved, the offer is taken back.</summary>
    /// <param name="item">The item.</param>
    /// <param name="point">The recovery point.</param>
    /// <param name="osType">The system that the program is to run on; null for that of the machine.</param>
    /// <param name="asPlainText">Whether the password is also given as text.</param>
    /// <param name="save">Saves the program under the name that it must bear, and says where.</param>
    /// <param name="confirm">Asked once, before anything is sent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The session, or null where <paramref name="confirm"/> said no.</returns>
    public async Task<FileRecoverySession?> MountAsync(
        ProtectedItem item,
        RecoveryPoint point,
        string? osType,
        bool asPlainText,
        Func<string, byte[], string> save,
        Confirmation confirm,
        CancellationToken cancellationToken)
    {
        var id = RecoveryPointId.Parse(point.Id);
        var name = item.FriendlyName ?? item.Name;
        if (point.NeedsRehydration)
        {
            throw new BackupException(
                ErrorIds.InvalidArgument,
                $"Recovery point {id.Name} of '{name}' is in the archive, where files cannot be recovered from.",
                "Choose a point with Snapshot or Vault in TierText, or restore its disks: Restore-VmDisk.",
                point.Id);
        }

        if (!await confirm(name, $"Offer the disks{(point.Time is { } time ? $" as of {Moments.Text(time)}" : string.Empty)} for mounting").ConfigureAwait(false))
        {
            return null;
        }

        var renew = point.IsInstantIlrSessionActive == true;
        var operation = await client.FileRecovery
            .StartMountAsync(id, item.SourceResourceId ?? item.VirtualMachineId ?? string.Empty, Environment.MachineName, renew, cancellationToken)
            .ConfigureAwait(false);
        var ended = await client.Arm.FollowAsync(operation, $"Offering the disks of {name}", cancellationToken).ConfigureAwait(false);
        try
        {
            var scripts = await client.FileRecovery.GetScriptsAsync(ended, cancellationToken).ConfigureAwait(false);
            var script = Choose(scripts, osType ?? point.OsType, name, point);
            var path = save(script.FileName, await ContentAsync(script, cancellationToken).ConfigureAwait(false));
            var password = script.Password();
            return Session(item, point, id, renew ? FileRecoveryOutcome.Renewed : FileRecoveryOutcome.Mounted) with
            {
                OsType = script.OsType,
                ScriptPath = path,
                Password = password,
                PlainPassword = asPlainText ? Plain(password) : null,
                ExpiresAt = client.Arm.Clock.UtcNow + SessionLength,
            };
        }
        catch (Exception) when (!renew)
        {
            // Nobody could use what has just been offered.
            await client.FileRecovery.StartUnmountAsync(id, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes the offer back.</summary>
    /// <returns>What came of it, or null where <paramref name="confirm"/> said no.</returns>
    public async Task<FileRecoverySession?> DismountAsync(ProtectedItem item, RecoveryPoint point, Confirmation confirm, CancellationToken cancellationToken)
    {
        var id = RecoveryPointId.Parse(point.Id);
        var name = item.FriendlyName ?? item.Name;
        if (point.IsInstantIlrSessionActive != true)
        {
            return Session(item, point, id, FileRecoveryOutcome.NotMounted);
        }

        if (!await confirm(name, "End the recovery of files; machines that have the disks mounted lose them").ConfigureAwait(false))
        {
            return null;
        }

        var operation = await client.FileRecovery.StartUnmountAsync(id, cancellationToken).ConfigureAwait(false);
        await client.Arm.FollowAsync(operation, $"Taking back the disks of {name}", cancellationToken).ConfigureAwait(false);
        return Session(item, point, id, FileRecoveryOutcome.Dismounted);
    }

    private static FileRecoverySession Session(ProtectedItem item, RecoveryPoint point, RecoveryPointId id, FileRecoveryOutcome outcome) => new()
    {
        Name = item.FriendlyName ?? item.Name,
        Outcome = outcome,
        RecoveryPointTime = point.Time,
        RecoveryPointId = id.Name,
        VaultName = id.Vault.Name,
        VaultId = id.Vault.ToString(),
        ItemId = item.Id,
    };

    private static FileRecoveryScript Choose(IReadOnlyList<FileRecoveryScript> scripts, string? osType, string name, RecoveryPoint point) =>
        scripts.FirstOrDefault(script => osType is null || string.Equals(script.OsType, osType, StringComparison.OrdinalIgnoreCase)) ?? throw new BackupException(
            scripts.Count == 0 ? ErrorIds.UnexpectedResponse : ErrorIds.InvalidArgument,
            scripts.Count == 0
                ? $"The service offers the disks of '{name}' but sends no program that mounts them."
                : $"The service sends no program for {osType} that mounts the disks of '{name}'.",
            scripts.Count == 0 ? "Try again." : $"Choose -OsType {string.Join(" or ", scripts.Select(script => script.OsType))}.",
            point.Id);

    private static string? Plain(SecureString? password)
    {
        if (password is null)
        {
            return null;
        }

        var text = Marshal.SecureStringToGlobalAllocUnicode(password);
        try
        {
            return Marshal.PtrToStringUni(text);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(text);
        }
    }

    /// <summary>The program: where the service names an address, that counts and not the content beside it.</summary>
    private async Task<byte[]> ContentAsync(FileRecoveryScript script, CancellationToken cancellationToken)
    {
        if (script.Url is not null)
        {
            return await client.Arm.DownloadAsync(new Uri(script.Url), cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return Convert.FromBase64String(script.Content ?? string.Empty);
        }
        catch (FormatException)
        {
            return Encoding.UTF8.GetBytes(script.Content!);
        }
    }
}
