using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.Tests.Support;

/// <summary>The published contract of the service, when this machine has it.</summary>
internal static class Contract
{
    private static readonly string[] Files =
    [
        "recoveryservices/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/vaults.json",
        "recoveryservices/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/registeredidentities.json",
        "recoveryservices/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/vaultusages.json",
        "recoveryservices/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/replicationusages.json",
        "recoveryservicesbackup/resource-manager/Microsoft.RecoveryServices/stable/2024-04-01/bms.json",
    ];

    public static string? Folder { get; } = SharedRecordings.Folder is { } recordings
        && Path.GetFullPath(Path.Combine(recordings, "..", "contract", "specification")) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>Every operation: where it is written, its id, verb and path.</summary>
    public static IEnumerable<(string File, string Id, string Method, string Path)> Operations() =>
        from file in Files
        from path in JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, file)))!["paths"]!.AsObject()
        from verb in path.Value!.AsObject()
        where verb.Key != "parameters"
        select (Path.GetFileName(file), (string)verb.Value!["operationId"]!, verb.Key.ToUpperInvariant(), path.Key);
}

/// <summary>A fact that needs the contract and says so where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (Contract.Folder is null)
        {
            Skip = "The contract of the service is not on this machine.";
        }
    }
}
