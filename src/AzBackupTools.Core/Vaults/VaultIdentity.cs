using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Vaults;

/// <summary>The identities of a vault: one of its own, and those that it was given.</summary>
internal sealed record VaultIdentity(bool HasOwn, IReadOnlyList<string> Users)
{
    private const string Own = "SystemAssigned";
    private const string Given = "UserAssigned";

    internal static VaultIdentity Of(Vault? vault) => vault?.Identity is { } identity
        ? new VaultIdentity(
            identity.Type?.IndexOf(Own, StringComparison.OrdinalIgnoreCase) >= 0,
            identity.Type?.IndexOf(Given, StringComparison.OrdinalIgnoreCase) >= 0 ? identity.UserAssignedIdentities.Keys.ToList() : [])
        : new VaultIdentity(false, []);

    /// <summary>What is left of these, and comes to them, by what somebody asks for.</summary>
    internal VaultIdentity With(VaultSettings wanted)
    {
        var own = wanted.IdentityType is { } type ? type is VaultIdentityType.SystemAssigned or VaultIdentityType.SystemAndUserAssigned : HasOwn;
        var users = wanted.IdentityType is VaultIdentityType.None or VaultIdentityType.SystemAssigned ? [] : wanted.UserAssignedIdentities ?? Users;
        return new VaultIdentity(own, users.Distinct(StringComparer.OrdinalIgnoreCase).ToList());
    }

    internal bool Has(string user) => Users.Contains(user, StringComparer.OrdinalIgnoreCase);

    internal bool IsSameAs(VaultIdentity other) => HasOwn == other.HasOwn && Users.Count == other.Users.Count && Users.All(other.Has);

    /// <summary>What is sent to come here from <paramref name="before"/>: identities that come, and null for those that go.</summary>
    internal ManagedIdentityWire ToWire(VaultIdentity before)
    {
        var users = Users.Where(user => !before.Has(user)).ToDictionary(static user => user, static _ => (UserAssignedIdentityWire?)new UserAssignedIdentityWire());
        foreach (var gone in before.Users.Where(user => Users.Count > 0 && !Has(user)))
        {
            users[gone] = null;
        }

        return new ManagedIdentityWire
        {
            Type = (HasOwn, Users.Count > 0) switch
            {
                (true, true) => Own + ", " + Given,
                (true, false) => Own,
                (false, true) => Given,
                _ => "None",
            },
            UserAssignedIdentities = users.Count == 0 ? null : users,
        };
    }
}
