using System;
using AzBackupTools.Core.Errors;

namespace AzBackupTools.Core.Vaults;

/// <summary>Who reads the customer's key of a vault.</summary>
internal static class VaultKey
{
    /// <summary>The vault's own identity.</summary>
    internal const string Own = "SystemAssigned";

    /// <summary>Who reads the key now: <see cref="Own"/>, an ARM id, or null where there is no such key.</summary>
    internal static string? ReaderOf(Vault? vault) => vault?.Encryption switch
    {
        { KeyUri: null } or null => null,
        { UserAssignedIdentity: { Length: > 0 } user } => user,
        _ => Own,
    };

    /// <summary>Who is to read the key, or null where that stays as it is.</summary>
    internal static string? WantedReader(VaultSettings wanted, Vault? vault)
    {
        if (wanted.KeyIdentity is { } named)
        {
            return named;
        }

        if (wanted.KeyUri is null || ReaderOf(vault) is not null)
        {
            return null;
        }

        var identity = VaultIdentity.Of(vault).With(wanted);
        return (identity.HasOwn, identity.Users.Count) switch
        {
            (true, 0) => Own,
            (false, 1) => identity.Users[0],
            (false, 0) => throw new BackupException(
                ErrorIds.InvalidEncryption,
                $"-KeyUri '{wanted.KeyUri}' needs an identity that reads the key, and the vault has none.",
                "Add -UserAssignedIdentity <ARM id> of one that may wrap and unwrap with the key; or first give the vault its own with -IdentityType SystemAssigned and let it read the key.",
                wanted.KeyUri),
            _ => throw new BackupException(
                ErrorIds.InvalidEncryption,
                $"-KeyUri '{wanted.KeyUri}': the vault has several identities, and it is not said which one reads the key.",
                "Add -KeyIdentity SystemAssigned, or -KeyIdentity <ARM id>.",
                wanted.KeyUri),
        };
    }

    internal static bool IsOwn(string reader) => string.Equals(reader, Own, StringComparison.OrdinalIgnoreCase);
}
