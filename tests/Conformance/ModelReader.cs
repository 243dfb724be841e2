using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Conformance;

/// <summary>Has the client's models read a body, by the type that the body says it has.</summary>
public static class ModelReader
{
    private static readonly Dictionary<string, Func<JsonNode, object?>> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.RecoveryServices/vaults"] = node => VaultReader.Read(As(node, ArmJson.Default.Vault)),
        ["Microsoft.RecoveryServices/vaults/backupconfig"] = node => VaultConfigReader.Read(As(node, ArmJson.Default.VaultConfig)),
        ["Microsoft.RecoveryServices/vaults/backupPolicies"] = node => BackupPolicyReader.Read(As(node, ArmJson.Default.BackupPolicy)),
        ["Microsoft.RecoveryServices/vaults/backupJobs"] = node => BackupJobReader.Read(As(node, ArmJson.Default.BackupJob)),
        ["Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers"] = node => BackupContainerReader.Read(As(node, ArmJson.Default.BackupContainer)),
        ["Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectableItems"] = node => ProtectableVmReader.Read(As(node, ArmJson.Default.ProtectableVm)),
        ["Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems"] =
            node => ProtectedItemReader.Read(As(node, ArmJson.Default.ProtectedItem), DateTimeOffset.UnixEpoch),
        ["Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems/recoveryPoints"] =
            node => RecoveryPointReader.Read(As(node, ArmJson.Default.RecoveryPoint)),
        ["Microsoft.Compute/virtualMachines"] = node => VirtualMachineReader.Read(As(node, ArmJson.Default.VirtualMachine)),
        ["Microsoft.Resources/resourceGroups"] = node => ResourceGroupReader.Read(As(node, ArmJson.Default.ResourceGroup)),
    };

    /// <summary>Reads a resource or each of a list. Gives what went wrong, or null.</summary>
    public static string? Read(JsonNode? body)
    {
        IEnumerable<JsonNode?> resources = body is JsonObject { } o && o["value"] is JsonArray list ? list : new[] { body };
        foreach (JsonNode? resource in resources)
        {
            if (resource is not JsonObject { } one || one["type"] is not JsonValue type || !Readers.TryGetValue(type.ToString(), out Func<JsonNode, object?>? read))
            {
                continue;
            }

            try
            {
                if (read(resource) is null)
                {
                    return $"{type} is read as nothing";
                }
            }
#pragma warning disable CA1031 // whatever a model trips over is what is looked for
            catch (Exception e)
#pragma warning restore CA1031
            {
                return $"{type}: {e.Message}";
            }
        }

        return null;
    }

    private static T As<T>(JsonNode node, JsonTypeInfo<T> info) => JsonSerializer.Deserialize(node.ToJsonString(), info)!;
}
