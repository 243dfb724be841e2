using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Vaults;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Services;

/// <summary>What the services send is what Azure's own client sent and the service took, as recorded: path, filter and body.</summary>
public sealed class RecordedRequestTests
{
    [SharedFact]
    public async Task Changes_of_items_are_sent_as_recorded()
    {
        var sent = 0;
        foreach (var (path, _, body) in Requests("PUT", "/protectedItems/[^/]+$"))
        {
            var properties = body!["properties"]!.AsObject();
            if (properties.ContainsKey("resourceGuardOperationRequests"))
            {
                continue;
            }

            var item = ProtectedItemId.Parse(path);
            var vm = VmId.Parse((string)properties["sourceResourceId"]!);
            var policy = (string)properties["policyId"]!;
            var disks = properties["extendedProperties"]?["diskExclusionProperties"];
            var selection = disks is null ? null : new DiskSelection
            {
                Luns = [.. disks["diskLunList"]!.AsArray().Select(static lun => (int)lun!)], IsInclusionList = (bool)disks["isInclusionList"]!,
            };
            var request = await SentAsync(client =>
                properties["isRehydrate"] is not null ? client.Protection.StartUndeleteAsync(item, vm, default)
                : policy.Length == 0 ? client.Protection.StartStopKeepingDataAsync(item, vm, default)
                : client.Protection.StartProtectAsync(item, vm, PolicyId.Parse(policy), selection, default));
            Same(path, body, request);
            sent++;
        }

        Assert.True(sent > 15, $"{sent} sent");
    }

    [SharedFact]
    public async Task Backups_are_started_as_recorded()
    {
        var sent = 0;
        foreach (var (path, _, body) in Requests("POST", "/protectedItems/[^/]+/backup$"))
        {
            var expiry = DateTimeOffset.Parse((string)body!["properties"]!["recoveryPointExpiryTimeInUTC"]!, System.Globalization.CultureInfo.InvariantCulture);
            var request = await SentAsync(client => client.Protection.StartBackupAsync(ProtectedItemId.Parse(path[..^"/backup".Length]), expiry, default));
            Assert.Equal(expiry, DateTimeOffset.Parse((string)JsonNode.Parse(request.Body!)!["properties"]!["recoveryPointExpiryTimeInUTC"]!, System.Globalization.CultureInfo.InvariantCulture));

            // Fractions of a second are written as they are and not filled up with zeros.
            Same(path, JsonNode.Parse(body.ToJsonString().Replace(".000Z", "Z", StringComparison.Ordinal)), request);
            sent++;
        }

        Assert.True(sent > 4, $"{sent} sent");
    }

    [SharedFact]
    public async Task Vaults_are_created_as_recorded()
    {
        var sent = 0;
        foreach (var (path, _, body) in Requests("PUT", "/vaults/[^/]+$"))
        {
            var properties = body!["properties"]!.AsObject();
            if (properties.ContainsKey("restoreSettings") || !properties.ContainsKey("publicNetworkAccess"))
            {
                continue;
            }

            var spec = new VaultSpec { Location = (string)body["location"]!, Settings = new VaultSettings { PublicNetworkAccess = Enum.Parse<VaultAccess>((string)properties["publicNetworkAccess"]!) } };
            Same(path, body, await SentAsync(client => client.Vaults.StartCreateAsync(VaultId.Parse(path), spec, default)));
            sent++;
        }

        Assert.True(sent > 10, $"{sent} sent");
    }

    [SharedFact]
    public async Task Soft_delete_is_changed_as_recorded()
    {
        var sent = 0;
        foreach (var (path, _, body) in Requests("PATCH", "/backupconfig/vaultconfig$"))
        {
            var properties = body!["properties"]!.AsObject();
            if (properties.ContainsKey("resourceGuardOperationRequests"))
            {
                continue;
            }

            var change = new VaultConfigChange
            {
                EnhancedSecurityState = (string)properties["enhancedSecurityState"]!, SoftDeleteFeatureState = (string)properties["softDeleteFeatureState"]!,
            };
            var vault = VaultId.Parse(path[..path.IndexOf("/backupconfig", StringComparison.OrdinalIgnoreCase)]);
            Same(path, body, await SentAsync(client => client.Vaults.UpdateConfigAsync(vault, change, default)));
            sent++;
        }

        Assert.True(sent > 10, $"{sent} sent");
    }

    [SharedFact]
    public async Task Storage_is_chosen_as_recorded()
    {
        var sent = 0;
        foreach (var (path, _, body) in Requests("PUT", "/backupstorageconfig/vaultstorageconfig$"))
        {
            var properties = body!["properties"]!;
            var vault = VaultId.Parse(path[..path.IndexOf("/backupstorageconfig", StringComparison.OrdinalIgnoreCase)]);
            Same(path, body, await SentAsync(client => client.Vaults.SetStorageAsync(vault, (string)properties["storageModelType"]!, (bool)properties["crossRegionRestoreFlag"]!, default)));
            sent++;
        }

        Assert.True(sent > 2, $"{sent} sent");
    }

    [SharedFact]
    public async Task Resource_guards_are_tied_as_recorded()
    {
        var sent = 0;
        foreach (var (path, _, body) in Requests("PUT", "/backupResourceGuardProxies/VaultProxy$"))
        {
            var vault = VaultId.Parse(path[..path.IndexOf("/backupResourceGuardProxies", StringComparison.OrdinalIgnoreCase)]);
            Same(path, body, await SentAsync(client => client.ResourceGuards.PutAsync(vault, (string)body!["properties"]!["resourceGuardResourceId"]!, default)));
            sent++;
        }

        Assert.True(sent > 0, $"{sent} sent");
    }

    [SharedFact]
    public async Task Keys_are_set_as_recorded()
    {
        var sent = 0;
        var keyed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (path, _, body) in Requests("PATCH", "/vaults/[^/]+$"))
        {
            if (body!["properties"]?["encryption"] is not { } encryption)
            {
                continue;
            }

            var reader = (string?)encryption["kekIdentity"]?["userAssignedIdentity"] ?? (encryption["kekIdentity"] is null ? null : "SystemAssigned");
            var vault = new Vault
            {
                Id = path,
                Name = "v",
                Encryption = keyed.Add(path) ? null : new VaultEncryption { KeyUri = "https://kv.vault.azure.net/keys/before", UseSystemAssignedIdentity = true },
            };
            var change = new VaultSettings { KeyUri = (string)encryption["keyVaultProperties"]!["keyUri"]!, KeyIdentity = reader, InfrastructureEncryption = (string?)encryption["infrastructureEncryption"] == "Enabled" };
            Same(path, body, await SentAsync(client => client.Vaults.StartChangeAsync(vault, change, [], null, default)));
            sent++;
        }

        Assert.True(sent > 4, $"{sent} sent");
    }

    [SharedFact]
    public async Task The_protection_of_a_machine_is_asked_for_as_recorded()
    {
        foreach (var (path, _, body) in Requests("POST", "/backupStatus$"))
        {
            var location = Regex.Match(path, "/locations/([^/]+)/").Groups[1].Value;
            Same(path, body, await SentAsync(client => client.Discovery.BackupStatusAsync(VmId.Parse((string)body!["resourceId"]!), location, default)));
        }
    }

    [SharedTheory]
    [InlineData("/backupProtectableItems$")]
    [InlineData("/backupProtectedItems$")]
    [InlineData("/backupProtectionContainers$")]
    [InlineData("/backupJobs$")]
    [InlineData("/virtualMachines/[^/]+$")]
    public async Task Filters_are_sent_as_recorded(string url)
    {
        var sent = 0;
        foreach (var (path, query, _) in Requests("GET", url).DistinctBy(static request => request.Query))
        {
            var filter = query.GetValueOrDefault("$filter") ?? string.Empty;
            string? Value(string name) => Regex.Match(filter, $"{name} eq '([^']*)'") is { Success: true } match ? match.Groups[1].Value : null;
            var request = await SentAsync(client => url switch
            {
                "/backupProtectableItems$" => FirstAsync(client.Discovery.ListProtectableVmsAsync(Vault(path))),
                "/backupProtectedItems$" => FirstAsync(client.Protection.ListAsync(
                    Vault(path), new ProtectedItemFilter { ManagementType = Value("backupManagementType"), ItemType = Value("itemType"), PolicyName = Value("policyName") })),
                "/backupProtectionContainers$" => FirstAsync(client.Containers.ListAsync(
                    Vault(path), Value("backupManagementType")!, Value("friendlyName"), Value("status"))),
                "/backupJobs$" => FirstAsync(client.Jobs.ListAsync(Vault(path), new JobFilter { Operation = Value("operation"), Status = Value("status") })),
                _ => client.VirtualMachines.FindAsync(VmId.Parse(path), default),
            });
            Assert.Equal(path, Uri.UnescapeDataString(request.Uri.AbsolutePath), ignoreCase: true);
            var asked = Query(request.Uri);
            Assert.Equal(query.GetValueOrDefault("$filter"), asked.GetValueOrDefault("$filter"));
            Assert.True(query.GetValueOrDefault("$expand") is not { } expand || asked["$expand"] == expand);
            sent++;
        }

        Assert.True(sent > 0, "none sent");
    }

    private static VaultId Vault(string path) => VaultId.Parse(path[..path.LastIndexOf('/')]);

    private static async Task<object?> FirstAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (var element in list)
        {
            return element;
        }

        return null;
    }

    private static void Same(string path, JsonNode? body, SeenRequest request)
    {
        Assert.Equal(path, Uri.UnescapeDataString(request.Uri.AbsolutePath), ignoreCase: true);
        Assert.True(JsonNode.DeepEquals(body, JsonNode.Parse(request.Body!)), $"recorded {body?.ToJsonString()}\nsent     {request.Body}");
    }

    /// <summary>What an action sends first. The answer is of no interest.</summary>
    private static async Task<SeenRequest> SentAsync(Func<BackupClient, Task> action)
    {
        using var handler = new ScriptedHandler { Otherwise = static _ => ScriptedHandler.Response(200, "{}") };
        using var arm = new ArmClient(new ArmClientOptions
        {
            Endpoint = new Uri("http://emulator.localhost/"),
            StaticToken = "x",
            Handler = handler,
            Clock = new ManualClock { UtcNow = new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero) },
        });
        await action(new BackupClient(arm));
        return handler.Seen[0];
    }

    private static IEnumerable<(string Path, Dictionary<string, string> Query, JsonNode? Body)> Requests(string method, string url)
    {
        foreach (var file in SharedFiles.Recordings)
        {
            foreach (var exchange in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                var uri = new Uri((string)exchange!["uri"]!);
                var path = Uri.UnescapeDataString(uri.AbsolutePath);
                if ((string)exchange["method"]! == method && (int)exchange["status"]! < 300 && Regex.IsMatch(path, url, RegexOptions.IgnoreCase))
                {
                    yield return (path, Query(uri), exchange["requestBody"]);
                }
            }
        }
    }

    private static Dictionary<string, string> Query(Uri uri) => uri.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static part => part.Split('=', 2))
        .ToDictionary(
            static part => Uri.UnescapeDataString(part[0]),
            static part => Uri.UnescapeDataString(part[1].Replace('+', ' ')),
            StringComparer.OrdinalIgnoreCase);
}
