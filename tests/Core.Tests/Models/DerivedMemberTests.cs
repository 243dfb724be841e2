using System;
using System.Linq;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;
using Xunit;

namespace AzBackupTools.Core.Tests.Models;

/// <summary>What models work out from what they were told.</summary>
public sealed class DerivedMemberTests
{
    private const string VaultId = "/subscriptions/5ab5c21d-0000-4000-8000-0000000000e1/RESOURCEGROUPS/Rg-Vaults/providers/microsoft.recoveryservices/vaults/blue";
    private const string Machine = "/subscriptions/5ab5c21d-0000-4000-8000-0000000000e1/resourceGroups/rg-web/providers/Microsoft.Compute/virtualmachines/web01";
    private const string Item = VaultId + "/backupFabrics/Azure/protectionContainers/IaasVMContainer;iaasvmcontainerv2;rg-web;web01/protectedItems/VM;iaasvmcontainerv2;rg-web;web01";

    private static readonly DateTimeOffset Deleted = new(2031, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Names_come_from_the_id_whatever_its_case()
    {
        var item = new ProtectedItem { Id = Item, Name = "n", VirtualMachineId = Machine };
        Assert.Equal("5ab5c21d-0000-4000-8000-0000000000e1", item.SubscriptionId);
        Assert.Equal("Rg-Vaults", item.ResourceGroupName);
        Assert.Equal("blue", item.VaultName);
        Assert.Equal(VaultId, item.VaultId);
        Assert.Equal("web01", item.VmName);
        Assert.Equal("rg-web", item.VmResourceGroupName);
        Assert.Equal("IaasVMContainer;iaasvmcontainerv2;rg-web;web01", item.ContainerFullName);
    }

    [Fact]
    public void An_item_that_is_no_machine_has_no_machine_name()
    {
        var item = new ProtectedItem { Id = Item, Name = "n", SourceResourceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a" };
        Assert.Null(item.VmName);
        Assert.Null(item.VmResourceGroupName);
    }

    [Theory]
    [InlineData("/subscriptions", "subscriptions", null)]
    [InlineData("/subscriptions/", "subscriptions", null)]
    [InlineData("/mysubscriptions/x/subscriptions/y", "subscriptions", "y")]
    [InlineData("/a/vaults/b%20c", "vaults", "b c")]
    [InlineData("/vaultsx/b", "vaults", null)]
    [InlineData(null, "vaults", null)]
    public void A_segment_is_found_by_its_whole_name(string? id, string collection, string? expected) =>
        Assert.Equal(expected, ResourcePath.Segment(id, collection));

    [Theory]
    [InlineData(14, "13.23:59:40", 14)]
    [InlineData(null, "13.23:59:40", 14)]
    [InlineData(null, "179.23:59:40", 180)]
    [InlineData(0, "13.23:59:40", 14)]
    public void An_item_is_purged_whole_days_after_its_deletion(int? days, string remaining, int expected)
    {
        var wire = new ProtectedItemPropertiesWire
        {
            IsScheduledForDeferredDelete = true,
            DeferredDeleteTimeInUTC = Deleted,
            DeferredDeleteTimeRemaining = TimeSpan.Parse(remaining, System.Globalization.CultureInfo.InvariantCulture),
            SoftDeleteRetentionPeriod = days,
        };
        Assert.Equal(Deleted.AddDays(expected), SoftDeletion.PurgeTime(wire, Deleted.AddSeconds(21)));
    }

    [Fact]
    public void The_purge_does_not_move_while_days_go_by()
    {
        var wire = new ProtectedItemPropertiesWire
        {
            IsScheduledForDeferredDelete = true, DeferredDeleteTimeInUTC = Deleted, DeferredDeleteTimeRemaining = TimeSpan.FromHours(100) - TimeSpan.FromSeconds(3),
        };
        Assert.Equal(Deleted.AddDays(14), SoftDeletion.PurgeTime(wire, Deleted.AddDays(14).AddHours(-100)));
    }

    [Fact]
    public void What_is_not_deleted_is_not_purged()
    {
        Assert.Null(SoftDeletion.PurgeTime(new ProtectedItemPropertiesWire { DeferredDeleteTimeInUTC = Deleted, SoftDeleteRetentionPeriod = 14 }, Deleted));
        Assert.Null(SoftDeletion.PurgeTime(new ProtectedItemPropertiesWire { IsScheduledForDeferredDelete = true, SoftDeleteRetentionPeriod = 14 }, Deleted));
        Assert.Null(SoftDeletion.PurgeTime(new ProtectedItemPropertiesWire { IsScheduledForDeferredDelete = true, DeferredDeleteTimeInUTC = Deleted }, Deleted));
    }

    [Theory]
    [InlineData("InProgress", true, false)]
    [InlineData("inprogress", true, false)]
    [InlineData("Cancelling", true, false)]
    [InlineData("Completed", false, true)]
    [InlineData("CompletedWithWarnings", false, true)]
    [InlineData("Failed", false, false)]
    [InlineData("Cancelled", false, false)]
    public void A_job_runs_or_has_ended(string status, bool runs, bool succeeded)
    {
        var job = new BackupJob { Id = string.Empty, Name = "j", Status = status };
        Assert.Equal(runs, job.IsRunning);
        Assert.Equal(!runs, job.IsCompleted);
        Assert.Equal(succeeded, job.IsSucceeded);
    }

    [Fact]
    public void A_job_names_the_step_that_runs()
    {
        var job = new BackupJob
        {
            Id = string.Empty,
            Name = "j",
            Status = JobStatus.InProgress,
            Tasks = [new JobTask { TaskId = "Take Snapshot", Status = "Completed" }, new JobTask { TaskId = "Transfer data to vault", Status = "InProgress" }],
            Actions = ["cancellable"],
        };
        Assert.Equal("Transfer data to vault", job.CurrentTask?.TaskId);
        Assert.True(job.IsCancellable);
        Assert.False((job with { Status = JobStatus.Completed }).IsCancellable);
        Assert.False((job with { Actions = [] }).IsCancellable);
        Assert.Null((job with { Tasks = [] }).CurrentTask);
    }

    [Theory]
    [InlineData("11374 MB", 11374L << 20)]
    [InlineData("1.5 GB", 3L << 29)]
    [InlineData("0 B", 0L)]
    [InlineData("12 Bytes", null)]
    [InlineData("lots", null)]
    [InlineData("-1 MB", null)]
    public void Sizes_are_bytes(string text, long? bytes) => Assert.Equal(bytes, ByteSize.Parse(text));

    [Fact]
    public void A_machine_tells_power_and_agent()
    {
        var machine = new VirtualMachine
        {
            Id = Machine,
            Name = "web01",
            Statuses = [new InstanceStatus { Code = "ProvisioningState/succeeded" }, new InstanceStatus { Code = "PowerState/running" }],
            AgentStatuses = [new InstanceStatus { DisplayStatus = "Ready" }],
        };
        Assert.Equal("running", machine.PowerState);
        Assert.True(machine.IsRunning);
        Assert.True(machine.IsAgentReady);
        var unseen = machine with { Statuses = [], AgentStatuses = [] };
        Assert.Null(unseen.PowerState);
        Assert.Null(unseen.IsRunning);
        Assert.Null(unseen.IsAgentReady);
    }

    [Fact]
    public void A_recovery_point_tells_where_it_is()
    {
        var point = new RecoveryPoint
        {
            Id = Item + "/recoveryPoints/77",
            Name = "77",
            Tiers = [new RecoveryPointTier { Type = "InstantRP", Status = "Deleted" }, new RecoveryPointTier { Type = "HardenedRP", Status = "Valid" }],
        };
        Assert.False(point.IsInstant);
        Assert.True(point.IsInVault);
        Assert.False(point.IsInArchive);
        Assert.Equal(Item, point.ItemId);
    }

    [Fact]
    public void Disk_selections_are_made_by_name()
    {
        Assert.True(DiskSelection.OsDiskOnly is { IsInclusionList: true, Luns.Count: 0 });
        Assert.Equal([1, 2], DiskSelection.Exclude([1, 2]).Luns);
        Assert.False(DiskSelection.Exclude([1]).IsInclusionList);
        Assert.True(DiskSelection.Include([1]).IsInclusionList);
    }

    [Fact]
    public void Models_are_sealed_and_cannot_be_changed()
    {
        var models = typeof(Vault).Assembly.GetExportedTypes().Where(static type => type.Namespace == "AzBackupTools.Core.Models").ToList();
        Assert.NotEmpty(models);
        Assert.All(models, static type => Assert.True(type.IsSealed, type.Name));
        var settable = models
            .SelectMany(static type => type.GetProperties())
            .Where(static property => property.SetMethod is { } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Any(static modifier => modifier.Name == "IsExternalInit"));
        Assert.Empty(settable);
        var foreign = models
            .SelectMany(static type => type.GetProperties())
            .Where(static property => !property.PropertyType.FullName!.StartsWith("System", StringComparison.Ordinal) && property.PropertyType.Assembly != typeof(Vault).Assembly);
        Assert.Empty(foreign);
    }
}
