using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Restores and the recovery of files.</summary>
public abstract class Recovery<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    [Fact]
    public async Task Disks_are_restored_and_the_job_tells_where_to()
    {
        await using var site = await BackedUpAsync();
        var point = await PointAsync(site);
        var job = await site.JobDoneAsync(site.Client.Restores.StartAsync(RecoveryPointId.Parse(point.Id), Spec(RestoreKind.Disks), default));
        Assert.True(job.IsSucceeded);
        Assert.Equal("Restore", job.Operation);
        Assert.Equal("stage1", job.PropertyBag["Target Storage Account Name"]);
        Assert.EndsWith(".json", job.PropertyBag["Template Blob Uri"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_is_restored_beside_the_old_one()
    {
        await using var site = await BackedUpAsync();
        var point = await PointAsync(site);
        var spec = Spec(RestoreKind.NewVm) with
        {
            TargetVmId = Site.Vm("vm09").ToString(),
            VirtualNetworkId = $"/subscriptions/{Site.Subscription}/resourceGroups/{Site.Group}/providers/Microsoft.Network/virtualNetworks/net1",
        };
        var job = await site.JobDoneAsync(site.Client.Restores.StartAsync(RecoveryPointId.Parse(point.Id), spec, default));
        Assert.True(job.IsSucceeded);
        Assert.NotNull(await site.Client.VirtualMachines.FindAsync(Site.Vm("vm09"), default));
    }

    [Fact]
    public async Task A_validation_says_what_stands_in_the_way_and_starts_nothing()
    {
        await using var site = await BackedUpAsync();
        var id = RecoveryPointId.Parse((await PointAsync(site)).Id);
        var fine = await site.DoneAsync(site.Client.Restores.StartValidateAsync(id, Spec(RestoreKind.Disks), default));
        Assert.Empty(RestoreService.ReadFindings(fine));
        var gone = new RecoveryPointId(id.Item, "1");
        var found = RestoreService.ReadFindings(await site.DoneAsync(site.Client.Restores.StartValidateAsync(gone, Spec(RestoreKind.Disks), default)));
        Assert.NotNull(Assert.Single(found).Message);
        Assert.Empty(await site.Client.Jobs.ListAsync(Site.Vault, new JobFilter { Operation = JobOperation.Restore }).ToListAsync());
    }

    [Fact]
    public async Task A_second_restore_ends_in_an_error_that_says_why()
    {
        await using var site = await BackedUpAsync();
        var id = RecoveryPointId.Parse((await PointAsync(site)).Id);
        BackupJob second;
        using (site.Engine.Clock.Hold())
        {
            await site.Client.Restores.StartAsync(id, Spec(RestoreKind.Disks), default);
        }

        second = await site.JobDoneAsync(site.Client.Restores.StartAsync(id, Spec(RestoreKind.Disks), default));
        Assert.Equal(ErrorIds.RestoreInProgress, JobFailures.Of(second)?.ErrorId);
    }

    [Fact]
    public async Task Files_are_offered_renewed_and_taken_back_and_the_log_never_tells_the_password()
    {
        await using var site = await BackedUpAsync();
        var log = new Log();
        var client = site.Client.WithActivity(log);
        var files = new FileRecovery(client);
        var item = await site.GetItemAsync("vm01");
        var saved = string.Empty;
        var first = await files.MountAsync(item, await PointAsync(site), "Linux", true, Save, Yes, default);
        Assert.Equal(FileRecoveryOutcome.Mounted, first!.Outcome);
        Assert.Equal(15, first.Password!.Length);
        Assert.Equal(15, first.PlainPassword!.Length);
        Assert.Contains("python", saved, StringComparison.Ordinal);
        var again = await files.MountAsync(item, await PointAsync(site), "Linux", true, Save, Yes, default);
        Assert.Equal(FileRecoveryOutcome.Renewed, again!.Outcome);
        Assert.Equal(FileRecoveryOutcome.Dismounted, (await files.DismountAsync(item, await PointAsync(site), Yes, default))!.Outcome);
        Assert.Equal(FileRecoveryOutcome.NotMounted, (await files.DismountAsync(item, await PointAsync(site), Yes, default))!.Outcome);

        Assert.Contains(log.Lines, static line => line.Contains("provisionInstantItemRecovery", StringComparison.Ordinal));
        Assert.Contains(log.Lines, static line => line.Contains("clientScripts", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(first.PlainPassword, StringComparison.Ordinal) || line.Contains(again.PlainPassword!, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(saved))[..40], StringComparison.Ordinal));

        string Save(string name, byte[] content)
        {
            saved = System.Text.Encoding.UTF8.GetString(content);
            return name;
        }
    }

    [Fact]
    public async Task What_cannot_be_saved_is_not_left_on_offer()
    {
        await using var site = await BackedUpAsync();
        var item = await site.GetItemAsync("vm01");
        await Assert.ThrowsAsync<IOException>(async () => await new FileRecovery(site.Client).MountAsync(
            item, await PointAsync(site), null, false, static (_, _) => throw new IOException("The disk is full."), Yes, default));
        site.Engine.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(true, (await PointAsync(site)).IsInstantIlrSessionActive);
    }

    private protected static async Task<Site> BackedUpAsync()
    {
        var site = await Site.WithVmsAsync<TDoor>("vm01");
        await site.ProtectAsync("vm01");
        await site.JobDoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("vm01"), null, default));
        await site.AddAccountAsync("stage1");
        await site.AddNetworkAsync("net1");
        return site;
    }

    private protected static async Task<RecoveryPoint> PointAsync(Site site) =>
        await new RecoveryPointFinder(site.Client).FindAsync(await site.GetItemAsync("vm01"), null, null, default);

    private static Task<bool> Yes(string target, string action) => Task.FromResult(true);

    private static RestoreSpec Spec(RestoreKind kind) => new()
    {
        Kind = kind,
        SourceResourceId = Site.Vm("vm01").ToString(),
        StorageAccountId = $"/subscriptions/{Site.Subscription}/resourceGroups/{Site.Group}/providers/Microsoft.Storage/storageAccounts/stage1",
        Region = Site.Region,
        TargetResourceGroupId = $"/subscriptions/{Site.Subscription}/resourceGroups/{Site.Group}",
    };

    private sealed class Log : IActivitySink
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public bool WantsDebug => true;

        public void Verbose(string message) => Lines.Enqueue(message);

        public void Debug(string message) => Lines.Enqueue(message);

        public void Progress(ActivityProgress progress) => Lines.Enqueue($"{progress.Activity} {progress.Status}");
    }
}

/// <summary>Without a socket.</summary>
public sealed class RecoveryInProcess : Recovery<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class RecoveryOverLoopback : Recovery<Loopback>;
