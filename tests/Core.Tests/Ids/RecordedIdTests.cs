using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.RegularExpressions;
using AzBackupTools.Core.Tests.Support;
using Xunit;

namespace AzBackupTools.Core.Tests.Ids;

/// <summary>The ids of real exchanges: each is read, and written again as it was but for case.</summary>
public sealed class RecordedIdTests
{
    private static readonly Regex Start = new("^(https://[^/]+)?/+subscriptions/", RegexOptions.IgnoreCase);

    /// <summary>The last words of recorded URLs that are no id, since they name no resource.</summary>
    private static readonly string[] ListsAndActions =
    [
        "accessToken", "backup", "backupAadProperties", "backupCrossRegionRestore", "backupCrrJob", "backupJobs", "backupPolicies",
        "backupProtectableItems", "backupProtectedItems", "backupProtectionContainers", "backupResourceGuardProxies", "backupStatus",
        "cancel", "recoveryPoints", "recoveryPointsRecommendedForMove", "refreshContainers", "restore", "unlockDelete", "vaults",
    ];

    [SharedFact]
    public void Each_recorded_id_is_read_and_written_again()
    {
        var ids = RecordedTexts();
        var read = 0;
        foreach (var text in ids)
        {
            if (!ResourceId.TryParse(text, out var id))
            {
                Assert.Contains(PathOf(text).Split('/')[^1], ListsAndActions);
                continue;
            }

            read++;
            Assert.Equal(Uri.UnescapeDataString(PathOf(text)), id.ToString(), ignoreCase: true);
            Assert.Equal(id, ResourceId.Parse(id.ToPath()));
        }

        Assert.True(read > 300, $"Only {read} ids were found.");
    }

    [SharedFact]
    public void Each_recorded_backup_id_is_read_as_its_kind()
    {
        var kinds = new Dictionary<string, int>();
        foreach (var text in RecordedTexts())
        {
            if (!ResourceId.TryParse(text, out var id) || id.ResourceGroupName is null)
            {
                continue;
            }

            ArmIdentifier? typed = id.ResourceType.ToUpperInvariant() switch
            {
                "MICROSOFT.RECOVERYSERVICES/VAULTS" => VaultId.Parse(text),
                "MICROSOFT.RECOVERYSERVICES/VAULTS/BACKUPPOLICIES" => PolicyId.Parse(text),
                "MICROSOFT.RECOVERYSERVICES/VAULTS/BACKUPJOBS" => JobId.Parse(text),
                "MICROSOFT.RECOVERYSERVICES/VAULTS/BACKUPFABRICS/PROTECTIONCONTAINERS" => ContainerId.Parse(text),
                "MICROSOFT.RECOVERYSERVICES/VAULTS/BACKUPFABRICS/PROTECTIONCONTAINERS/PROTECTEDITEMS" => ProtectedItemId.Parse(text),
                "MICROSOFT.RECOVERYSERVICES/VAULTS/BACKUPFABRICS/PROTECTIONCONTAINERS/PROTECTEDITEMS/RECOVERYPOINTS" => RecoveryPointId.Parse(text),
                "MICROSOFT.COMPUTE/VIRTUALMACHINES" => VmId.Parse(text),
                _ => null,
            };
            if (typed is null)
            {
                continue;
            }

            Assert.Equal(id.ToString(), typed.ToString(), ignoreCase: true);
            if (typed is ProtectedItemId { IsVm: true } item)
            {
                Assert.Equal(item, ProtectedItemId.ForVm(item.Vault, new VmId(item.Vault.SubscriptionId, item.VmResourceGroup!, item.VmName!)));
            }

            kinds[typed.GetType().Name] = kinds.GetValueOrDefault(typed.GetType().Name) + 1;
        }

        Assert.Equal(7, kinds.Count);
    }

    private static string PathOf(string text)
    {
        var path = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? text[text.IndexOf('/', 8)..] : text;
        var query = path.IndexOf('?', StringComparison.Ordinal);
        path = query < 0 ? path : path[..query];
        return Regex.Replace(path, "/+", "/").TrimEnd('/');
    }

    private static HashSet<string> RecordedTexts()
    {
        var texts = new HashSet<string>();
        foreach (var file in SharedFiles.Recordings)
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            Collect(json.RootElement, texts);
        }

        return texts;
    }

    private static void Collect(JsonElement element, HashSet<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, texts);
                }

                break;
            case JsonValueKind.String when Start.IsMatch(element.GetString()!):
                texts.Add(element.GetString()!);
                break;
        }
    }
}
