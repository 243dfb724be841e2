using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Vaults.</summary>
/// <remarks>
/// Choices: versions before 2022 provision at once (201 or 200, Succeeded), later ones answer 201 and go on as an operation; up to
/// 2023-12 a deletion is done with its answer (200, as recorded), from 2024 on it is an operation (202, as the contract says). A new
/// vault soft-deletes: Enabled, and AlwaysON from 2025 on. A refused deletion has status 400.
/// </remarks>
internal static class VaultsProvider
{
    private const string CreateKind = "2047";
    private const string UpdateKind = "4095";

    public static Answer ListAll(RequestContext context)
    {
        SubscriptionRecord subscription = context.Subscription();
        return Listed(context, last => subscription.After(last, group => group.Vaults));
    }

    public static Answer ListInGroup(RequestContext context)
    {
        ResourceGroupRecord group = context.Group();
        return Listed(context, last => group.Vaults.After(SubscriptionRecord.NameIn(last)));
    }

    /// <summary>After a deletion the vault can still be found for <see cref="EmulatorOptions.VaultDeletionLag"/>.</summary>
    public static Answer Get(RequestContext context) =>
        context.Group().Vaults.TryGetValue(context["vault"], out VaultRecord? vault)
            && !vault.IsGoneAt(context.Now - context.World.Options.VaultDeletionLag)
            ? Answer.Raw(200, Written(context, vault))
            : throw context.ResourceNotFound("Microsoft.RecoveryServices/vaults", context["vault"]);

    private static ReadOnlyMemory<byte> Written(RequestContext context, VaultRecord vault)
    {
        World world = context.World;
        VaultSettings settings = vault.SettingsAt(context.Now);
        if (vault.Written is not { } known || !known.Holds(settings, world.Changes, context.ApiVersion, string.Empty, context.Now))
        {
            vault.Written = known = new WrittenBody(
                settings, world.Changes, context.ApiVersion, string.Empty, context.Now, vault.HoldsUntil(context.Now), WireJson.Write(VaultBody.Of(vault, context)));
        }

        return known.Bytes;
    }

    public static Answer Put(RequestContext context)
    {
        ResourceGroupRecord group = context.Group();
        string name = ResourceNames.CheckVault(context["vault"]);
        string location = ResourceNames.CheckRegion(context.Body.Text("location"), "Microsoft.RecoveryServices/vaults");
        if (context.Body.Object("sku") is null)
        {
            throw VaultSettingsReader.Refuse("sku is missing: {\"name\": \"Standard\"}.");
        }

        return group.Vaults.TryGetValue(name, out VaultRecord? vault) && !vault.IsGoneAt(context.Now)
            ? Replace(context, vault, location)
            : Create(context, group, name, location);
    }

    public static Answer Patch(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        RefuseWhenBusy(context, vault);
        VaultSettings current = vault.SettingsAt(context.Now);
        RefuseOtherVersion(context, current);
        VaultSettings wanted = VaultSettingsReader.Apply(context, current, vault);

        // As recorded, an identity of the vault's own comes and goes at once; one of a user takes a while.
        bool ownIdentityOnly = context.Body.Object("identity") is not null && wanted.Identity?["userAssignedIdentities"] is null && AreAlike(current with { Identity = null }, wanted with { Identity = null });
        if (ownIdentityOnly)
        {
            vault.Change(wanted with { ChangedAt = context.Now }, context.Now, context.Now);
            return Answer.Ok(VaultBody.Of(vault, context));
        }

        OperationRecord operation = Update(context, vault);
        return new Answer(202)
            .With("Azure-AsyncOperation", AsyncLinks.To(context, $"{vault.Id}/operationStatus/{operation.Id}"))
            .With("Location", AsyncLinks.To(context, $"{vault.Id}/operationResults/{operation.Id}"))
            .WithPause(context);
    }

    public static Answer Delete(RequestContext context)
    {
        if (!context.Group().Vaults.TryGetValue(context["vault"], out VaultRecord? vault) || vault.IsGoneAt(context.Now))
        {
            return new Answer(204);
        }

        RefuseWhenBusy(context, vault);
        RefuseWhenInUse(context, vault);
        vault.PurgeAt = context.IsFrom("2026-05-01") ? context.Now + TimeSpan.FromDays(vault.SettingsAt(context.Now).SoftDeleteDays) : null;
        if (!context.IsFrom("2024-01-01"))
        {
            vault.DeletedAt = context.Now;
            return new Answer(200);
        }

        vault.DeletedAt = context.Now + context.World.Ids.Between(
            TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10), "vault-delete", vault.Id, WireTime.Stamp(context.Now));
        OperationRecord operation = OperationStart.OnVault(context, vault, vault.DeletedAt.Value, CreateKind, OperationResult.Nothing);
        return new Answer(202)
            .With("Azure-AsyncOperation", AsyncLinks.To(context, $"{vault.Id}/operationStatus/{operation.Id}"))
            .With("Location", AsyncLinks.To(context, $"{vault.Id}/operationResults/{operation.Id}"))
            .WithPause(context);
    }

    private static Answer Create(RequestContext context, ResourceGroupRecord group, string name, string location)
    {
        string softDelete = context.IsFrom("2025-01-01") ? "AlwaysON" : "Enabled";
        VaultSettings settings = VaultSettingsReader.Apply(
            context,
            new VaultSettings
            {
                Sku = new JsonObject { ["name"] = "Standard" },
                SoftDelete = softDelete,
                EnhancedSecurity = softDelete,
                ChangedAt = context.Now,
            },
            null);
        bool atOnce = !context.IsFrom("2022-01-01");
        DateTimeOffset provisioned = atOnce ? context.Now : context.Now + context.World.Ids.Between(
            TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(25), "vault-create", group.Id, name);
        var vault = new VaultRecord
        {
            Settings = settings,
            Subscription = group.Subscription,
            Group = group.Name,
            Name = name,
            Location = location,
            CreatedAt = context.Now,
            ProvisionedAt = provisioned,
        };
        if (!atOnce)
        {
            vault.Change(settings with { ChangedAt = provisioned }, context.Now, provisioned);
        }

        foreach (PolicyRecord policy in DefaultPolicies.For(context.Now))
        {
            vault.Policies.Add(policy.Name, policy);
        }

        vault.Enter(context.World);

        group.Vaults[name] = vault;
        var answer = new Answer(201, VaultBody.Of(vault, context));
        return atOnce ? answer : WithOperation(context, vault, answer, OperationStart.OnVault(context, vault, provisioned, CreateKind, OperationResult.Vault));
    }

    private static Answer Replace(RequestContext context, VaultRecord vault, string location)
    {
        if (vault.Location != location)
        {
            throw new ArmErrorException(
                409,
                "InvalidResourceLocation",
                $"The resource '{vault.Name}' already exists in location '{vault.Location}' in resource group '{vault.Group}'. "
                + $"A resource with the same name cannot be created in location '{location}'. Please select a new resource name.",
                fromGateway: true);
        }

        RefuseOtherVersion(context, vault.SettingsAt(context.Now));
        OperationRecord operation = Update(context, vault);
        return WithOperation(context, vault, new Answer(201, VaultBody.Of(vault, context)), operation);
    }

    /// <summary>True when two settings say the same.</summary>
    private static bool AreAlike(VaultSettings one, VaultSettings other) => one == other || System.Text.Json.JsonSerializer.Serialize(one)
        == System.Text.Json.JsonSerializer.Serialize(other);

    private static OperationRecord Update(RequestContext context, VaultRecord vault)
    {
        RefuseWhenBusy(context, vault);
        VaultSettings wanted = VaultSettingsReader.Apply(context, vault.SettingsAt(context.Now), vault);
        DateTimeOffset end = context.Now + context.World.Ids.Between(
            TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8), "vault-update", vault.Id, WireTime.Stamp(context.Now));
        vault.Change(wanted with { ChangedAt = end }, context.Now, end);
        return OperationStart.OnVault(context, vault, end, UpdateKind, OperationResult.Vault);
    }

    private static Answer WithOperation(RequestContext context, VaultRecord vault, Answer answer, OperationRecord operation) =>
        answer.With("Azure-AsyncOperation", AsyncLinks.To(context, $"{vault.Id}/operationStatus/{operation.Id}")).WithPause(context);

    private static Answer Listed(RequestContext context, Func<string?, IEnumerable<VaultRecord>> after) => context.Page(
        last => after(last).Where(vault => !vault.IsGoneAt(context.Now)), Key, vault => VaultBody.InList(vault, context), "$skiptoken");

    private static string Key(VaultRecord vault) => vault.Id.ToLowerInvariant();

    /// <summary>With If-Match, the vault must still have that version.</summary>
    private static void RefuseOtherVersion(RequestContext context, VaultSettings current)
    {
        string version = WireTime.ETag(current.ChangedAt);
        if (context.Header("If-Match") is { } wanted && wanted != "*" && wanted != version)
        {
            throw new ArmErrorException(
                412, "PreconditionFailed", $"The condition '{wanted}' in the If-Match header is not satisfied. The current ETag is '{version}'.", fromGateway: true);
        }
    }

    internal static void RefuseWhenBusy(RequestContext context, VaultRecord vault)
    {
        string state = vault.ProvisioningStateAt(context.Now);
        if (state != "Succeeded")
        {
            throw new ArmErrorException(
                409, "Conflict", $"The vault '{vault.Name}' is in the state {state}: wait until its operation has ended.", fromGateway: true);
        }
    }

    private static void RefuseWhenInUse(RequestContext context, VaultRecord vault)
    {
        string[] active = vault.Items.Values
            .Where(item => item.PendingAt(context.Now) is not null || item.At(context.Now) is { Exists: true, State: not ItemState.SoftDeleted })
            .Select(item => item.ContainerName).Concat(vault.MarsServers.Keys.Select(name => "Windows;" + name)).Concat(BackupEnginesProvider.Names(vault)).Concat(OtherItemsProvider.ContainersOf(vault).Select(container => (string)container["name"]!)).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        if (active.Length > 0)
        {
            throw NotEmpty(
                "BMSUserErrorVaultDeletionNotAllowed",
                "Vault cannot be deleted as there are existing resources within the vault. Please ensure there are no backup items, "
                + "protected servers or backup management servers associated with this vault. Unregister the following containers "
                + $"associated with this vault before proceeding for deletion : {string.Join(", ", active)}");
        }

        if (VaultDocuments.In(vault, VaultDetailsProvider.Endpoints).Any())
        {
            throw NotEmpty(
                "BMSUserErrorVaultDeletionNotAllowed",
                "Vault cannot be deleted as there are existing resources within the vault. Please ensure there are no private endpoint connections to this vault.");
        }

        if (vault.ItemsAt(context.Now).Any())
        {
            throw NotEmpty(
                "BMSUserErrorVaultDeletionNotPermitted",
                "Recovery Services vault cannot be deleted as there are backup items in soft deleted state in the vault. The soft deleted "
                + "items are permanently deleted after 14 days of delete operation. Please try vault deletion after the backup items are "
                + "permanently deleted and there is no item in soft deleted state left in the vault.");
        }
    }

    private static ArmErrorException NotEmpty(string code, string message) => new(400, "ServiceResourceNotEmptyWithBackendMessage", message)
    {
        Details = new[] { (code, message) },
    };
}
