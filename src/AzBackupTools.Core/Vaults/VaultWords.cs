using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Vaults;

/// <summary>The settings of a vault in the words of the parameters, and these in the words of the wire.</summary>
internal static class VaultWords
{
    internal const string None = "none";

    /// <summary>On, Off or AlwaysOn; unknown words stay as they are.</summary>
    internal static string Protection(string? state) =>
        Text.Same(state, SoftDeleteState.Enabled) ? nameof(VaultProtection.On)
        : Text.Same(state, SoftDeleteState.Disabled) ? nameof(VaultProtection.Off)
        : Text.Same(state, SoftDeleteState.AlwaysOn) ? nameof(VaultProtection.AlwaysOn)
        : state ?? "unknown";

    /// <summary>Enabled, Disabled or AlwaysON.</summary>
    internal static string Wire(VaultProtection protection) => protection switch
    {
        VaultProtection.On => SoftDeleteState.Enabled,
        VaultProtection.Off => SoftDeleteState.Disabled,
        _ => SoftDeleteState.AlwaysOn,
    };

    internal static string Enabled(bool on) => on ? nameof(VaultAccess.Enabled) : nameof(VaultAccess.Disabled);

    /// <summary>"env=test, owner=ops", in the order of the names.</summary>
    internal static string Tags(IReadOnlyDictionary<string, string> tags) =>
        tags.Count == 0
            ? None
            : string.Join(", ", tags.OrderBy(static tag => tag.Key, StringComparer.OrdinalIgnoreCase).Select(static tag => $"{tag.Key}={tag.Value}"));

    /// <summary>"SystemAssigned, id-backup": identities that were given are told by their names.</summary>
    internal static string Identity(VaultIdentity identity)
    {
        var names = identity.Users.Select(LastName).OrderBy(static name => name, StringComparer.OrdinalIgnoreCase).ToList();
        if (identity.HasOwn)
        {
            names.Insert(0, nameof(VaultIdentityType.SystemAssigned));
        }

        return names.Count == 0 ? None : string.Join(", ", names);
    }

    /// <summary>"id-backup" of "/subscriptions/…/userAssignedIdentities/id-backup".</summary>
    internal static string LastName(string id) => id.Substring(id.LastIndexOf('/') + 1);
}
