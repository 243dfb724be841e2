using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Workflows;

/// <summary>What the state of a virtual machine itself says about backups of it.</summary>
/// <remarks>https://learn.microsoft.com/azure/backup/backup-support-matrix-iaas has the limits.</remarks>
internal static class MachineChecks
{
    /// <summary>The most data disks of one machine.</summary>
    private const int MostDataDisks = 32;

    private const long Tebibyte = 1L << 40;

    /// <summary>The largest single disk, in bytes.</summary>
    private const long LargestDisk = 32 * Tebibyte;

    /// <summary>The largest sum of all disks of one machine, in bytes.</summary>
    private const long LargestSum = 256 * Tebibyte;

    private const string SupportMatrix = "https://learn.microsoft.com/azure/backup/backup-support-matrix-iaas";
    private const string Agent = "https://learn.microsoft.com/azure/backup/backup-azure-arm-vms-prepare#install-the-vm-agent";
    private const string AgentTrouble = "https://learn.microsoft.com/azure/backup/backup-azure-troubleshoot-vm-backup-fails-snapshot-timeout";

    internal static IEnumerable<PrecheckFinding> Of(VirtualMachine vm, DiskSelection? disks) =>
        AgentOf(vm).Concat(PowerOf(vm)).Concat(DisksOf(vm, disks));

    private static IEnumerable<PrecheckFinding> AgentOf(VirtualMachine vm)
    {
        if (vm.IsAgentReady == false && vm.IsRunning == true)
        {
            var said = vm.AgentStatuses.Select(status => status.Message).FirstOrDefault(message => !string.IsNullOrWhiteSpace(message));
            yield return new PrecheckFinding
            {
                Level = PrecheckLevel.Critical,
                Code = "AgentNotReady",
                Reason = $"The VM agent does not answer{(said is null ? "." : $": {said}")}",
                Recommendation = "Make sure that the VM agent is installed, up to date and running, and that the machine can reach the network.",
                Link = AgentTrouble,
            };
        }
        else if (vm.IsAgentProvisioned == false && vm.IsAgentReady != true)
        {
            yield return new PrecheckFinding
            {
                Level = PrecheckLevel.Warning,
                Code = "AgentNotProvisioned",
                Reason = "The machine was made without the VM agent (provisionVMAgent is false), and none reports.",
                Recommendation = "Install the VM agent in the machine.",
                Link = Agent,
            };
        }

        if (vm.AllowsExtensions == false)
        {
            yield return new PrecheckFinding
            {
                Level = PrecheckLevel.Critical,
                Code = "ExtensionsNotAllowed",
                Reason = "Extensions may not run on the machine (allowExtensionOperations is false), and the backup is one.",
                Recommendation = "Allow extension operations on the machine.",
                Link = Agent,
            };
        }
    }

    private static IEnumerable<PrecheckFinding> PowerOf(VirtualMachine vm)
    {
        if (Text.Same(vm.ProvisioningState, "Failed"))
        {
            yield return new PrecheckFinding
            {
                Level = PrecheckLevel.Critical,
                Code = "VmNotInDesirableState",
                Reason = "The machine's provisioning state is Failed.",
                Recommendation = "Repair the machine: reapply it, or look at its last failed operation in the activity log.",
                Link = "https://learn.microsoft.com/azure/backup/backup-azure-vms-troubleshoot",
            };
        }

        if (vm.IsRunning == false)
        {
            yield return new PrecheckFinding
            {
                Level = PrecheckLevel.Warning,
                Code = "VmNotRunning",
                Reason = $"The machine is {vm.PowerState}: its backups are crash consistent at best.",
                Recommendation = "Start the machine before the next backup where applications must be consistent.",
                Link = SupportMatrix,
            };
        }
    }

    private static IEnumerable<PrecheckFinding> DisksOf(VirtualMachine vm, DiskSelection? disks)
    {
        var data = vm.DataDisks.Where(disk => IsTaken(disk, disks)).ToList();
        if (data.Count > MostDataDisks)
        {
            yield return TooMuch("TooManyDisks", $"{data.Count} data disks would be backed up, and {MostDataDisks} is the most.");
        }

        var all = data.Concat(new[] { vm.OsDisk }.OfType<VmDisk>()).ToList();
        foreach (var disk in all.Where(disk => disk.SizeBytes > LargestDisk))
        {
            yield return TooMuch("DiskTooLarge", $"Disk '{disk.Name}' has {disk.SizeBytes / Tebibyte} TiB, and {LargestDisk / Tebibyte} TiB is the most.");
        }

        var sum = all.Sum(disk => disk.SizeBytes ?? 0);
        if (sum > LargestSum)
        {
            yield return TooMuch("DisksTooLarge", $"The disks have {sum / Tebibyte} TiB together, and {LargestSum / Tebibyte} TiB is the most.");
        }

        var missing = disks?.Luns.Except(vm.DataDisks.Select(disk => disk.Lun ?? -1)).ToList() ?? [];
        if (missing.Count > 0)
        {
            yield return new PrecheckFinding
            {
                Level = PrecheckLevel.Warning,
                Code = "SelectedDiskMissing",
                Reason = $"The selection of disks names LUN {string.Join(", ", missing)}, and the machine has no such disk.",
                Recommendation = "Bring the selection up to date: Set-VmProtection with the final list of disks.",
                Link = "https://learn.microsoft.com/azure/backup/selective-disk-backup-restore",
            };
        }
    }

    private static PrecheckFinding TooMuch(string code, string reason) =>
        new()
        {
            Level = PrecheckLevel.Critical,
            Code = code,
            Reason = reason,
            Recommendation = "Leave disks out with -ExcludeDiskLun, or spread them over several machines.",
            Link = SupportMatrix,
        };

    private static bool IsTaken(VmDisk disk, DiskSelection? disks) =>
        disks is null || disks.Luns.Contains(disk.Lun ?? -1) == (disks.IsInclusionList ?? false);
}
