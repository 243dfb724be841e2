using System;
using System.Collections.Generic;

namespace AzBackupTools.Core.Models;

/// <summary>One aspect of how a machine is.</summary>
public sealed record InstanceStatus
{
    /// <summary>PowerState/running, ProvisioningState/succeeded ...</summary>
    public string? Code { get; init; }

    /// <summary>Info, Warning or Error.</summary>
    public string? Level { get; init; }

    /// <summary>The same in words.</summary>
    public string? DisplayStatus { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Message { get; init; }

    /// <summary>Since when, in UTC.</summary>
    public DateTimeOffset? Time { get; init; }

    internal static string? Find(IReadOnlyList<InstanceStatus> statuses, string kind)
    {
        foreach (var status in statuses)
        {
            if (status.Code is { } code && code.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            {
                return code.Substring(kind.Length);
            }
        }

        return null;
    }
}

/// <summary>A disk of a virtual machine.</summary>
public sealed record VmDisk
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The logical unit number of a data disk; null for the OS disk.</summary>
    public int? Lun { get; init; }

    /// <summary>The size in bytes; the service tells gibibytes.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>Windows or Linux, for the OS disk.</summary>
    public string? OsType { get; init; }

    /// <summary>None, ReadOnly or ReadWrite.</summary>
    public string? Caching { get; init; }

    /// <summary>FromImage, Empty, Attach ...</summary>
    public string? CreateOption { get; init; }

    /// <summary>Delete or Detach: what happens to it when the machine is deleted.</summary>
    public string? DeleteOption { get; init; }

    /// <summary>Premium_LRS, StandardSSD_LRS, UltraSSD_LRS ...</summary>
    public string? StorageAccountType { get; init; }

    /// <summary>The id of the managed disk.</summary>
    public string? ManagedDiskId { get; init; }

    /// <summary>The blob of an unmanaged disk.</summary>
    public string? VhdUri { get; init; }

    /// <summary>Whether it is being detached.</summary>
    public bool? IsBeingDetached { get; init; }

    /// <summary>Whether writes are accelerated.</summary>
    public bool? IsWriteAcceleratorEnabled { get; init; }
}
