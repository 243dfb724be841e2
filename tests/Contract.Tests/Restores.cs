using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Where recovery points are restored to, and what they are restored from.</summary>
public abstract class Restores<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private const string Other = "b5a1c0de-0000-4000-8000-0000000000bb";
    private const string Pair = "northeurope";

    [Fact]
    public async Task Disks_and_a_machine_are_restored_to_the_secondary_region_as_recorded()
    {
        await using var site = await BackedUpAsync();
        await site.Client.Vaults.SetStorageAsync(Site.Vault, StorageRedundancy.GeoRedundant, true, default);
        await site.AddAccountAsync("stagepair", Pair);
        await site.AddNetworkAsync("netpair", Pair);
        var log = new Log();
        var client = site.Client.WithActivity(log);
        Assert.Equal(Pair, await new SecondaryRegions(client).OfAsync(Site.Vault, default));
        var point = await PointAsync(site, Pair);
        Assert.Equal(("Vault", true), (point.TierText, point.IsSecondaryRegion));

        VmRestoreResult? disks = null;
        var requests = await site.RequestsOfAsync(async () => disks = await RunAsync(client, await RequestAsync(site, point) with { StorageAccount = "stagepair", TargetResourceGroupName = Site.Group }));
        Assert.Equal((RestoreOutcome.DisksRestored, Pair, true), (disks!.Outcome, disks.Region, disks.IsSecondaryRegion));
        Assert.Equal("vault-blue", disks.PropertyBag["Vault name"]);
        var place = $"/subscriptions/{Site.Subscription}/providers/Microsoft.RecoveryServices/locations/{Pair}";
        var sent = requests.Where(static request => request.Contains("2021-11-15", StringComparison.Ordinal)).ToList();
        Assert.Equal($"GET {place}/backupAadProperties?api-version=2021-11-15", sent[0]);
        Assert.EndsWith($"/recoveryPoints/{point.Name}/accessToken?api-version=2021-11-15", sent[1], StringComparison.Ordinal);
        Assert.Equal($"POST {place}/backupCrossRegionRestore?api-version=2021-11-15", sent[2]);
        Assert.Contains(sent, request => request.StartsWith($"GET {place}/backupCrrOperationsStatus/", StringComparison.Ordinal));
        Assert.Equal($"POST {place}/backupCrrJob?api-version=2021-11-15", sent[^1]);

        // The token is a secret: it reads the backups of the machine.
        Assert.Contains(log.Lines, static line => line.Contains("accessToken", StringComparison.Ordinal));
        var secret = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Site.Vault}\nrg-shop;vm01\n{point.Name}"));
        Assert.DoesNotContain(log.Lines, line => line.Contains(secret[..40], StringComparison.Ordinal));

        var vm = await RunAsync(client, await RequestAsync(site, point) with
        {
            Kind = RestoreKind.NewVm, StorageAccount = "stagepair", TargetResourceGroupName = Site.Group, NewVmName = "vm99", VirtualNetwork = "netpair", Subnet = "front",
        });
        Assert.Equal(Pair, (await site.Client.VirtualMachines.FindAsync(VmId.Parse(vm.TargetVmId!), default))!.Location);
    }

    [Fact]
    public async Task A_job_of_the_secondary_region_is_listed_read_and_waited_for_there_and_nowhere_else()
    {
        await using var site = await BackedUpAsync();
        await site.Client.Vaults.SetStorageAsync(Site.Vault, StorageRedundancy.GeoRedundant, true, default);
        await site.AddAccountAsync("stagepair", Pair);
        var point = await PointAsync(site, Pair);
        var change = await new VmRestore(site.Client).RunAsync(await RequestAsync(site, point) with { StorageAccount = "stagepair", NoWait = true }, Yes, default);
        var pending = Assert.IsType<PendingOperation>(change!.Output);
        var started = await site.Arm.WaitAsync(LongRunningOperation.FromToken(pending.OperationToken), null, default);
        Assert.Equal(Pair, SecondaryRegions.Of(started));
        var id = new JobId(Site.Vault, started.JobId!, Pair);

        Assert.DoesNotContain(await site.Client.Jobs.ListAsync(Site.Vault).ToListAsync(), job => job.Name == id.Name);
        var listed = Assert.Single(await site.Client.Jobs.ListAsync(Site.Vault, new JobFilter { SecondaryRegion = Pair }).ToListAsync());
        Assert.Equal((id.ToString(), "CrossRegionRestore", "vault-blue", Pair), (listed.Id, listed.Operation, listed.VaultName, listed.SecondaryRegionName));
        Assert.Equal(id, JobService.IdOf(listed));
        var refused = await Assert.ThrowsAsync<BackupException>(() => new JobCancellation(site.Client).CancelAsync(id, false, Yes, default));
        Assert.Equal(ErrorIds.JobNotCancellable, refused.ErrorId);
        var ended = await site.Client.Jobs.WaitAsync([id, (await BackupJobAsync(site))], null, null, default);
        Assert.All(ended, static job => Assert.True(job.IsSucceeded));
    }

    [Fact]
    public async Task A_vault_that_does_not_restore_across_regions_says_so_whoever_is_asked()
    {
        await using var site = await BackedUpAsync();
        var refused = await Assert.ThrowsAsync<BackupException>(() => new SecondaryRegions(site.Client).OfAsync(Site.Vault, default));
        Assert.Equal(ErrorIds.CrossRegionRestoreOff, refused.ErrorId);
        var service = await Assert.ThrowsAsync<ArmException>(async () => await site.Client.RecoveryPoints.ListAsync(Site.Item("vm01"), secondaryRegion: Pair).ToListAsync());
        Assert.Equal("BMSUserErrorCrossRegionRestoreNotEnabledInThisVault", service.Code);
        Assert.Equal(ErrorIds.CrossRegionRestoreOff, ServiceErrors.Describe(service).ErrorId);
    }

    [Fact]
    public async Task The_secondary_region_neither_replaces_disks_nor_validates()
    {
        await using var site = await BackedUpAsync();
        await site.Client.Vaults.SetStorageAsync(Site.Vault, StorageRedundancy.GeoRedundant, true, default);
        var point = await PointAsync(site, Pair);
        foreach (var request in new[] { await RequestAsync(site, point) with { Kind = RestoreKind.InPlace }, await RequestAsync(site, point) with { Validate = true } })
        {
            Assert.Equal(ErrorIds.InvalidArgument, (await Assert.ThrowsAsync<BackupException>(() => RunAsync(site.Client, request))).ErrorId);
        }
    }

    [Fact]
    public async Task Disks_go_to_another_subscription_where_the_vault_lets_them()
    {
        await using var site = await Site.EmptyAsync<TDoor>(otherSubscriptions: Other);
        await BackUpAsync(site);
        await site.Client.ResourceGroups.CreateAsync(Other, "rg-other", Site.Region, default);
        var point = await PointAsync(site);
        var request = await RequestAsync(site, point) with { TargetSubscriptionId = Other, TargetResourceGroupName = "rg-other" };
        Assert.Equal(RestoreOutcome.DisksRestored, (await RunAsync(site.Client, request)).Outcome);

        await site.PutAsync(Site.Vault.ToString(), "2024-04-01",
            """{"location":"westeurope","sku":{"name":"Standard"},"properties":{"publicNetworkAccess":"Enabled","restoreSettings":{"crossSubscriptionRestoreSettings":{"crossSubscriptionRestoreState":"Disabled"}}}}""");
        site.Engine.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(ErrorIds.CrossSubscriptionRestoreOff, (await Assert.ThrowsAsync<BackupException>(() => RunAsync(site.Client, request))).ErrorId);
        var direct = Spec(site) with { TargetResourceGroupId = $"/subscriptions/{Other}/resourceGroups/rg-other" };
        await RefusedAsync(site, point, direct, "Cross subscription restore");
    }

    [Fact]
    public async Task A_zone_is_that_of_the_machine_or_of_a_zone_redundant_vault()
    {
        await using var site = await Site.EmptyAsync<TDoor>();
        await BackUpAsync(site, new JsonObject { ["zone"] = "2" });
        var point = await PointAsync(site);
        Assert.Equal(["2"], point.Zones);
        Assert.Equal("Completed", (await RunAsync(site.Client, await RequestAsync(site, point) with { Zone = "2" })).Status);
        Assert.Equal(ErrorIds.ZoneNotPossible, (await Assert.ThrowsAsync<BackupException>(async () => await RunAsync(site.Client, await RequestAsync(site, point) with { Zone = "3" }))).ErrorId);
        await RefusedAsync(site, point, Spec(site) with { Zone = "3" }, "zone redundant");
    }

    [Fact]
    public async Task A_zone_redundant_vault_restores_to_any_zone()
    {
        await using var site = await Site.EmptyAsync<TDoor>();
        await BackUpAsync(site, new JsonObject { ["zone"] = "2" }, StorageRedundancy.ZoneRedundant);
        var request = await RequestAsync(site, await PointAsync(site)) with
        {
            Kind = RestoreKind.NewVm, Zone = "3", TargetResourceGroupName = Site.Group, NewVmName = "vm99", VirtualNetwork = "net1", Subnet = "front",
        };
        await RunAsync(site.Client, request);
        Assert.Equal(["3"], (await site.Client.VirtualMachines.FindAsync(Site.Vm("vm99"), default))!.Zones);
    }

    [Fact]
    public async Task A_point_of_an_encrypted_machine_tells_its_keys_and_is_restored()
    {
        await using var site = await Site.EmptyAsync<TDoor>();
        await BackUpAsync(site, JsonNode.Parse("""
            {"properties":{"storageProfile":{"osDisk":{"encryptionSettings":{"enabled":true,
              "diskEncryptionKey":{"secretUrl":"https://kv1.vault.azure.net/secrets/s/1","sourceVault":{"id":"/kv/1"}},
              "keyEncryptionKey":{"keyUrl":"https://kv1.vault.azure.net/keys/k/1","sourceVault":{"id":"/kv/1"}}}}}}}
            """)!.AsObject());
        var point = await PointAsync(site);
        Assert.True(point.IsSourceVmEncrypted);
        Assert.Equal(
            ("https://kv1.vault.azure.net/secrets/s/1", "/kv/1", "https://kv1.vault.azure.net/keys/k/1", "/kv/1"),
            (point.Encryption!.SecretUrl, point.Encryption.SecretVaultId, point.Encryption.KeyUrl, point.Encryption.KeyVaultId));
        Assert.Equal("Completed", (await RunAsync(site.Client, await RequestAsync(site, point))).Status);
    }

    [Fact]
    public async Task A_point_of_the_archive_is_brought_back_for_as_long_as_asked()
    {
        await using var site = await BackedUpAsync(expiry: Site.Start.AddDays(500));
        var id = RecoveryPointId.Parse((await PointAsync(site)).Id);
        site.Engine.Clock.Advance(TimeSpan.FromDays(100));
        await site.PostAsync(id + "/move", "2024-04-01", """{"objectType":"MoveRPAcrossTiersRequest","sourceTierType":"HardenedRP","targetTierType":"ArchivedRP"}""");
        site.Engine.Clock.Advance(TimeSpan.FromHours(6));
        var point = await AgainAsync();
        Assert.Equal(("Archive", true), (point.TierText, point.NeedsRehydration));
        await RefusedAsync(site, point, Spec(site), "archive tier");
        var item = await site.GetItemAsync("vm01");
        Assert.Equal(ErrorIds.InvalidArgument, (await Assert.ThrowsAsync<BackupException>(() => new FileRecovery(site.Client).MountAsync(item, point, null, false, static (name, _) => name, Yes, default))).ErrorId);

        var before = site.Now;
        string? question = null;
        var change = await new VmRestore(site.Client).RunAsync(await RequestAsync(site, point) with { RehydrateDays = 10, RehydratePriority = "High" }, Ask, default);
        Assert.Contains("brought back from the archive first, which takes up to an hour", question, StringComparison.Ordinal);
        Assert.InRange(site.Now - before, TimeSpan.FromMinutes(50), TimeSpan.FromHours(3));
        Assert.NotNull(change);
        var readable = await AgainAsync();
        Assert.False(readable.NeedsRehydration);
        Assert.Equal("Completed", (await RunAsync(site.Client, await RequestAsync(site, readable))).Status);
        site.Engine.Clock.Advance(TimeSpan.FromDays(11));
        Assert.True((await AgainAsync()).NeedsRehydration);

        async Task<RecoveryPoint> AgainAsync() => await new RecoveryPointFinder(site.Client).FindAsync(await site.GetItemAsync("vm01"), id.Name, null, default);

        Task<bool> Ask(string target, string action)
        {
            question = action;
            return Task.FromResult(true);
        }
    }

    [Fact]
    public async Task Unmanaged_disks_go_back_to_their_accounts_and_managed_ones_have_none()
    {
        await using var site = await Site.EmptyAsync<TDoor>();
        await BackUpAsync(site, JsonNode.Parse("""{"properties":{"storageProfile":{"osDisk":{"vhd":{"uri":"https://old.blob.core.windows.net/vhds/os.vhd"}}}}}""")!.AsObject());
        var point = await PointAsync(site);
        Assert.Equal((false, true), (point.IsManagedVirtualMachine, point.IsOriginalStorageAccountOption));
        Assert.Equal("Completed", (await RunAsync(site.Client, await RequestAsync(site, point) with { UseOriginalStorageAccount = true })).Status);

        await using var managed = await BackedUpAsync();
        var other = await PointAsync(managed);
        var request = await RequestAsync(managed, other) with { UseOriginalStorageAccount = true };
        Assert.Equal(ErrorIds.InvalidArgument, (await Assert.ThrowsAsync<BackupException>(() => RunAsync(managed.Client, request))).ErrorId);
        await RefusedAsync(managed, other, Spec(managed) with { UseOriginalStorageAccount = true }, "unmanaged disks");
    }

    [Fact]
    public async Task The_service_itself_refuses_a_staging_account_that_is_missing_or_elsewhere()
    {
        await using var site = await BackedUpAsync();
        var point = await PointAsync(site);
        var far = await site.AddAccountAsync("stagefar", "eastus");
        await RefusedAsync(site, point, Spec(site) with { StorageAccountId = far }, "eastus");
        await RefusedAsync(site, point, Spec(site) with { StorageAccountId = far + "x" }, "does not exist");
        Assert.Empty(await site.Client.Jobs.ListAsync(Site.Vault, new JobFilter { Operation = JobOperation.Restore }).ToListAsync());
    }

    [Fact]
    public async Task A_validation_that_objects_ends_in_an_error_before_anything_is_asked()
    {
        await using var site = await BackedUpAsync();
        var point = await PointAsync(site);
        using (site.Engine.Clock.Hold())
        {
            await site.Client.Restores.StartAsync(RecoveryPointId.Parse(point.Id), Spec(site), default);
        }

        var request = await RequestAsync(site, point) with { Validate = true };
        var refused = await Assert.ThrowsAsync<BackupException>(() => new VmRestore(site.Client).RunAsync(request, static (_, _) => throw new InvalidOperationException("Nobody is to be asked."), default));
        Assert.Equal((ErrorIds.RestoreNotValid, "UserErrorRestoreOperationInProgress"), (refused.ErrorId, refused.ServiceCode));
    }

    // Azure/azure-powershell #13037, #13111 and #25943: a list of disks that is not honoured.
    [Theory]
    [InlineData(null, "0 1 2 os")]
    [InlineData(new int[0], "os")]
    [InlineData(new[] { 1 }, "1 os")]
    [InlineData(new[] { 0, 2 }, "0 2 os")]
    public async Task The_disks_that_were_asked_for_are_restored_and_no_others(int[]? luns, string expected)
    {
        await using var site = await Site.EmptyAsync<TDoor>();
        await BackUpAsync(site, luns: [0, 1, 2]);
        await site.Client.ResourceGroups.CreateAsync(Site.Subscription, "rg-restored", Site.Region, default);
        await RunAsync(site.Client, await RequestAsync(site, await PointAsync(site)) with { DiskLuns = luns, TargetResourceGroupName = "rg-restored" });
        var disks = await site.NamesAsync($"/subscriptions/{Site.Subscription}/resourceGroups/rg-restored/providers/Microsoft.Compute/disks", "2024-07-01");
        Assert.Equal(expected, string.Join(" ", disks.Select(static name => name.Contains("osdisk", StringComparison.Ordinal) ? "os" : name.Split('-')[2].TrimStart('0').PadLeft(1, '0')).Order(StringComparer.Ordinal)));
    }

    // Azure/azure-powershell #28890: a recovery point that does not tell when it expires.
    [Fact]
    public async Task A_point_tells_when_it_expires_in_a_list_and_by_itself()
    {
        var until = Site.Start.AddDays(77);
        await using var site = await BackedUpAsync(until);
        Assert.Equal(until, (await PointAsync(site)).ExpiryTime);
        Assert.Equal(until, Assert.Single(await site.Client.RecoveryPoints.ListAsync(Site.Item("vm01")).ToListAsync()).ExpiryTime);
    }

    [Fact]
    public async Task The_template_is_loaded_over_a_signed_address_and_the_log_never_tells_it()
    {
        await using var site = await BackedUpAsync();
        var log = new Log();
        var client = site.Client.WithActivity(log);
        var restored = await RunAsync(client, await RequestAsync(site, await PointAsync(site)));
        var text = Encoding.UTF8.GetString(await new DeploymentTemplate(client).LoadAsync(restored, default));
        Assert.Contains("deploymentTemplate.json", text, StringComparison.Ordinal);
        Assert.Contains(log.Lines, static line => line.Contains("listServiceSas", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, static line => System.Text.RegularExpressions.Regex.IsMatch(line, "sig=[0-9a-f]{8}"));

        await site.FaultAsync("""{"match":{"pathContains":"azuredeploy"},"effect":{"status":403}}""");
        var failed = await Assert.ThrowsAsync<ArmException>(() => new DeploymentTemplate(client).LoadAsync(restored, default));
        Assert.Equal(ArmErrorCodes.DownloadFailed, failed.Code);
        Assert.DoesNotContain("sig=", failed.ToString(), StringComparison.Ordinal);
        var strange = restored with { TemplateBlobUri = "https://elsewhere.example.com/stage1/azuredeploy.json" };
        Assert.Equal(ErrorIds.UntrustedHost, (await Assert.ThrowsAsync<BackupException>(() => new DeploymentTemplate(client).LoadAsync(strange, default))).ErrorId);
    }

    private static Task<bool> Yes(string target, string action) => Task.FromResult(true);

    private static async Task<Site> BackedUpAsync(DateTimeOffset? expiry = null)
    {
        var site = await Site.EmptyAsync<TDoor>();
        await BackUpAsync(site, expiry: expiry);
        return site;
    }

    private static async Task BackUpAsync(Site site, JsonObject? more = null, string? redundancy = null, DateTimeOffset? expiry = null, int[]? luns = null)
    {
        await site.StockAsync();
        await site.AddVmAsync("vm01", more ?? [], luns ?? []);
        await site.DoneAsync(site.Client.Discovery.RefreshAsync(Site.Vault, default));
        if (redundancy is not null)
        {
            await site.Client.Vaults.SetStorageAsync(Site.Vault, redundancy, false, default);
        }

        await site.ProtectAsync("vm01");
        await site.JobDoneAsync(site.Client.Protection.StartBackupAsync(Site.Item("vm01"), expiry, default));
        await site.AddAccountAsync("stage1");
        await site.AddNetworkAsync("net1");
    }

    private static async Task<RecoveryPoint> PointAsync(Site site, string? region = null) =>
        await new RecoveryPointFinder(site.Client).FindAsync(await site.GetItemAsync("vm01"), null, region, default);

    private static async Task<JobId> BackupJobAsync(Site site) =>
        JobService.IdOf((await site.Client.Jobs.ListAsync(Site.Vault, new JobFilter { Operation = JobOperation.Backup }).ToListAsync())[0]);

    private static async Task<VmRestoreRequest> RequestAsync(Site site, RecoveryPoint point) => new()
    {
        Kind = RestoreKind.Disks, Item = await site.GetItemAsync("vm01"), Point = point, StorageAccount = "stage1",
    };

    private static async Task<VmRestoreResult> RunAsync(BackupClient client, VmRestoreRequest request) =>
        Assert.IsType<VmRestoreResult>((await new VmRestore(client).RunAsync(request, Yes, default))!.Output);

    private static RestoreSpec Spec(Site site) => new()
    {
        Kind = RestoreKind.Disks,
        SourceResourceId = Site.Vm("vm01").ToString(),
        StorageAccountId = $"/subscriptions/{Site.Subscription}/resourceGroups/{Site.Group}/providers/Microsoft.Storage/storageAccounts/stage1",
        Region = Site.Region,
        TargetResourceGroupId = $"/subscriptions/{Site.Subscription}/resourceGroups/{Site.Group}",
    };

    /// <summary>The service says no, and so does its validation.</summary>
    private static async Task RefusedAsync(Site site, RecoveryPoint point, RestoreSpec spec, string because)
    {
        var id = RecoveryPointId.Parse(point.Id);
        var refused = await Assert.ThrowsAsync<ArmException>(() => site.Client.Restores.StartAsync(id, spec, default));
        Assert.Equal(400, refused.Status);
        Assert.Contains(because, refused.Message, StringComparison.OrdinalIgnoreCase);
        var found = Assert.Single(RestoreService.ReadFindings(await site.DoneAsync(site.Client.Restores.StartValidateAsync(id, spec, default))));
        Assert.Contains(because, found.Message, StringComparison.OrdinalIgnoreCase);
    }

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
public sealed class RestoresInProcess : Restores<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class RestoresOverLoopback : Restores<Loopback>;
