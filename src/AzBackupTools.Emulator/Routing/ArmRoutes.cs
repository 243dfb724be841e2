using System;
using AzBackupTools.Emulator.Providers;
using static AzBackupTools.Emulator.Routing.RoutePaths;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Subscriptions, groups, and the resources that backups are made of or restored into.</summary>
internal static class ArmRoutes
{
    private const string Vm = Group + "/providers/Microsoft.Compute/virtualMachines";
    private const string Disks = Group + "/providers/Microsoft.Compute/disks";
    private const string Accounts = Group + "/providers/Microsoft.Storage/storageAccounts";
    private const string ResourceGuards = Group + "/providers/Microsoft.DataProtection/resourceGuards";
    private const string KeyVaults = Group + "/providers/Microsoft.KeyVault/vaults";
    private const string Networks = Group + "/providers/Microsoft.Network/virtualNetworks";

    public static readonly Route[] All =
    {
        Arm("GET", "/tenants", SubscriptionsProvider.ListTenants),
        Arm("GET", "/subscriptions", SubscriptionsProvider.List),
        Arm("GET", Subscription, SubscriptionsProvider.Get),
        Arm("GET", Subscription + "/locations", ResourceProvidersProvider.Locations, "includeExtendedLocations"),
        Arm("GET", Subscription + "/providers", ResourceProvidersProvider.List, "$top", "$expand"),
        Arm("GET", Subscription + "/providers/{namespace}", ResourceProvidersProvider.Get, "$expand"),
        Arm("POST", Subscription + "/providers/{namespace}/register", ResourceProvidersProvider.Get),
        Arm("GET", Subscription + "/resources", ResourceListProvider.InSubscription, "$filter", "$expand", "$top", "$skipToken"),
        Arm("GET", Group + "/resources", ResourceListProvider.InGroup, "$filter", "$expand", "$top", "$skipToken"),
        Arm("GET", Subscription + "/operationresults/{operation}", ResourceGroupsProvider.DeletionResult, Signed),

        Arm("GET", Subscription + "/resourceGroups", ResourceGroupsProvider.List, "$filter", "$top", "$skipToken"),
        Arm("GET", Group, ResourceGroupsProvider.Get),
        Arm("PUT", Group, ResourceGroupsProvider.Put),
        Arm("DELETE", Group, ResourceGroupsProvider.Delete, "forceDeletionTypes"),
        Arm("HEAD", Group, ResourceGroupsProvider.Head),

        Compute("GET", Subscription + "/providers/Microsoft.Compute/virtualMachines", VirtualMachinesProvider.ListAll, "statusOnly", "$skipToken"),
        Compute("GET", Vm, VirtualMachinesProvider.ListInGroup, "$expand", "$skipToken"),
        Compute("GET", Vm + "/{vm}", VirtualMachinesProvider.Get, "$expand"),
        Compute("PUT", Vm + "/{vm}", VirtualMachinesProvider.Put),
        Compute("DELETE", Vm + "/{vm}", VirtualMachinesProvider.Delete, "forceDeletion"),
        Compute("GET", Disks, PlainResourcesProvider.ListDisks, "$skipToken"),
        Compute("GET", Disks + "/{name}", PlainResourcesProvider.GetDisk),
        Compute("PUT", Disks + "/{name}", PlainResourcesProvider.PutDisk),
        Compute("DELETE", Disks + "/{name}", PlainResourcesProvider.DeleteDisk),

        Storage("GET", Subscription + "/providers/Microsoft.Storage/storageAccounts", PlainResourcesProvider.ListStorageAccounts, "$skipToken"),
        Storage("GET", Accounts, PlainResourcesProvider.ListStorageAccountsInGroup, "$skipToken"),
        Storage("GET", Accounts + "/{name}", PlainResourcesProvider.GetStorageAccount, "$expand"),
        Storage("PUT", Accounts + "/{name}", PlainResourcesProvider.PutStorageAccount),
        Storage("DELETE", Accounts + "/{name}", PlainResourcesProvider.DeleteStorageAccount),
        Storage("POST", Accounts + "/{name}/listServiceSas", BlobsProvider.ListServiceSas),
        Storage("GET", Group + "/providers/Microsoft.ClassicStorage/storageAccounts/{name}", PlainResourcesProvider.GetClassicStorageAccount),

        Guards("GET", Subscription + "/providers/Microsoft.DataProtection/resourceGuards", PlainResourcesProvider.ListResourceGuards, "$skipToken"),
        Guards("GET", ResourceGuards, PlainResourcesProvider.ListResourceGuardsInGroup, "$skipToken"),
        Guards("GET", ResourceGuards + "/{name}", PlainResourcesProvider.GetResourceGuard),
        Guards("PUT", ResourceGuards + "/{name}", PlainResourcesProvider.PutResourceGuard),
        Guards("DELETE", ResourceGuards + "/{name}", PlainResourcesProvider.DeleteResourceGuard),

        KeyVault("GET", Subscription + "/providers/Microsoft.KeyVault/vaults", KeyVaultsProvider.List, "$top", "$skipToken"),
        KeyVault("GET", KeyVaults, KeyVaultsProvider.ListInGroup, "$top", "$skipToken"),
        KeyVault("GET", KeyVaults + "/{name}", KeyVaultsProvider.Get),
        KeyVault("PUT", KeyVaults + "/{name}", KeyVaultsProvider.Put),
        KeyVault("DELETE", KeyVaults + "/{name}", KeyVaultsProvider.Delete),

        Network("GET", Networks, PlainResourcesProvider.ListVirtualNetworks, "$skipToken"),
        Network("GET", Networks + "/{name}", PlainResourcesProvider.GetVirtualNetwork, "$expand"),
        Network("PUT", Networks + "/{name}", PlainResourcesProvider.PutVirtualNetwork),
        Network("DELETE", Networks + "/{name}", PlainResourcesProvider.DeleteVirtualNetwork),
    };

    private static Route Arm(string method, string template, Func<RequestContext, Answer> handler, params string[] query) =>
        new("Resources", method, template, handler, query);

    private static Route Compute(string method, string template, Func<RequestContext, Answer> handler, params string[] query) =>
        new("Compute", method, template, handler, query);

    private static Route Storage(string method, string template, Func<RequestContext, Answer> handler, params string[] query) =>
        new("Storage", method, template, handler, query);

    private static Route Guards(string method, string template, Func<RequestContext, Answer> handler, params string[] query) =>
        new("DataProtection", method, template, handler, query);

    private static Route KeyVault(string method, string template, Func<RequestContext, Answer> handler, params string[] query) =>
        new("KeyVault", method, template, handler, query);

    private static Route Network(string method, string template, Func<RequestContext, Answer> handler, params string[] query) =>
        new("Network", method, template, handler, query);
}
