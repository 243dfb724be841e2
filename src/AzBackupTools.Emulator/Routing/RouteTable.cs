using System.Collections.Generic;
using AzBackupTools.Emulator.Providers;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Everything that is answered. What is not here gets 501.</summary>
internal static class RouteTable
{
    private const string Sub = "/subscriptions/{subscription}";
    private const string Group = Sub + "/resourceGroups/{group}";
    private const string Vm = Group + "/providers/Microsoft.Compute/virtualMachines";
    private const string Vaults = Group + "/providers/Microsoft.RecoveryServices/vaults";
    private const string V = Vaults + "/{vault}";
    private const string Fabric = V + "/backupFabrics/{fabric}";
    private const string Container = Fabric + "/protectionContainers/{container}";
    private const string Item = Container + "/protectedItems/{item}";

    /// <summary>The opaque parts of asynchronous addresses.</summary>
    private static readonly string[] Signed = { "t", "c", "s", "h" };

    private static readonly string[] Paged = { "$filter", "$skipToken", "$top" };

    public static readonly IReadOnlyList<Route> Routes = new[]
    {
        Open("GET", "/metadata/endpoints", MetadataProvider.Endpoints),
        Open("GET", "/metadata/identity/oauth2/token", TokenProvider.ManagedIdentity),
        Open("POST", "/metadata/identity/oauth2/token", TokenProvider.ManagedIdentity),
        Open("GET", "/msi/token", TokenProvider.ManagedIdentity),
        Open("POST", "/msi/token", TokenProvider.ManagedIdentity),
        Open("GET", "/{tenant}/discovery/instance", TokenProvider.Discovery),
        Open("GET", "/{tenant}/discovery/keys", TokenProvider.Keys),
        Open("GET", "/{tenant}/.well-known/openid-configuration", TokenProvider.Configuration),
        Open("GET", "/{tenant}/v2.0/.well-known/openid-configuration", TokenProvider.Configuration),
        Open("POST", "/{tenant}/oauth2/token", TokenProvider.Grant),
        Open("POST", "/{tenant}/oauth2/v2.0/token", TokenProvider.Grant),

        Arm("GET", "/tenants", SubscriptionsProvider.ListTenants),
        Arm("GET", "/subscriptions", SubscriptionsProvider.List),
        Arm("GET", Sub, SubscriptionsProvider.Get),

        Arm("GET", Sub + "/locations", ResourceProvidersProvider.Locations, "includeExtendedLocations"),
        Arm("GET", Sub + "/providers", ResourceProvidersProvider.List, "$top", "$expand"),
        Arm("GET", Sub + "/providers/{namespace}", ResourceProvidersProvider.Get, "$expand"),
        Arm("POST", Sub + "/providers/{namespace}/register", ResourceProvidersProvider.Get),
        Arm("GET", Sub + "/resources", ResourceListProvider.InSubscription, "$filter", "$expand", "$top", "$skipToken"),
        Arm("GET", Group + "/resources", ResourceListProvider.InGroup, "$filter", "$expand", "$top", "$skipToken"),
        Arm("GET", Sub + "/operationresults/{operation}", ResourceGroupsProvider.DeletionResult, Signed),

        Arm("GET", Sub + "/resourceGroups", ResourceGroupsProvider.List, "$filter", "$top", "$skipToken"),
        Arm("HEAD", Group, ResourceGroupsProvider.Head),
        Arm("GET", Group, ResourceGroupsProvider.Get),
        Arm("PUT", Group, ResourceGroupsProvider.Put),
        Arm("DELETE", Group, ResourceGroupsProvider.Delete, "forceDeletionTypes"),

        Compute("GET", Sub + "/providers/Microsoft.Compute/virtualMachines", VirtualMachinesProvider.ListAll, "statusOnly", "$skipToken"),
        Compute("GET", Vm, VirtualMachinesProvider.ListInGroup, "$expand", "$skipToken"),
        Compute("GET", Vm + "/{vm}", VirtualMachinesProvider.Get, "$expand"),
        Compute("PUT", Vm + "/{vm}", VirtualMachinesProvider.Put),
        Compute("DELETE", Vm + "/{vm}", VirtualMachinesProvider.Delete, "forceDeletion"),

        Compute("GET", Group + "/providers/Microsoft.Compute/disks", PlainResourcesProvider.ListDisks, "$skipToken"),
        Compute("GET", Group + "/providers/Microsoft.Compute/disks/{name}", PlainResourcesProvider.GetDisk),
        Compute("PUT", Group + "/providers/Microsoft.Compute/disks/{name}", PlainResourcesProvider.PutDisk),
        Compute("DELETE", Group + "/providers/Microsoft.Compute/disks/{name}", PlainResourcesProvider.DeleteDisk),

        Storage("GET", Sub + "/providers/Microsoft.Storage/storageAccounts", PlainResourcesProvider.ListStorageAccounts, "$skipToken"),
        Storage("GET", Group + "/providers/Microsoft.Storage/storageAccounts", PlainResourcesProvider.ListStorageAccountsInGroup, "$skipToken"),
        Storage("GET", Group + "/providers/Microsoft.Storage/storageAccounts/{name}", PlainResourcesProvider.GetStorageAccount, "$expand"),
        Storage("PUT", Group + "/providers/Microsoft.Storage/storageAccounts/{name}", PlainResourcesProvider.PutStorageAccount),
        Storage("DELETE", Group + "/providers/Microsoft.Storage/storageAccounts/{name}", PlainResourcesProvider.DeleteStorageAccount),
        Storage("GET", Group + "/providers/Microsoft.ClassicStorage/storageAccounts/{name}", PlainResourcesProvider.GetClassicStorageAccount),
        Network("GET", Group + "/providers/Microsoft.Network/virtualNetworks", PlainResourcesProvider.ListVirtualNetworks, "$skipToken"),
        Network("GET", Group + "/providers/Microsoft.Network/virtualNetworks/{name}", PlainResourcesProvider.GetVirtualNetwork, "$expand"),
        Network("PUT", Group + "/providers/Microsoft.Network/virtualNetworks/{name}", PlainResourcesProvider.PutVirtualNetwork),
        Network("DELETE", Group + "/providers/Microsoft.Network/virtualNetworks/{name}", PlainResourcesProvider.DeleteVirtualNetwork),

        Rs("GET", Sub + "/providers/Microsoft.RecoveryServices/vaults", VaultsProvider.ListAll, "$skipToken"),
        Rs("GET", Vaults, VaultsProvider.ListInGroup, "$skipToken"),
        Rs("GET", V, VaultsProvider.Get),
        Rs("PUT", V, VaultsProvider.Put),
        Rs("PATCH", V, VaultsProvider.Patch),
        Rs("DELETE", V, VaultsProvider.Delete),
        Rs("GET", V + "/operationStatus/{operation}", OperationsProvider.VaultStatus, Signed),
        Rs("GET", V + "/operationResults/{operation}", OperationsProvider.VaultResult, Signed),

        Rs("GET", V + "/backupconfig/vaultconfig", VaultConfigProvider.GetConfig),
        Rs("PUT", V + "/backupconfig/vaultconfig", VaultConfigProvider.SetConfig),
        Rs("PATCH", V + "/backupconfig/vaultconfig", VaultConfigProvider.SetConfig),
        Rs("GET", V + "/backupstorageconfig/vaultstorageconfig", VaultConfigProvider.GetStorage),
        Rs("PUT", V + "/backupstorageconfig/vaultstorageconfig", VaultConfigProvider.PutStorage),
        Rs("PATCH", V + "/backupstorageconfig/vaultstorageconfig", VaultConfigProvider.PatchStorage),
        Rs("GET", V + "/backupResourceGuardProxies", VaultConfigProvider.ListResourceGuardProxies),

        Rs("GET", V + "/backupPolicies", PoliciesProvider.List, Paged),
        Rs("GET", V + "/backupPolicies/{policy}", PoliciesProvider.Get),
        Rs("PUT", V + "/backupPolicies/{policy}", PoliciesProvider.Put),
        Rs("DELETE", V + "/backupPolicies/{policy}", PoliciesProvider.Delete),
        Rs("GET", V + "/backupPolicies/{policy}/operations/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", V + "/backupPolicies/{policy}/operationResults/{operation}", OperationsProvider.BackupResult, Signed),

        Rs("POST", Fabric + "/refreshContainers", DiscoveryProvider.Refresh, "$filter"),
        Rs("GET", Fabric + "/operationsStatus/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", Fabric + "/operationResults/{operation}", OperationsProvider.BackupResult, Signed),
        Rs("GET", V + "/backupProtectableItems", DiscoveryProvider.ListProtectableItems, Paged),

        Rs("GET", V + "/backupProtectionContainers", ContainersProvider.List, Paged),
        Rs("GET", Container, ContainersProvider.Get),

        Rs("GET", V + "/backupProtectedItems", ProtectedItemsProvider.List, Paged),
        Rs("GET", Item, ProtectedItemsProvider.Get, "$filter"),
        Rs("PUT", Item, ProtectionProvider.Put),
        Rs("DELETE", Item, ProtectionProvider.Delete),
        Rs("GET", Item + "/operationsStatus/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", Item + "/operationResults/{operation}", OperationsProvider.BackupResult, Signed),
        Rs("POST", Item + "/backup", BackupProvider.Trigger),
        Rs("GET", Item + "/recoveryPoints", RecoveryPointsProvider.List, Paged),
        Rs("GET", Item + "/recoveryPoints/{point}", RecoveryPointsProvider.Get),

        Rs("GET", V + "/backupOperations/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", V + "/backupOperationResults/{operation}", OperationsProvider.BackupResult, Signed),

        Rs("GET", V + "/backupJobs", JobsProvider.List, Paged),
        Rs("GET", V + "/backupJobs/{job}", JobsProvider.Get),
        Rs("POST", V + "/backupJobs/{job}/cancel", JobsProvider.Cancel),
        Rs("GET", V + "/backupJobs/{job}/operationsStatus/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", V + "/backupJobs/{job}/operationResults/{operation}", OperationsProvider.BackupResult, Signed),

        Rs("POST", Sub + "/providers/Microsoft.RecoveryServices/locations/{location}/backupStatus", BackupStatusProvider.Post),
    };

    private static Route Arm(string method, string template, System.Func<RequestContext, Answer> handler, params string[] query) =>
        new("Resources", method, template, handler, query);

    /// <summary>Answers without a token and whatever the query.</summary>
    private static Route Open(string method, string template, System.Func<RequestContext, Answer> handler) =>
        new("Open", method, template, handler) { IsOpen = true };

    private static Route Storage(string method, string template, System.Func<RequestContext, Answer> handler, params string[] query) =>
        new("Storage", method, template, handler, query);

    private static Route Network(string method, string template, System.Func<RequestContext, Answer> handler, params string[] query) =>
        new("Network", method, template, handler, query);

    private static Route Compute(string method, string template, System.Func<RequestContext, Answer> handler, params string[] query) =>
        new("Compute", method, template, handler, query);

    private static Route Rs(string method, string template, System.Func<RequestContext, Answer> handler, params string[] query) =>
        new("RecoveryServices", method, template, handler, query);
}
