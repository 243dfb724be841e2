using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AzBackupTools.Contract.Tests.Doors;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Policies;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Vaults;
using AzBackupTools.Core.Workflows;
using Xunit;

namespace AzBackupTools.Contract.Tests;

/// <summary>Vaults are set up by as few requests as can be, and what can never be undone is said before any.</summary>
public abstract class Vaults<TDoor>
    where TDoor : FrontDoor, IDoorKind
{
    private const string Identities = "/subscriptions/" + Site.Subscription + "/resourceGroups/rg-id/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";
    private const string Guard = "/subscriptions/" + Site.Subscription + "/resourceGroups/rg-sec/providers/Microsoft.DataProtection/resourceGuards/guard1";
    private const string Key = "https://kv-shop.vault.azure.net/keys/backup";

    private readonly List<string> _warnings = [];

    private VaultQuestions Yes => new() { Confirm = Agree, ConfirmForEver = Agree, Warn = _warnings.Add };

    private VaultQuestions Never => new()
    {
        Confirm = static (_, action) => throw new InvalidOperationException("Nothing was to be asked: " + action),
        ConfirmForEver = static (_, action) => throw new InvalidOperationException("Nothing was to be asked: " + action),
        Warn = static said => throw new InvalidOperationException("Nothing was to be said: " + said),
    };

    [Fact]
    public async Task Each_part_takes_one_request_and_nothing_takes_none()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var vaults = new VaultConfiguration(site.Client);

        await ExpectAsync(new VaultSettings { Tags = new Dictionary<string, string> { ["env"] = "test" }, JobFailureAlert = VaultAccess.Disabled }, "GET vault", "PATCH vault", "GET vault");
        await ExpectAsync(new VaultSettings { SoftDeleteRetentionDays = 30, HybridSecurity = VaultProtection.Off }, "GET vault", "PATCH vaultconfig", "GET vault");
        await ExpectAsync(new VaultSettings { Redundancy = VaultStorage.ZoneRedundant }, "GET vault", "GET vaultstorageconfig", "PUT vaultstorageconfig", "GET vault");
        await ExpectAsync(new VaultSettings { ResourceGuard = Guard }, "GET vault", "GET backupResourceGuardProxies", "PUT VaultProxy", "GET vault");
        await ExpectAsync(new VaultSettings { PublicNetworkAccess = VaultAccess.Disabled }, "GET vault", "PATCH vault", "GET vault");
        await ExpectAsync(new VaultSettings { SoftDelete = VaultProtection.Off }, "GET vault", "GET backupResourceGuardProxies", "PATCH vaultconfig", "GET vault");
        await ExpectAsync(new VaultSettings { ResourceGuard = string.Empty }, "GET vault", "GET backupResourceGuardProxies", "POST unlockDelete", "DELETE VaultProxy", "GET vault");
        await ExpectAsync(
            new VaultSettings { Redundancy = VaultStorage.GeoRedundant, CrossRegionRestore = true, SoftDelete = VaultProtection.AlwaysOn, Immutability = VaultImmutabilityChoice.Locked },
            "GET vault", "GET vaultstorageconfig", "PUT vaultstorageconfig", "PATCH vault", "PATCH vault", "PATCH vaultconfig", "GET vault");

        var all = new VaultSettings
        {
            Redundancy = VaultStorage.GeoRedundant, CrossRegionRestore = true, SoftDelete = VaultProtection.AlwaysOn, SoftDeleteRetentionDays = 30, HybridSecurity = VaultProtection.Off,
            Immutability = VaultImmutabilityChoice.Locked, PublicNetworkAccess = VaultAccess.Disabled, IdentityType = VaultIdentityType.None, CrossSubscriptionRestore = VaultCrossSubscription.Enabled,
            JobFailureAlert = VaultAccess.Disabled, ClassicAlert = VaultAccess.Enabled, Tags = new Dictionary<string, string> { ["ENV"] = "test" },
        };
        var requests = await site.RequestsOfAsync(async () => Assert.Equal(VaultOutcome.Unchanged, (await vaults.SetAsync(Site.Vault, all, null, Never, default))!.Outcome));
        Assert.Equal(["GET vault"], Kinds(requests));

        async Task ExpectAsync(VaultSettings wanted, params string[] kinds)
        {
            var sent = await site.RequestsOfAsync(async () => Assert.Equal(VaultOutcome.Changed, (await vaults.SetAsync(Site.Vault, wanted, null, Yes, default))!.Outcome));
            Assert.Equal(kinds, Kinds(sent));
        }
    }

    [Fact]
    public async Task Nothing_is_sent_where_the_service_would_refuse_and_it_does_refuse()
    {
        await using var site = await Site.WithVmsAsync<TDoor>("web01");
        var vaults = new VaultConfiguration(site.Client);
        await vaults.SetAsync(Site.Vault, new VaultSettings { UserAssignedIdentities = [Identities + "id-a"], SoftDelete = VaultProtection.AlwaysOn, HybridSecurity = VaultProtection.AlwaysOn, Immutability = VaultImmutabilityChoice.Locked, CrossSubscriptionRestore = VaultCrossSubscription.PermanentlyDisabled }, null, Yes, default);
        await site.ProtectAsync("web01");
        await vaults.SetAsync(Site.Vault, new VaultSettings { CrossRegionRestore = true }, null, Yes, default);
        var vault = (await site.Client.Vaults.FindAsync(Site.Vault, default))!;

        await ExpectAsync(ErrorIds.SoftDeleteAlwaysOn, new() { SoftDelete = VaultProtection.Off }, () => site.Client.Vaults.UpdateConfigAsync(Site.Vault, new VaultConfigChange { SoftDeleteFeatureState = "Disabled" }, default));
        await ExpectAsync(ErrorIds.HybridSecurityAlwaysOn, new() { HybridSecurity = VaultProtection.On }, () => site.Client.Vaults.UpdateConfigAsync(Site.Vault, new VaultConfigChange { EnhancedSecurityState = "Enabled" }, default));
        await ExpectAsync(ErrorIds.InvalidSoftDelete, new() { SoftDeleteRetentionDays = 181 }, () => site.Client.Vaults.UpdateConfigAsync(Site.Vault, new VaultConfigChange { SoftDeleteRetentionDays = 181 }, default));
        await ExpectAsync(ErrorIds.RedundancyLocked, new() { Redundancy = VaultStorage.LocallyRedundant, CrossRegionRestore = false }, () => site.Client.Vaults.SetStorageAsync(Site.Vault, "LocallyRedundant", false, default));
        await ExpectAsync(ErrorIds.RedundancyLocked, new() { CrossRegionRestore = false }, () => site.Client.Vaults.SetStorageAsync(Site.Vault, "GeoRedundant", false, default));
        await ExpectAsync(ErrorIds.InvalidRedundancy, new() { Redundancy = VaultStorage.ZoneRedundant, CrossRegionRestore = true }, () => site.Client.Vaults.SetStorageAsync(Site.Vault, "ZoneRedundant", true, default));
        foreach (var (id, wanted) in new (string, VaultSettings)[]
        {
            (ErrorIds.ImmutabilityLocked, new() { Immutability = VaultImmutabilityChoice.Unlocked }),
            (ErrorIds.CrossSubscriptionRestoreLocked, new() { CrossSubscriptionRestore = VaultCrossSubscription.Disabled }),
            (ErrorIds.EncryptionLocked, new() { KeyUri = Key }),
        })
        {
            await ExpectAsync(id, wanted, () => site.Client.Vaults.StartChangeAsync(vault, wanted, [], null, default));
        }

        async Task ExpectAsync(string id, VaultSettings wanted, Func<Task> sent)
        {
            BackupException? said = null;
            var requests = await site.RequestsOfAsync(async () =>
                said = await Assert.ThrowsAsync<BackupException>(() => vaults.SetAsync(Site.Vault, wanted, null, Never, default)));
            Assert.Equal(id, said!.ErrorId);
            Assert.DoesNotContain(requests, static request => !request.StartsWith("GET", StringComparison.Ordinal));
            Assert.Equal(400, (await Assert.ThrowsAsync<ArmException>(sent)).Status);
        }
    }

    [Fact]
    public async Task A_key_is_set_with_its_reader_changed_alone_and_read_by_another()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var vaults = new VaultConfiguration(site.Client);
        var first = await vaults.SetAsync(Site.Vault, new VaultSettings { UserAssignedIdentities = [Identities + "id-a"], KeyUri = Key + "/1", InfrastructureEncryption = true }, null, Yes, default);
        Assert.Equal((Key + "/1", Identities + "id-a", "Enabled"), (first!.Vault.Encryption!.KeyUri, first.Vault.Encryption.UserAssignedIdentity, first.Vault.Encryption.InfrastructureEncryption));
        Assert.Equal("Succeeded", (await site.Client.Vaults.GetEncryptionAsync(Site.Vault, default)).LastUpdateStatus);

        var second = await vaults.SetAsync(Site.Vault, new VaultSettings { KeyUri = Key + "/2" }, null, Yes, default);
        Assert.Equal((Key + "/2", Identities + "id-a", "Enabled"), (second!.Vault.Encryption!.KeyUri, second.Vault.Encryption.UserAssignedIdentity, second.Vault.Encryption.InfrastructureEncryption));

        await vaults.SetAsync(Site.Vault, new VaultSettings { UserAssignedIdentities = [Identities + "id-a", Identities + "id-b"] }, null, Yes, default);
        var third = await vaults.SetAsync(Site.Vault, new VaultSettings { KeyIdentity = Identities + "id-b", UserAssignedIdentities = [Identities + "id-b"] }, null, Yes, default);
        Assert.Equal((Key + "/2", Identities + "id-b", 1), (third!.Vault.Encryption!.KeyUri, third.Vault.Encryption.UserAssignedIdentity, third.Vault.Identity!.UserAssignedIdentities.Count));
        var refused = await Assert.ThrowsAsync<BackupException>(() => vaults.SetAsync(Site.Vault, new VaultSettings { IdentityType = VaultIdentityType.None }, null, Never, default));
        Assert.Equal(ErrorIds.InvalidIdentity, refused.ErrorId);
    }

    [Fact]
    public async Task What_somebody_else_changes_meanwhile_is_not_overwritten()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var vaults = new VaultConfiguration(site.Client);
        var refused = await Assert.ThrowsAsync<BackupException>(() => vaults.SetAsync(Site.Vault, Tagged("mine"), null, Yes with { Confirm = MeddleAsync }, default));
        Assert.Equal((ErrorIds.ChangedMeanwhile, 412), (refused.ErrorId, refused.Status));
        Assert.Equal("theirs", (await site.Client.Vaults.FindAsync(Site.Vault, default))!.Tags["owner"]);

        // A service that takes no version for the right one is told by a second look, and asked without.
        await site.FaultAsync("""{"match":{"method":"PATCH"},"times":1,"effect":{"status":412,"code":"PreconditionFailed"}}""");
        Assert.Equal("mine", (await vaults.SetAsync(Site.Vault, Tagged("mine"), null, Yes, default))!.Vault.Tags["owner"]);

        async Task<bool> MeddleAsync(string target, string action)
        {
            await vaults.SetAsync(Site.Vault, Tagged("theirs"), null, Yes, default);
            return true;
        }
    }

    [Fact]
    public async Task A_policy_with_a_version_is_replaced_by_that_version_only()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var document = (await site.Client.Policies.FindDocumentAsync(Site.DefaultPolicy, default))!;
        var versioned = PolicyDocument.Parse(document.ToJson().Replace("\"properties\"", "\"eTag\": \"7\", \"properties\"", StringComparison.Ordinal), "test");
        var refused = await Assert.ThrowsAsync<ArmException>(() => site.Client.Policies.StartPutAsync(Site.DefaultPolicy, versioned, default));
        Assert.Equal((412, ErrorIds.ChangedMeanwhile), (refused.Status, ServiceErrors.Describe(refused, null).ErrorId));

        // What is imported replaces what is there, whatever version it was of elsewhere.
        Assert.Equal(PolicyOutcome.Created, (await new PolicyLifecycle(site.Client).ImportAsync(new PolicyId(Site.Vault, "copy"), versioned, Agree, default))!.Outcome);
    }

    [Fact]
    public async Task A_vault_is_made_whole_or_recognised()
    {
        await using var site = await Site.WithVmsAsync<TDoor>();
        var vaults = new VaultCreation(site.Client);
        var id = new VaultId(Site.Subscription, Site.Group, "vault-green");
        var spec = new VaultSpec
        {
            Location = "West Europe",
            Settings = new VaultSettings
            {
                Redundancy = VaultStorage.LocallyRedundant, SoftDelete = VaultProtection.AlwaysOn, SoftDeleteRetentionDays = 90, Immutability = VaultImmutabilityChoice.Locked,
                UserAssignedIdentities = [Identities + "id-a"], KeyUri = Key, ResourceGuard = Guard, PublicNetworkAccess = VaultAccess.Disabled,
            },
        };
        string? asked = null;
        Assert.Null(await vaults.CreateAsync(id, spec, false, (_, action) => { asked = action; return Task.FromResult(false); }, default));
        Assert.Contains("\n  PATCH vaults/vault-green: Immutability: Unlocked -> Locked\n  PUT vaults/vault-green/backupResourceGuardProxies/VaultProxy", asked, StringComparison.Ordinal);

        var made = (await vaults.CreateAsync(id, spec, false, Agree, default))!;
        Assert.Equal(
            (VaultOutcome.Created, "LocallyRedundant", "AlwaysON", 90, "Locked", "Enabled", "Disabled", Key),
            (made.Outcome, made.Vault.StorageRedundancy, made.Vault.SoftDeleteState, made.Vault.SoftDeleteRetentionDays!.Value, made.Vault.ImmutabilityState, made.Vault.MultiUserAuthorization, made.Vault.PublicNetworkAccess, made.Vault.Encryption!.KeyUri));
        Assert.Equal(VaultOutcome.AlreadyExists, (await vaults.CreateAsync(id, spec, false, Never.Confirm, default))!.Outcome);
        var differs = await Assert.ThrowsAsync<BackupException>(() => vaults.CreateAsync(id, spec with { Settings = new() { SoftDeleteRetentionDays = 14 } }, false, Never.Confirm, default));
        Assert.Contains("SoftDeleteRetentionDays: 90 -> 14", differs.Message, StringComparison.Ordinal);
        var details = (await new VaultDetails(site.Client).ReadAsync(id, default))!;
        Assert.Equal((false, "CustomerManaged"), (details.IsRedundancyLocked!.Value, details.EncryptionStatus!.EncryptionAtRestType));
        Assert.EndsWith("guard1", details.ResourceGuardId, StringComparison.Ordinal);
    }

    private static VaultSettings Tagged(string owner) => new() { Tags = new Dictionary<string, string> { ["owner"] = owner } };

    private static Task<bool> Agree(string target, string action) => Task.FromResult(true);

    /// <summary>"PATCH vault", "PUT vaultstorageconfig": the verb and the last name of the path, without looks at operations.</summary>
    private static IEnumerable<string> Kinds(IEnumerable<string> requests) => requests
        .Where(static request => !request.Contains("/operation", StringComparison.OrdinalIgnoreCase))
        .Select(static request => request[..request.IndexOf('?', StringComparison.Ordinal)])
        .Select(static request => (Verb: request[..request.IndexOf(' ', StringComparison.Ordinal)], Name: request[(request.LastIndexOf('/') + 1)..]))
        .Select(static request => $"{request.Verb} {(request.Name == Site.Vault.Name ? "vault" : request.Name)}");
}

/// <summary>Without a socket.</summary>
public sealed class VaultsInProcess : Vaults<InProcess>;

/// <summary>Over a socket.</summary>
public sealed class VaultsOverLoopback : Vaults<Loopback>;
