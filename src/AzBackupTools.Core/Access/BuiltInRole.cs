using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Access;

/// <summary>A role that every tenant has.</summary>
public sealed class BuiltInRole
{
    private BuiltInRole(string name, string id, string[] actions, params string[] notActions)
    {
        Name = name;
        Id = id;
        Actions = actions;
        NotActions = notActions;
    }

    /// <summary>The roles that matter to backups, the least powerful first, and the one that keeps their passphrases.</summary>
    public static IReadOnlyList<BuiltInRole> All { get; } =
    [
        new("Backup Reader", "a795c7a0-d4a2-40c1-ae25-d81f01202912", BackupRoleActions.Reader),
        new("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7", ["*/read"]),
        new("Backup Operator", "00c29273-979b-4161-815c-10b084fb9324", BackupRoleActions.Operator),
        new("Backup Contributor", "5e467623-bb1f-42f4-a55d-6e525e11384b", BackupRoleActions.Contributor),
        new(
            "Contributor",
            "b24988ac-6180-42a0-ab88-20f7382dd24c",
            ["*"],
            "Microsoft.Authorization/*/Delete",
            "Microsoft.Authorization/*/Write",
            "Microsoft.Authorization/elevateAccess/Action"),
        new("Key Vault Secrets Officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", KeyVaultRoleActions.SecretsOfficer) { DataActions = [DataAction.Secrets + "*"] },
    ];

    /// <summary>Which roles to try, alone and together, the least powerful first. The last one covers whatever this client does.</summary>
    private static readonly string[][] Choices =
    [
        ["Backup Reader"],
        ["Reader"],
        ["Backup Operator"],
        ["Backup Operator", "Reader"],
        ["Backup Contributor"],
        ["Backup Contributor", "Reader"],
        ["Key Vault Secrets Officer"],
        ["Contributor"],
        ["Contributor", "Key Vault Secrets Officer"],
    ];

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The id of its definition, the same in all tenants.</summary>
    public string Id { get; }

    /// <summary>What it allows, as patterns.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>What it excepts from that.</summary>
    public IReadOnlyList<string> NotActions { get; }

    /// <summary>What it allows on the data in resources, as patterns. No action of the others does, not even a star.</summary>
    public IReadOnlyList<string> DataActions { get; private init; } = [];

    /// <summary>The role of a name, or null.</summary>
    public static BuiltInRole? Find(string name) => All.FirstOrDefault(role => string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The role, or the roles together, that allow all of these actions and as little else as can be had.</summary>
    public static IReadOnlyList<BuiltInRole> Least(IReadOnlyCollection<string> actions)
    {
        foreach (var choice in Choices)
        {
            var roles = choice.Select(name => Find(name)!).ToList();
            if (actions.All(action => roles.Exists(role => role.Allows(action))))
            {
                return roles;
            }
        }

        return [.. Choices[Choices.Length - 1].Select(name => Find(name)!)];
    }

    /// <summary>Whether it allows an action.</summary>
    public bool Allows(string action) => DataAction.Is(action)
        ? DataActions.Any(pattern => ActionPattern.Covers(pattern, action))
        : Actions.Any(pattern => ActionPattern.Covers(pattern, action)) && !NotActions.Any(pattern => ActionPattern.Covers(pattern, action));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
