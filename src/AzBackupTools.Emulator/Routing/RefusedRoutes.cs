using AzBackupTools.Emulator.Wire;
using static AzBackupTools.Emulator.Routing.RoutePaths;

namespace AzBackupTools.Emulator.Routing;

/// <summary>Operations of the contract that are known and not emulated: each answers 501, names itself and says why.</summary>
internal static class RefusedRoutes
{
    private const string Workloads = "workloads inside virtual machines and file shares are not emulated";
    private const string Moves = "moving the data of a vault to another vault is not emulated: what becomes of the source is not documented";

    public static readonly Route[] All =
    {
        Refused("PUT", Container, "ProtectionContainers_Register", Workloads),
        Refused("POST", Container + "/inquire", "ProtectionContainers_Inquire", Workloads, "$filter"),
        Refused("GET", Container + "/items", "BackupWorkloadItems_List", Workloads, Paged),
        Refused("GET", Container + "/operationResults/{operation}", "ProtectionContainerOperationResults_Get", Workloads, Signed),
        Refused("POST", Vault + "/backupstorageconfig/vaultstorageconfig/prepareDataMove", "BMSPrepareDataMove", Moves),
        Refused("GET", Vault + "/backupstorageconfig/vaultstorageconfig/operationResults/{operation}", "BMSPrepareDataMoveOperationResult_Get", Moves, Signed),
        Refused("GET", Vault + "/backupstorageconfig/vaultstorageconfig/operationStatus/{operation}", "GetOperationStatus", Moves, Signed),
        Refused("POST", Vault + "/backupstorageconfig/vaultstorageconfig/triggerDataMove", "BMSTriggerDataMove", Moves),
    };

    private static Route Refused(string method, string template, string operation, string why, params string[] query) => new(
        "RecoveryServices",
        method,
        template,
        _ => throw new ArmErrorException(501, "NotImplemented", $"The emulator does not answer {operation}: {why}.", fromGateway: true),
        query)
    {
        NotEmulated = why,
    };
}
