using System.Globalization;
using AzBackupTools.Emulator.Operations;
using AzBackupTools.Emulator.Routing;
using AzBackupTools.Emulator.State;
using AzBackupTools.Emulator.Wire;

namespace AzBackupTools.Emulator.Providers;

/// <summary>Protected items, changed: protect, change, stop, suspend, undelete, resume, delete.</summary>
/// <remarks>
/// Choices: while anything runs on an item, a backup included, every change is refused with ObjectLocked (409); an unknown policy
/// is an InvalidConfigureProtectionRequest; a machine of another vault gets a code of our own with the known text; undelete goes
/// to stopped whatever policy is given, and on what is not deleted it is an InvalidConfigureProtectionRequest; deleting what is not
/// there is 204, deleting what is soft-deleted is refused.
/// </remarks>
internal static class ProtectionProvider
{
    public static Answer Put(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        if (OtherItemsProvider.IsOther(context["container"]))
        {
            throw OtherItemsProvider.NotEmulated("changes of file shares and databases");
        }

        if (MarsProvider.OfContainer(context, vault) is not null)
        {
            throw MarsProvider.AgentsBusiness();
        }

        (string group, string vmName) = ItemNames.OfItem(context);
        ProtectionRequest request = ProtectionRequest.Read(context.Body);
        CheckSource(request, vault, group, vmName);
        vault.Items.TryGetValue(ProtectedItemRecord.KeyOf(group, vmName), out ProtectedItemRecord? item);
        if (item?.PendingAt(context.Now) is not null)
        {
            throw BackupErrors.Locked();
        }

        ItemState state = item?.At(context.Now).State ?? ItemState.None;
        ItemEvent what = EventOf(request, state, vault.SettingsAt(context.Now));
        string? policy = what is ItemEvent.Protect or ItemEvent.ChangePolicy or ItemEvent.Resume
            ? FindPolicy(vault, request.PolicyId!).Name
            : null;
        if (what == ItemEvent.ChangePolicy && vault.Policies.TryGetValue(item!.At(context.Now).Policy ?? string.Empty, out PolicyRecord? before))
        {
            ResourceGuardsProvider.RequireForLess(
                context, vault, "backupFabrics/protectionContainers/protectedItems/write", before.Properties, vault.Policies[policy!].Properties);
        }

        VirtualMachineRecord? vm = context.World.FindVirtualMachine(vault.Subscription, group, vmName);
        if (what == ItemEvent.Protect)
        {
            CheckNotElsewhere(context, vault, group, vmName);
        }

        if (what is ItemEvent.Protect or ItemEvent.Resume
            && (vm is null || vm.Location != vault.Location || (what == ItemEvent.Protect && !vault.Knows(vm, context.Now))))
        {
            throw BackupErrors.InvalidConfigureProtection(
                $"The virtual machine '{vmName}' is not registered with the vault: it is not there, not in {vault.Location}, or not yet discovered.");
        }

        if (item is null)
        {
            item = NewItem(context, vault, vm!);
            vault.Add(item);
        }

        item.SourceResourceId = request.SourceResourceId ?? item.SourceResourceId;
        OperationRecord operation = ItemOperation.Plan(context, vault, item, what, policy, request.SetsDisks, request.Disks).Operation;
        return OperationStart.Accepted(context, ItemOperation.Path(context, vault), "operationsStatus", "operationResults", operation);
    }

    public static Answer Delete(RequestContext context)
    {
        VaultRecord vault = context.Vault();
        if (OtherItemsProvider.IsOther(context["container"]))
        {
            return OtherItemsProvider.DeleteItem(context);
        }

        if (MarsProvider.OfContainer(context, vault) is not null)
        {
            throw MarsProvider.AgentsBusiness();
        }

        (string group, string vm) = ItemNames.OfItem(context);
        if (!vault.Items.TryGetValue(ProtectedItemRecord.KeyOf(group, vm), out ProtectedItemRecord? item))
        {
            return new Answer(204);
        }

        if (item.PendingAt(context.Now) is not null)
        {
            throw BackupErrors.Locked();
        }

        ItemView view = item.At(context.Now);
        VaultSettings settings = vault.SettingsAt(context.Now);
        if (!view.Exists)
        {
            return new Answer(204);
        }

        ItemEvent what = ItemStateMachine.Meaning(view.State, settings.SoftDeletes ? ItemRequest.DeleteSoftly : ItemRequest.DeleteAtOnce)
            ?? throw BackupErrors.SoftDeleted();

        ResourceGuardsProvider.RequireUnlocked(context, vault);
        if (settings.IsImmutable && view.HasUnexpiredPoints)
        {
            throw new ArmErrorException(
                400,
                "UserErrorOperationDeniedOnImmutableItem",
                "The operation is not allowed as the vault is immutable and the item has recovery points that have not expired.");
        }

        OperationRecord operation = ItemOperation.Plan(context, vault, item, what).Operation;
        return OperationStart.Accepted(context, vault.Id, "backupOperations", "backupOperationResults", operation);
    }

    /// <summary>Protects a machine that an intent names, unless that is done or under way.</summary>
    public static void Start(
        RequestContext context, VaultRecord vault, (string Subscription, string Group, string Name) names, string policyId, string source)
    {
        PolicyRecord policy = FindPolicy(vault, policyId);
        VirtualMachineRecord? vm = context.World.FindVirtualMachine(names.Subscription, names.Group, names.Name);
        if (vm is null || vm.Location != vault.Location || !ResourcePath.Is(names.Subscription, vault.Subscription))
        {
            throw BackupErrors.InvalidConfigureProtection($"The virtual machine '{names.Name}' is not there or not in {vault.Location}.");
        }

        CheckNotElsewhere(context, vault, names.Group, names.Name);
        if (!vault.Items.TryGetValue(ProtectedItemRecord.KeyOf(names.Group, names.Name), out ProtectedItemRecord? item))
        {
            item = NewItem(context, vault, vm);
            vault.Add(item);
        }

        if (item.PendingAt(context.Now) is null && !item.At(context.Now).Exists)
        {
            item.SourceResourceId = source;
            ItemOperation.Plan(context, vault, item, ItemEvent.Protect, policy.Name);
        }
    }

    private static ItemEvent EventOf(ProtectionRequest request, ItemState state, VaultSettings settings)
    {
        ItemRequest asked = request.Rehydrates ? ItemRequest.PutRehydrate
            : request.Suspends ? ItemRequest.PutSuspended
            : request.Stops ? ItemRequest.PutStopped
            : ItemRequest.PutPolicy;
        ItemEvent what = ItemStateMachine.Meaning(state, asked) ?? throw Refusal(asked, state);
        return what == ItemEvent.Suspend && !settings.IsImmutable
            ? throw BackupErrors.InvalidConfigureProtection("BackupsSuspended is for vaults with immutability enabled, and this one has none.")
            : asked == ItemRequest.PutPolicy && string.IsNullOrEmpty(request.PolicyId)
            ? throw BackupErrors.InvalidConfigureProtection("policyId is missing.")
            : what;
    }

    /// <summary>Why the table has no row: only the words are chosen here.</summary>
    private static ArmErrorException Refusal(ItemRequest asked, ItemState state) =>
        asked == ItemRequest.PutRehydrate ? BackupErrors.InvalidConfigureProtection("isRehydrate is for a soft-deleted item, and this one is not.")
        : state == ItemState.SoftDeleted ? BackupErrors.SoftDeleted()
        : state == ItemState.None ? BackupErrors.InvalidConfigureProtection("Protection cannot be stopped that was never configured.")
        : BackupErrors.InvalidConfigureProtection("Protection is stopped with all data kept; it cannot be suspended.");

    private static void CheckSource(ProtectionRequest request, VaultRecord vault, string group, string vm)
    {
        if (request.SourceResourceId is null && request.Rehydrates)
        {
            return;
        }

        if (request.SourceResourceId is not { } id || ResourcePath.VirtualMachine(id) is not { } source
            || !ResourcePath.Is(source.Subscription, vault.Subscription) || !ResourcePath.Is(source.Group, group) || !ResourcePath.Is(source.Name, vm))
        {
            throw BackupErrors.InvalidConfigureProtection(
                $"sourceResourceId '{request.SourceResourceId}' is not the virtual machine that the container is named after.");
        }
    }

    private static PolicyRecord FindPolicy(VaultRecord vault, string id)
    {
        if (ResourcePath.Policy(id) is not { } names || !ResourcePath.Is(names.Subscription, vault.Subscription)
            || !ResourcePath.Is(names.Group, vault.Group) || !ResourcePath.Is(names.Vault, vault.Name)
            || !vault.Policies.TryGetValue(names.Name, out PolicyRecord? policy))
        {
            throw BackupErrors.InvalidConfigureProtection($"policyId '{id}' is no policy of this vault.");
        }

        return policy.BackupManagementType == "AzureIaasVM"
            ? policy
            : throw new ArmErrorException(
                400,
                "BMSUserErrorInvalidPolicyForGivenProvider",
                "Policy is not valid for given provider type. Please choose valid policy for given provider.");
    }

    private static void CheckNotElsewhere(RequestContext context, VaultRecord vault, string group, string vm)
    {
        if (context.World.FindProtection(vault.Subscription, group, vm, context.Now) is { } other && other.Vault != vault)
        {
            throw new ArmErrorException(
                400,
                "BMSUserErrorVmRegisteredWithAnotherVault",
                @"Virtual machine is already registered\registering with another recovery services vault Please select a different virtual machine for registration.");
        }
    }

    private static ProtectedItemRecord NewItem(RequestContext context, VaultRecord vault, VirtualMachineRecord vm) => new()
    {
        Subscription = vm.Subscription,
        VmGroup = vm.Group,
        VmName = vm.Name,
        DataId = DataIdOf(context.World, vault, vm),
    };

    /// <summary>The number under which the service knows the data of an item.</summary>
    public static string DataIdOf(World world, VaultRecord vault, VirtualMachineRecord vm) =>
        world.Ids.Between(10_000_000_000_000, 299_999_999_999_999, "data", vault.Id, vm.Id).ToString(CultureInfo.InvariantCulture);
}
