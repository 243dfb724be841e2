using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>What Azure Disk Encryption of a machine keeps in a key vault: a secret, and the key that wraps it where one does.</summary>
internal sealed record DiskKeys(string SecretUrl, string SecretVaultId, string? KeyUrl, string? KeyVaultId)
{
    /// <summary>Read from encryptionSettings of the disk of the system.</summary>
    public static DiskKeys? Of(VirtualMachineRecord vm) =>
        vm.Given?["storageProfile"]?["osDisk"]?["encryptionSettings"] is JsonObject settings
        && Text(settings["enabled"]) != "false"
        && Text(settings["diskEncryptionKey"]?["secretUrl"]) is { } secret
            ? new DiskKeys(
                secret,
                Text(settings["diskEncryptionKey"]?["sourceVault"]?["id"]) ?? string.Empty,
                Text(settings["keyEncryptionKey"]?["keyUrl"]),
                Text(settings["keyEncryptionKey"]?["sourceVault"]?["id"]))
            : null;

    private static string? Text(JsonNode? node) => node?.ToString();
}
