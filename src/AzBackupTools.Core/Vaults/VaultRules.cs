using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Vaults;

/// <summary>What can be said of wishes for a vault without looking at it.</summary>
/// <remarks>
/// <see href="https://learn.microsoft.com/azure/backup/backup-create-recovery-services-vault" />,
/// <see href="https://learn.microsoft.com/azure/backup/encryption-at-rest-with-cmk" />,
/// <see href="https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources" />.
/// </remarks>
internal static class VaultRules
{
    private const int LeastDays = 14;
    private const int MostDays = 180;
    private const int MostTags = 50;
    private const int LongestTagName = 512;
    private const int LongestTagValue = 256;

    internal static void Check(VaultSettings wanted)
    {
        CheckStorage(wanted);
        CheckSoftDelete(wanted);
        CheckIdentity(wanted);
        CheckKey(wanted);
        CheckGuard(wanted);
        CheckTags(wanted.Tags);
    }

    internal static BackupException Refused(string errorId, string parameter, string? value, string what, string remedy) =>
        new(errorId, $"-{parameter}{(string.IsNullOrEmpty(value) ? string.Empty : $" '{value}'")} {what}.", remedy, value ?? parameter);

    private static void CheckStorage(VaultSettings wanted)
    {
        if (wanted is { CrossRegionRestore: true, Redundancy: { } redundancy } && redundancy != VaultStorage.GeoRedundant)
        {
            throw Refused(
                ErrorIds.InvalidRedundancy, "CrossRegionRestore", null, $"needs backups in the paired region, and -Redundancy {redundancy} keeps them in one",
                "Give -Redundancy GeoRedundant, or leave out -CrossRegionRestore.");
        }
    }

    private static void CheckSoftDelete(VaultSettings wanted)
    {
        if (wanted.SoftDeleteRetentionDays is { } days)
        {
            var text = days.ToString(CultureInfo.InvariantCulture);
            if (days is < LeastDays or > MostDays)
            {
                throw Refused(ErrorIds.InvalidSoftDelete, "SoftDeleteRetentionDays", text, "is out of range", $"Give {LeastDays} to {MostDays} days.");
            }

            if (wanted.SoftDelete == VaultProtection.Off)
            {
                throw Refused(ErrorIds.InvalidSoftDelete, "SoftDeleteRetentionDays", text, "has no meaning with -SoftDelete Off", "Leave one of them out.");
            }
        }
    }

    private static void CheckIdentity(VaultSettings wanted)
    {
        foreach (var user in wanted.UserAssignedIdentities ?? [])
        {
            RequireType(ErrorIds.InvalidIdentity, "UserAssignedIdentity", user, "Microsoft.ManagedIdentity/userAssignedIdentities");
        }

        var some = wanted.UserAssignedIdentities?.Count > 0;
        if (wanted.IdentityType is VaultIdentityType.None or VaultIdentityType.SystemAssigned && some)
        {
            throw Refused(
                ErrorIds.InvalidIdentity, "IdentityType", wanted.IdentityType.ToString(), "contradicts -UserAssignedIdentity",
                "Give -IdentityType UserAssigned or SystemAndUserAssigned, or leave one of them out.");
        }
    }

    private static void CheckKey(VaultSettings wanted)
    {
        if (wanted.KeyUri is { } key)
        {
            var isKey = Uri.TryCreate(key, UriKind.Absolute, out var uri)
                && uri.Scheme == Uri.UriSchemeHttps
                && uri.Query.Length == 0
                && uri.AbsolutePath.Trim('/').Split('/') is { Length: 2 or 3 } parts
                && parts[0] == "keys"
                && parts.All(static part => part.Length > 0);
            if (!isKey)
            {
                throw Refused(
                    ErrorIds.InvalidEncryption, "KeyUri", key, "is not the address of a key",
                    "Give it as Azure Key Vault shows it: https://<key vault>.vault.azure.net/keys/<key>, with or without a version.");
            }
        }

        if (wanted.KeyIdentity is { } reader && !VaultKey.IsOwn(reader))
        {
            RequireType(ErrorIds.InvalidIdentity, "KeyIdentity", reader, "Microsoft.ManagedIdentity/userAssignedIdentities", ", or SystemAssigned for the vault's own");
        }
    }

    private static void CheckGuard(VaultSettings wanted)
    {
        if (wanted.ResourceGuard is { Length: > 0 } guard)
        {
            RequireType(ErrorIds.InvalidResourceGuard, "ResourceGuard", guard, "Microsoft.DataProtection/resourceGuards");
        }
    }

    private static void RequireType(string errorId, string parameter, string id, string type, string orElse = "")
    {
        if (!ResourceId.TryParse(id, out var parsed) || !Models.Text.Same(parsed.ResourceType, type) || parsed.ResourceGroupName is null)
        {
            throw Refused(
                errorId, parameter, id, $"is not the ARM id of a {type.Substring(type.IndexOf('/') + 1).TrimEnd('s').Replace("Identitie", "Identity")}",
                $"Give the full id{orElse}: /subscriptions/<subscription>/resourceGroups/<group>/providers/{type}/<name>.");
        }
    }

    private static void CheckTags(IReadOnlyDictionary<string, string>? tags)
    {
        if (tags is null)
        {
            return;
        }

        if (tags.Count > MostTags)
        {
            throw Refused(ErrorIds.InvalidArgument, "Tag", $"{tags.Count} tags", "are more than a resource can have", $"Give {MostTags} at most.");
        }

        foreach (var tag in tags)
        {
            if (tag.Key.Length is 0 or > LongestTagName || tag.Key.IndexOfAny(['<', '>', '%', '&', '\\', '?', '/']) >= 0)
            {
                throw Refused(ErrorIds.InvalidArgument, "Tag", tag.Key, "is not a name that a tag may have", $"Use 1 to {LongestTagName} characters, without < > % & \\ ? /.");
            }

            if (tag.Value.Length > LongestTagValue)
            {
                throw Refused(ErrorIds.InvalidArgument, "Tag", tag.Key, $"has a value of {tag.Value.Length} characters", $"Use {LongestTagValue} at most.");
            }
        }
    }
}
