using System;
using AzBackupTools.Emulator.Providers;
using static AzBackupTools.Emulator.Routing.RoutePaths;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Vaults, their settings, and what is asked of the service for a region.</summary>
internal static class VaultRoutes
{
    public static readonly Route[] All =
    {
        Rs("GET", Provider + "/operations", VaultDetailsProvider.ListOperations),
        Rs("GET", Subscription + Provider + "/vaults", VaultsProvider.ListAll, "$skipToken"),
        Rs("GET", Vaults, VaultsProvider.ListInGroup, "$skipToken"),
        Rs("GET", Vault, VaultsProvider.Get),
        Rs("PUT", Vault, VaultsProvider.Put),
        Rs("PATCH", Vault, VaultsProvider.Patch),
        Rs("DELETE", Vault, VaultsProvider.Delete),
        Rs("GET", Vault + "/operationStatus/{operation}", OperationsProvider.VaultStatus, Signed),
        Rs("GET", Vault + "/operationResults/{operation}", OperationsProvider.VaultResult, Signed),
        Rs("GET", Location + "/deletedVaults", VaultDetailsProvider.ListDeleted, "$skipToken"),
        Rs("POST", Group + Provider + "/locations/{location}/checkNameAvailability", VaultDetailsProvider.CheckName),
        Rs("POST", Location + "/capabilities", VaultDetailsProvider.Capabilities),
        Rs("GET", Vault + "/extendedInformation/vaultExtendedInfo", VaultDetailsProvider.GetExtendedInfo),
        Rs("PUT", Vault + "/extendedInformation/vaultExtendedInfo", VaultDetailsProvider.SetExtendedInfo),
        Rs("PATCH", Vault + "/extendedInformation/vaultExtendedInfo", VaultDetailsProvider.SetExtendedInfo),
        Rs("PUT", Vault + "/certificates/{certificate}", VaultCredentialsProvider.PutCertificate),
        Rs("DELETE", Vault + "/registeredIdentities/{identity}", MarsProvider.DeleteIdentity),
        Rs("GET", Vault + "/usages", UsageProvider.Usages),
        Rs("GET", Vault + "/replicationUsages", UsageProvider.ReplicationUsages),
        Rs("GET", Vault + "/backupUsageSummaries", UsageProvider.Summaries, "$filter", "$skipToken"),

        Rs("GET", Vault + "/privateLinkResources", VaultDetailsProvider.ListPrivateLinks),
        Rs("GET", Vault + "/privateLinkResources/{link}", VaultDetailsProvider.GetPrivateLink),
        Rs("GET", Vault + "/privateEndpointConnections/{endpoint}", VaultDetailsProvider.GetEndpoint),
        Rs("PUT", Vault + "/privateEndpointConnections/{endpoint}", VaultDetailsProvider.PutEndpoint),
        Rs("DELETE", Vault + "/privateEndpointConnections/{endpoint}", VaultDetailsProvider.DeleteEndpoint),
        Rs("GET", Vault + "/privateEndpointConnections/{endpoint}/operationsStatus/{operation}", OperationsProvider.BackupStatus, Signed),

        Rs("GET", Vault + "/backupconfig/vaultconfig", VaultConfigProvider.GetConfig),
        Rs("PUT", Vault + "/backupconfig/vaultconfig", VaultConfigProvider.SetConfig),
        Rs("PATCH", Vault + "/backupconfig/vaultconfig", VaultConfigProvider.SetConfig),
        Rs("GET", Vault + "/backupstorageconfig/vaultstorageconfig", VaultConfigProvider.GetStorage),
        Rs("PUT", Vault + "/backupstorageconfig/vaultstorageconfig", VaultConfigProvider.PutStorage),
        Rs("PATCH", Vault + "/backupstorageconfig/vaultstorageconfig", VaultConfigProvider.PatchStorage),
        Rs("GET", Vault + "/backupEncryptionConfigs/backupResourceEncryptionConfig", EncryptionProvider.Get),
        Rs("PUT", Vault + "/backupEncryptionConfigs/backupResourceEncryptionConfig", EncryptionProvider.Put),
        Rs("GET", Vault + "/backupResourceGuardProxies", ResourceGuardsProvider.List),
        Rs("GET", Vault + "/backupResourceGuardProxies/{proxy}", ResourceGuardsProvider.Get),
        Rs("PUT", Vault + "/backupResourceGuardProxies/{proxy}", ResourceGuardsProvider.Put),
        Rs("DELETE", Vault + "/backupResourceGuardProxies/{proxy}", ResourceGuardsProvider.Delete),
        Rs("POST", Vault + "/backupResourceGuardProxies/{proxy}/unlockDelete", ResourceGuardsProvider.UnlockDelete),
        Rs("POST", Vault + "/backupSecurityPIN", SecurityPinProvider.Create),

        Rs("POST", Location + "/backupStatus", BackupStatusProvider.Post),
        Rs("POST", Location + "/backupPreValidateProtection", ValidationProvider.PreValidate),
        Rs("POST", Location + "/backupValidateFeatures", ValidationProvider.Features),
        Rs("GET", Location + "/backupAadProperties", CrossRegionProvider.AadProperties, "$filter"),
        Rs("POST", Location + "/backupCrossRegionRestore", CrossRegionProvider.Restore),
        Rs("POST", Location + "/backupCrrJob", CrossRegionProvider.GetJob),
        Rs("POST", Location + "/backupCrrJobs", CrossRegionProvider.ListJobs, Paged),
        Rs("GET", Location + "/backupCrrOperationsStatus/{operation}", CrossRegionProvider.Status, Signed),
        Rs("GET", Location + "/backupCrrOperationResults/{operation}", CrossRegionProvider.Result, Signed),
    };

    private static Route Rs(string method, string template, Func<RequestContext, Answer> handler, params string[] query) =>
        new("RecoveryServices", method, template, handler, query);
}
