using System;
using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AzBackupTools.Benchmarks.Listing;

/// <summary>A page of protected machines as the service writes it, all values invented: everything up to the end of "value".</summary>
internal static class InventedPage
{
    /// <summary>The service's own page size.</summary>
    public const int Items = 200;

    private const string Subscription = "/subscriptions/5b0a7e11-0000-4000-8000-000000000042";
    private const string Vault = Subscription + "/resourceGroups/rg-backup-production/providers/Microsoft.RecoveryServices/vaults/vault-production-weu";

    private static readonly DateTimeOffset Start = new(2025, 3, 1, 1, 0, 0, TimeSpan.Zero);

    // The service leaves the letters of a name as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(int page)
    {
        ArrayBufferWriter<byte> bytes = new(Items * 2048);
        using (Utf8JsonWriter json = new(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteStartArray("value");
            for (int item = 0; item < Items; item++)
            {
                WriteItem(json, (page * Items) + item);
            }

            json.WriteEndArray();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteItem(Utf8JsonWriter json, int number)
    {
        string group = string.Create(CultureInfo.InvariantCulture, $"rg-application-{number % 37:00}");
        string vm = string.Create(CultureInfo.InvariantCulture, $"vm-weu-{number:00000}");
        string container = $"iaasvmcontainerv2;{group};{vm}";
        json.WriteStartObject();
        json.WriteString("id", $"{Vault}/backupFabrics/Azure/protectionContainers/IaasVMContainer;{container}/protectedItems/VM;{container}");
        json.WriteString("name", $"VM;{container}");
        json.WriteString("type", "Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems");
        json.WriteStartObject("properties");
        WriteProperties(json, number, $"{Subscription}/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachines/{vm}", vm, container);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Of ten machines one has no backup yet, and one of twenty is deleted but kept.</summary>
    private static void WriteProperties(Utf8JsonWriter json, int number, string source, string vm, string container)
    {
        bool isNew = number % 10 == 3;
        bool isDeleted = number % 20 == 7;
        DateTimeOffset backup = Start.AddSeconds(number * 7).AddTicks(number * 1237L);
        json.WriteString("friendlyName", vm);
        json.WriteString("virtualMachineId", source);
        json.WriteString("protectionStatus", "Healthy");
        json.WriteString("protectionState", isNew ? "IRPending" : isDeleted ? "ProtectionStopped" : "Protected");
        json.WriteString("healthStatus", "Passed");
        if (!isNew)
        {
            WriteHealth(json);
        }

        json.WriteString("lastBackupStatus", isNew ? string.Empty : "Completed");
        json.WriteString("lastBackupTime", isNew ? "2001-01-01T00:00:00Z" : Stamp(backup));
        json.WriteString("protectedItemDataId", (228_700_252_659_534L + number).ToString(CultureInfo.InvariantCulture));
        json.WriteString("protectedItemType", "Microsoft.Compute/virtualMachines");
        json.WriteString("backupManagementType", "AzureIaasVM");
        json.WriteString("workloadType", "VM");
        json.WriteString("containerName", container);
        json.WriteString("sourceResourceId", source);
        json.WriteString("policyId", isDeleted ? string.Empty : Vault + "/backupPolicies/EnhancedPolicy-Production");
        json.WriteString("policyName", isDeleted ? string.Empty : "EnhancedPolicy-Production");
        if (!isNew)
        {
            json.WriteString("lastRecoveryPoint", Stamp(backup.AddSeconds(4)));
        }

        if (isDeleted)
        {
            json.WriteBoolean("isScheduledForDeferredDelete", true);
            json.WriteString("deferredDeleteTimeInUTC", Stamp(backup.AddDays(1)));
            json.WriteString("deferredDeleteTimeRemaining", "13.11:20:04.1337000");
            json.WriteBoolean("isDeferredDeleteScheduleUpcoming", false);
        }

        json.WriteString("vaultId", "https://management.azure.com" + Vault);
        json.WriteBoolean("isArchiveEnabled", false);
        json.WriteNumber("softDeleteRetentionPeriod", isDeleted ? 14 : 0);
    }

    private static void WriteHealth(Utf8JsonWriter json)
    {
        json.WriteStartArray("healthDetails");
        json.WriteStartObject();
        json.WriteNumber("code", 400_239);
        json.WriteString("title", "IaasVmHealthGreenDefault");
        json.WriteString("message", "Backup pre-check status of this virtual machine is OK.");
        json.WriteStartArray("recommendations");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
