using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Servers and what else is registered with a vault: listed, measured against the versions of the agent, unregistered.</summary>
public abstract class Containers<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    [Fact]
    public async Task Servers_come_with_version_silence_and_last_backup_for_two_requests_a_vault()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AdminAsync("mars-servers", Server("new01", "2.0.9262.0", 0, """{"volume":"C:\\","recoveryPointCount":9},{"systemState":true,"policyName":"Weekly"}"""));
        await site.AdminAsync("mars-servers", Server("old01", "2.0.9070.0", 45, """{"volume":"D:\\","lastBackupStatus":"Failed"}"""));

        var servers = await new MarsServers(site.Client).ListAsync(Site.Vault, default);
        var requests = await site.RequestsOfAsync(() => new MarsServers(site.Client).ListAsync(Site.Vault, default));

        Assert.Equal(2, requests.Count);
        Assert.Equal(["new01", "old01"], servers.Select(static server => server.Name));
        Assert.Equal((new Version(2, 0, 9262, 0), false, 0, 2, "Completed"), (servers[0].AgentVersion, servers[0].IsOutdated, servers[0].SilentDays, servers[0].ItemCount, servers[0].LastBackupStatus));
        Assert.Contains("Weekly", servers[0].PolicyName, StringComparison.Ordinal);
        Assert.True(servers[0].RecoveryPointCount >= 9);
        Assert.Equal(["upgraded vaults (2.0.9083)", "own retention (2.0.9169)", "pruning (2.0.9250)"], servers[1].Lacks);
        Assert.Equal((45, "Failed"), (servers[1].SilentDays, servers[1].LastBackupStatus));
    }

    [Fact]
    public async Task Sizes_of_last_backups_take_a_request_more_for_each_item_and_the_list_of_jobs()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AdminAsync("mars-servers", Server("srv01", "2.0.9262.0", 0, """{"volume":"C:\\","backsUpAt":"03:00"},{"volume":"D:\\","backsUpAt":"04:00"}"""));
        await site.AdminAsync("mars-servers", Server("srv02", "2.0.9262.0", 0, """{"volume":"C:\\","lastBackupStatus":"Failed"}"""));
        site.Engine.Clock.Advance(TimeSpan.FromDays(3));
        var jobs = new List<BackupJob>();
        await foreach (var job in site.Client.Jobs.ListAsync(Site.Vault, new JobFilter { ManagementType = BackupManagementType.MAB }))
        {
            jobs.Add((await site.Client.Jobs.FindAsync(JobService.IdOf(job), default))!);
        }

        var all = new MarsServers(site.Client);
        var servers = await all.ListAsync(Site.Vault, default);
        IReadOnlyList<MarsServer> sized = [];
        var requests = await site.RequestsOfAsync(async () => sized = await all.WithSizesAsync(Site.Vault, servers, default));

        Assert.Equal(3, requests.Count);
        Assert.All(servers, static server => Assert.Null(server.LastBackupSizeBytes));
        Assert.Equal(jobs.Where(static job => job.MabServerName == "srv01").Take(2).Sum(static job => job.BackupSizeBytes), sized[0].LastBackupSizeBytes);
        Assert.Null(sized[1].LastBackupSizeBytes);
    }

    [Fact]
    public async Task A_server_with_backups_stays_until_they_are_gone()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AdminAsync("mars-servers", Server("srv01", "2.0.9262.0", 0, """{"volume":"C:\\"}"""));
        var removal = new ContainerRemoval(site.Client);

        var refused = await Assert.ThrowsAsync<BackupException>(() => removal.UnregisterAsync(Site.Vault, "srv01", Yes, default));
        Assert.Equal(ErrorIds.VaultNotEmpty, refused.ErrorId);
        Assert.Contains("C:\\", refused.Message, StringComparison.Ordinal);
        Assert.Contains("New-RsSecurityPin", refused.Remedy, StringComparison.Ordinal);

        var pin = (await new SecurityPins(site.Client).CreateAsync(Site.Vault, asPlainText: true, Yes, default))!.PlainPin;
        await site.AdminAsync("mars-servers/delete-backups", new JsonObject { ["resourceGroup"] = Site.Group, ["vault"] = Site.Vault.Name, ["name"] = "srv01", ["securityPin"] = pin });
        refused = await Assert.ThrowsAsync<BackupException>(() => removal.UnregisterAsync(Site.Vault, "srv01", Yes, default));
        Assert.Equal(site.Now.AddDays(14), refused.PossibleFrom!.Value, TimeSpan.FromMinutes(5));

        site.Engine.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        Assert.Equal(ContainerOutcome.Unregistered, (await removal.UnregisterAsync(Site.Vault, "srv01", Yes, default))!.Outcome);
        Assert.Equal(ContainerOutcome.AlreadyAbsent, (await removal.UnregisterAsync(Site.Vault, "srv01", Yes, default))!.Outcome);
    }

    [Fact]
    public async Task Without_security_features_a_server_goes_with_its_backups()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AdminAsync("mars-servers", Server("srv01", "2.0.9262.0", 0, """{"volume":"C:\\"}"""));
        await site.Client.Vaults.UpdateConfigAsync(Site.Vault, new VaultConfigChange { EnhancedSecurityState = "Disabled" }, default);
        var asked = string.Empty;

        var result = await new ContainerRemoval(site.Client).UnregisterAsync(Site.Vault, "SRV01", (_, action) => { asked = action; return Task.FromResult(true); }, default);

        Assert.Equal(ContainerOutcome.Unregistered, result!.Outcome);
        Assert.Contains("delete its backups: C:\\", asked, StringComparison.Ordinal);
        Assert.Empty(await new MarsServers(site.Client).ListAsync(Site.Vault, default));
    }

    [Fact]
    public async Task Backup_servers_shares_and_databases_are_listed_and_unregistered()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        await site.ProtectAsync("web01");
        await site.AdminAsync("backup-servers", In(new JsonObject { ["name"] = "mabs01", ["type"] = "AzureBackupServer", ["version"] = "14.0.42.0" }));
        await site.AdminAsync("items", In(new JsonObject { ["type"] = "AzureFileShare", ["name"] = "share1", ["source"] = "stshop" }));
        await site.AdminAsync("items", In(new JsonObject { ["type"] = "SQLDataBase", ["name"] = "orders", ["source"] = "sql01" }));
        await site.AdminAsync("items", In(new JsonObject { ["type"] = "SAPHanaDatabase", ["name"] = "sys", ["source"] = "hana01" }));

        var engine = Assert.Single(await site.Client.BackupEngines.ListAsync(Site.Vault).ToListAsync());
        Assert.Equal(("mabs01", "AzureBackupServer", "14.0.42.0", "Healthy"), (engine.FriendlyName, engine.ManagementType, engine.Version, engine.HealthStatus));
        Assert.Equal(["orders", "share1", "sys", "web01"], (await site.Client.Protection.ListAsync(Site.Vault).ToListAsync()).Select(static item => item.FriendlyName).Order());
        var share = Assert.Single(await site.Client.Protection.ListAsync(Site.Vault, new ProtectedItemFilter { ManagementType = BackupManagementType.AzureStorage, ItemType = WorkloadType.AzureFileShare }).ToListAsync());
        Assert.Equal(("share1", "AzureFileShare"), (share.FriendlyName, share.WorkloadType));
        Assert.NotNull(await site.Client.Protection.FindAsync(ProtectedItemId.Parse(share.Id), default));
        Assert.Equal(["hana01", "sql01"], (await site.Client.Containers.ListAsync(Site.Vault, BackupManagementType.AzureWorkload).ToListAsync()).Select(static one => one.FriendlyName).Order());

        var removal = new ContainerRemoval(site.Client);
        Assert.Equal(ContainerOutcome.Unregistered, (await removal.UnregisterAsync(Site.Vault, "mabs01", Yes, default))!.Outcome);
        foreach (var name in new[] { "stshop", "web01" })
        {
            Assert.Equal(ErrorIds.VaultNotEmpty, (await Assert.ThrowsAsync<BackupException>(() => removal.UnregisterAsync(Site.Vault, name, Yes, default))).ErrorId);
        }

        var teardown = await new VaultTeardown(site.Client).RemoveCascadeAsync(Site.Vault, static _ => Task.FromResult(true), default);
        Assert.Equal(VaultOutcome.Removed, teardown!.Outcome);
        Assert.Equal(3, teardown.Steps.Count(static step => step.StartsWith("Unregister ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Recovery_points_and_jobs_of_servers_are_listed()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        await site.AdminAsync("mars-servers", Server("srv01", "2.0.9262.0", 0, $$"""{"volume":"C:\\","recoveryPointCount":5,"oldestRecoveryPoint":"{{site.Now.AddDays(-4):yyyy-MM-ddTHH:mm:ssZ}}"}"""));
        var item = Assert.Single(Assert.Single(await new MarsServers(site.Client).ListAsync(Site.Vault, default)).Items);

        var points = await site.Client.RecoveryPoints.ListAsync(ProtectedItemId.Parse(item.Id)).ToListAsync();

        Assert.Equal(5, points.Count);
        Assert.Equal(item.OldestRecoveryPoint, points.Min(static point => point.Time));
        Assert.Equal(points[2].Time, (await site.Client.RecoveryPoints.FindAsync(RecoveryPointId.Parse(points[2].Id), default))!.Time);
        Assert.Equal(2, (await site.Client.RecoveryPoints.ListAsync(ProtectedItemId.Parse(item.Id), site.Now.AddDays(-1.5)).ToListAsync()).Count);
        var job = Assert.Single(await site.Client.Jobs.ListAsync(Site.Vault, new JobFilter { ManagementType = BackupManagementType.MAB }).ToListAsync());
        Assert.Equal(("Backup", "Completed"), (job.Operation, job.Status));
    }

    private static Task<bool> Yes(string target, string action) => Task.FromResult(true);

    private static JsonObject In(JsonObject body)
    {
        body["resourceGroup"] = Site.Group;
        body["vault"] = Site.Vault.Name;
        return body;
    }

    private static JsonObject Server(string name, string version, int silentDays, string items)
    {
        var body = In(JsonNode.Parse($$"""{"items":[{{items}}]}""")!.AsObject());
        body["name"] = name;
        body["agentVersion"] = version;
        body["lastSeen"] = $"{Site.Start.AddDays(-silentDays):yyyy-MM-ddTHH:mm:ssZ}";
        return body;
    }
}

/// <summary>In process.</summary>
public sealed class ContainersInProcess : Containers<InProcess>;

/// <summary>Over HTTP.</summary>
public sealed class ContainersOverLoopback : Containers<Loopback>;
