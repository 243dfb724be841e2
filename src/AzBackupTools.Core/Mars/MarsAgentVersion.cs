using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Mars;

/// <summary>Which version of the agent each of its features needs.</summary>
public static class MarsAgentVersion
{
    /// <summary>The least version that knows security PINs: <see href="https://learn.microsoft.com/azure/backup/backup-azure-security-feature" />.</summary>
    public static Version SecurityFeatures { get; } = new(2, 0, 9052, 0);

    /// <summary>The least version that shows all in a vault that was upgraded from a classic one.</summary>
    public static Version UpgradedVaults { get; } = new(2, 0, 9083, 0);

    /// <summary>
    /// The least version that keeps a backup that somebody asks for as long as they say:
    /// <see href="https://learn.microsoft.com/azure/backup/backup-windows-with-mars-agent#run-an-on-demand-backup" />.
    /// </summary>
    public static Version OwnRetention { get; } = new(2, 0, 9169, 0);

    /// <summary>The least version that can prune: <see href="https://learn.microsoft.com/azure/backup/backup-azure-manage-mars" />.</summary>
    public static Version Pruning { get; } = new(2, 0, 9250, 0);

    private static readonly (Version Least, string Feature, string InFull)[] Floors =
    [
        (SecurityFeatures, "security features", "security features (PIN, deleted backups kept)"),
        (UpgradedVaults, "upgraded vaults", "vaults that were upgraded from classic Backup vaults"),
        (OwnRetention, "own retention", "a retention of its own for a backup on demand"),
        (Pruning, "pruning", "removing recovery points beyond a shortened retention"),
    ];

    /// <summary>What a version is too old for, in short: "pruning (2.0.9250)".</summary>
    public static IReadOnlyList<string> Lacks(Version version) =>
        [.. Floors.Where(floor => version < floor.Least).Select(static floor => $"{floor.Feature} ({floor.Least.ToString(3)})")];

    /// <summary>What to do about what a version is too old for.</summary>
    public static IReadOnlyList<string> Advice(string version) =>
        Version.TryParse(version, out var known)
            ? [.. Floors.Where(floor => known < floor.Least).Select(static floor => $"Update the agent to {floor.Least} or later: it lacks {floor.InFull}.")]
            : [];

    /// <summary>Whether a version is known to be older than another.</summary>
    public static bool IsBelow(string version, Version least) => Version.TryParse(version, out var known) && known < least;
}
