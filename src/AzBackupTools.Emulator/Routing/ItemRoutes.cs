using System;
using AzBackupTools.Emulator.Providers;
using static AzBackupTools.Emulator.Routing.RoutePaths;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Policies, machines, items, recovery points, jobs and their operations.</summary>
internal static class ItemRoutes
{
    public static readonly Route[] All =
    {
        Rs("GET", Vault + "/backupPolicies", PoliciesProvider.List, Paged),
        Rs("GET", Vault + "/backupPolicies/{policy}", PoliciesProvider.Get),
        Rs("PUT", Vault + "/backupPolicies/{policy}", PoliciesProvider.Put),
        Rs("DELETE", Vault + "/backupPolicies/{policy}", PoliciesProvider.Delete),
        Rs("GET", Vault + "/backupPolicies/{policy}/operations/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", Vault + "/backupPolicies/{policy}/operationResults/{operation}", OperationsProvider.BackupResult, Signed),

        Rs("POST", Fabric + "/refreshContainers", DiscoveryProvider.Refresh, "$filter"),
        Rs("GET", Fabric + "/operationsStatus/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", Fabric + "/operationResults/{operation}", OperationsProvider.BackupResult, Signed),
        Rs("GET", Fabric + "/protectableContainers", EmptyListsProvider.ProtectableContainers, "$filter"),
        Rs("GET", Fabric + "/backupProtectionIntent/{intent}", ProtectionIntentsProvider.Get),
        Rs("PUT", Fabric + "/backupProtectionIntent/{intent}", ProtectionIntentsProvider.Put),
        Rs("DELETE", Fabric + "/backupProtectionIntent/{intent}", ProtectionIntentsProvider.Delete),
        Rs("GET", Vault + "/backupProtectionIntents", ProtectionIntentsProvider.List, Paged),
        Rs("GET", Vault + "/backupProtectableItems", DiscoveryProvider.ListProtectableItems, Paged),

        Rs("GET", Vault + "/backupProtectionContainers", ContainersProvider.List, Paged),
        Rs("GET", Vault + "/backupDeletedProtectionContainers", EmptyListsProvider.DeletedContainers, Paged),
        Rs("GET", Container, ContainersProvider.Get),
        Rs("DELETE", Container, ContainersProvider.Unregister),
        Rs("GET", Vault + "/backupEngines", BackupEnginesProvider.List, Paged),
        Rs("GET", Vault + "/backupEngines/{engine}", BackupEnginesProvider.Get, "$filter", "$skipToken"),

        Rs("GET", Vault + "/backupProtectedItems", ProtectedItemsProvider.List, Paged),
        Rs("GET", Item, ProtectedItemsProvider.Get, "$filter"),
        Rs("PUT", Item, ProtectionProvider.Put),
        Rs("DELETE", Item, ProtectionProvider.Delete),
        Rs("GET", Item + "/operationsStatus/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", Item + "/operationResults/{operation}", OperationsProvider.BackupResult, Signed),
        Rs("POST", Item + "/backup", BackupProvider.Trigger),
        Rs("GET", Item + "/recoveryPoints", RecoveryPointsProvider.List, Paged),
        Rs("GET", Point, RecoveryPointsProvider.Get),
        Rs("POST", Point + "/restore", RestoreProvider.Restore),
        Rs("POST", Point + "/provisionInstantItemRecovery", RestoreProvider.Provision),
        Rs("POST", Point + "/revokeInstantItemRecovery", RestoreProvider.Revoke),
        Rs("POST", Point + "/move", RestoreProvider.Move),
        Rs("POST", Point + "/accessToken", CrossRegionProvider.AccessToken),
        Rs("POST", Item + "/recoveryPointsRecommendedForMove", RestoreProvider.RecommendedForMove),
        Rs("POST", Vault + "/backupTieringCost/default/fetchTieringCost", TieringCostProvider.Fetch),
        Rs("GET", Vault + "/backupTieringCost/default/operationResults/{operation}", TieringCostProvider.Result, Signed),
        Rs("GET", Vault + "/backupTieringCost/default/operationsStatus/{operation}", TieringCostProvider.Status, Signed),

        Rs("GET", Vault + "/backupOperations/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", Vault + "/backupOperationResults/{operation}", OperationsProvider.BackupResult, Signed),
        Rs("POST", Vault + "/backupValidateOperation", ValidationProvider.Restore),
        Rs("POST", Vault + "/backupTriggerValidateOperation", ValidationProvider.TriggerRestore),
        Rs("GET", Vault + "/backupValidateOperationsStatuses/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", Vault + "/backupValidateOperationResults/{operation}", ValidationProvider.Result, Signed),

        Rs("GET", Vault + "/backupJobs", JobsProvider.List, Paged),
        Rs("GET", Vault + "/backupJobs/{job}", JobsProvider.Get),
        Rs("POST", Vault + "/backupJobs/{job}/cancel", JobsProvider.Cancel),
        Rs("GET", Vault + "/backupJobs/{job}/operationsStatus/{operation}", OperationsProvider.BackupStatus, Signed),
        Rs("GET", Vault + "/backupJobs/{job}/operationResults/{operation}", OperationsProvider.BackupResult, Signed),
        Rs("POST", Vault + "/backupJobsExport", ExportJobsProvider.Start, "$filter"),
        Rs("GET", Vault + "/backupJobs/operationResults/{operation}", ExportJobsProvider.Result, Signed),
    };

    private static Route Rs(string method, string template, Func<RequestContext, Answer> handler, params string[] query) =>
        new("RecoveryServices", method, template, handler, query);
}
