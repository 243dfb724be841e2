using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Providers;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Operations;

/// <summary>A restore from its request on: a job, and at its end disks or a machine. Its operation carries the id of the job.</summary>
internal static class RestorePlan
{
    public static OperationRecord Start(
        RequestContext context, VaultRecord vault, ProtectedItemRecord item, RecoveryPointRecord point, RestoreRequest request, bool secondary = false)
    {
        SeededIds ids = context.World.Ids;
        string[] purpose = { "restore", vault.Id, item.Key, ItemOperation.NextRequest(item) };
        VirtualMachineRecord? source = context.World.FindVirtualMachine(item.Subscription, item.VmGroup, item.VmName);
        int size = source is null ? 127 : source.OsDiskSizeGB + source.DataDisks.Sum(disk => disk.SizeGB);
        bool instant = !secondary && context.Now < point.SnapshotUntil;
        TimeSpan transfer = (instant ? TimeSpan.FromSeconds(60) : TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(Math.Min(900, size)))
            + ids.Between(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), purpose) + request.RehydrateTakes;
        string? second = request.Type switch
        {
            "AlternateLocation" => "Create the restored virtual machine",
            "OriginalLocation" => "Update the virtual machine",
            _ => null,
        };
        JobError? error = context.Faults?.OfJob() ?? (IsRestoring(vault, item, context.Now) ? JobErrors.RestoreInProgress : null);
        DateTimeOffset transferEnd = context.Now + transfer;
        string jobId = ids.Guid(purpose.Append("job").ToArray());
        var job = new JobRecord
        {
            Id = jobId,
            Operation = secondary ? "CrossRegionRestore" : "Restore",
            ItemKey = item.Key,
            ContainerName = item.ContainerName,
            VmName = item.VmName,
            Start = context.Now,
            End = error is not null ? context.Now + TimeSpan.FromSeconds(20) : second is null ? transferEnd : transferEnd + TimeSpan.FromSeconds(75),
            ActivityId = ids.Guid(purpose.Append("activity").ToArray()),
            PropertyBag = Bag(vault, item, point, request, secondary),
            PropertyBagAtEnd = BagAtEnd(ids, item, point, request, jobId),
            Restore = new RestorePhases(request.Type, second, transferEnd, size),
            Error = error,
            IsSecondary = secondary,
        };
        vault.Jobs.Add(job.Id, job);
        if (error is null)
        {
            Result(context, job, secondary, source, point, request);
            if (request.RehydrateDays is { } days)
            {
                DateTimeOffset readable = context.Now + request.RehydrateTakes;
                (item.Rehydrated ??= new Dictionary<string, FileSession>(StringComparer.Ordinal))[point.Name] = new FileSession(readable, readable + TimeSpan.FromDays(days));
            }
        }

        return OperationStart.OfBackup(
            context, vault, context.Now + ids.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), purpose.Append("accept").ToArray()), jobId, id: jobId);
    }

    public static bool IsRestoring(VaultRecord vault, ProtectedItemRecord item, DateTimeOffset now) =>
        vault.Jobs.Values.Any(job => job.Restore is not null && job.ItemKey == item.Key && job.StatusAt(now) is "InProgress" or "Cancelling");

    private static List<KeyValuePair<string, string?>> Bag(
        VaultRecord vault, ProtectedItemRecord item, RecoveryPointRecord point, RestoreRequest request, bool secondary)
    {
        var bag = new List<KeyValuePair<string, string?>>
        {
            new("Job Type", request.Type switch
            {
                "AlternateLocation" => "Recover VM to an alternate location",
                "OriginalLocation" => "Replace disks",
                _ => "Recover disks",
            }),
        };
        if (request.Type == "AlternateLocation")
        {
            bag.Add(new("Original VM Name", item.VmName));
        }

        // So the service names the target of disks that belong to no machine.
        bag.Add(new("Target VM Name", request.Type switch
        {
            "AlternateLocation" => request.TargetName, "OriginalLocation" => null, _ => "vmName",
        }));
        if (request.Type == "AlternateLocation")
        {
            bag.Add(new("Target VNet Name", $"Group {request.NetworkGroup} {request.NetworkName}"));
        }

        bag.Add(new("Target Storage Account Name", request.StorageAccountName));
        bag.Add(new("Recovery point time ", WireTime.Spoken(point.Time)));
        bag.Add(new("Target resource group", request.TargetGroup ?? item.VmGroup));
        if (secondary)
        {
            bag.Add(new("Subscription Id of the vault", vault.Subscription));
            bag.Add(new("Resource Group Name of the vault", vault.Group));
            bag.Add(new("Vault name", vault.Name));
        }

        return bag;
    }

    private static List<KeyValuePair<string, string?>> BagAtEnd(SeededIds ids, ProtectedItemRecord item, RecoveryPointRecord point, RestoreRequest request, string jobId)
    {
        var bag = new List<KeyValuePair<string, string?>>();
        if (request.Type == "OriginalLocation")
        {
            bag.Add(new("Target VM Name", item.VmName));
        }

        if (point.Disks is { } disks)
        {
            bag.Add(new("Backed-up disk(s)", string.Join("; ", disks.Included.Select(disk => disk.Name))));
            bag.Add(new("Restored disk(s)", string.Join("; ", disks.Included
                .Where(disk => disk.Lun < 0 || request.Luns is null || request.Luns.Contains(disk.Lun)).Select(disk => disk.Name))));
        }

        if (request.Type == "RestoreDisks" && request.StorageAccountName is { } account)
        {
            string plain = new string(item.VmName.ToLowerInvariant().Where(char.IsLetterOrDigit).Take(10).ToArray());
            string container = $"{plain}-{ids.Guid("container", jobId).Replace("-", string.Empty)}";
            string blobs = $"https://{account}.blob.core.windows.net/{container}";
            bag.Add(new("Config Blob Name", $"config-{plain}-{jobId}.json"));
            bag.Add(new("Config Blob Container Name", container));
            bag.Add(new("Config Blob Uri", $"{blobs}/config-{plain}-{jobId}.json"));
            bag.Add(new("Template Blob Uri", $"{blobs}/azuredeploy{jobId}.json"));
        }

        return bag;
    }

    private static void Result(RequestContext context, JobRecord job, bool secondary, VirtualMachineRecord? source, RecoveryPointRecord point, RestoreRequest request)
    {
        if (request.Type == "OriginalLocation" || request.TargetGroup is null || request.TargetSubscription is null)
        {
            return;
        }

        string group = $"/subscriptions/{request.TargetSubscription}/resourceGroups/{request.TargetGroup}";
        if (request.Type == "AlternateLocation")
        {
            context.World.Coming.Add(new ComingResource
            {
                At = job.End,
                JobId = job.Id,
                Subscription = request.TargetSubscription,
                Group = request.TargetGroup,
                Machine = new VirtualMachineRecord
                {
                    Subscription = request.TargetSubscription,
                    Group = request.TargetGroup,
                    Name = request.TargetName!,
                    Location = request.Region,
                    CreatedAt = job.End,
                    VmId = context.World.Ids.Guid("restored", job.Id),
                    Sequence = context.World.NextMachine(),
                    Size = point.VmSize,
                    OsType = point.OsType,
                    Zone = request.Zone ?? (secondary ? null : point.Zone),
                    OsDiskSizeGB = source?.OsDiskSizeGB ?? 127,
                    DataDisks = source?.DataDisks ?? Array.Empty<DataDiskRecord>(),
                },
            });
            return;
        }

        string stamp = job.Id.Substring(0, 8);
        IEnumerable<(string Name, int Size)> disks = new[] { (Name: $"{job.VmName.ToLowerInvariant()}-osdisk-{stamp}", Size: source?.OsDiskSizeGB ?? 127) }
            .Concat((source?.DataDisks ?? Array.Empty<DataDiskRecord>())
                .Where(disk => request.Luns is null || request.Luns.Contains(disk.Lun))
                .Select(disk => (Name: $"{job.VmName.ToLowerInvariant()}-datadisk-{disk.Lun:D3}-{stamp}", Size: disk.SizeGB)));
        context.World.Coming.Add(new ComingResource
        {
            At = job.End,
            JobId = job.Id,
            Subscription = request.TargetSubscription,
            Group = request.TargetGroup,
            Plain = disks.Select(disk => new JsonObject
            {
                ["id"] = $"{group}/providers/Microsoft.Compute/disks/{disk.Name}",
                ["name"] = disk.Name,
                ["type"] = "Microsoft.Compute/disks",
                ["location"] = request.Region,
                ["tags"] = new JsonObject { ["RSVaultBackup"] = point.Name },
                ["properties"] = new JsonObject
                {
                    ["diskSizeGB"] = disk.Size, ["diskState"] = "Unattached", ["provisioningState"] = "Succeeded", ["timeCreated"] = WireTime.Stamp(job.End),
                },
            }).ToArray(),
        });
    }
}
