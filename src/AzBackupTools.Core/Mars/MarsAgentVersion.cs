using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Mars;

/// <summary>The versions that agents need for what: <see href="https://learn.microsoft.com/azure/backup/backup-azure-security-feature" />.</summary>
public static class MarsAgentVersion
{
    /// <summary>The least version that knows security PINs.</summary>
    public static Version SecurityFeatures { get; } = new(2, 0, 9052, 0);

    /// <summary>
    /// The least version that keeps a backup that somebody asks for as long as they say:
    /// <see href="https://learn.microsoft.com/azure/backup/backup-windows-with-mars-agent#run-an-on-demand-backup" />.
    /// </summary>
    public static Version OwnRetention { get; } = new(2, 0, 9169, 0);

    private static readonly (Version Least, string For)[] Floors =
    [
        (SecurityFeatures, "security features (PIN, deleted backups kept)"),
        (new(2, 0, 9083, 0), "vaults that were upgraded from classic Backup vaults"),
        (OwnRetention, "a retention of its own for a backup on demand"),
        (new(2, 0, 9250, 0), "removing recovery points beyond a shortened retention"),
    ];

    /// <summary>What a version is too old for.</summary>
    public static IReadOnlyList<string> Advice(string version) =>
        Version.TryParse(version, out var known)
            ? Floors.Where(floor => known < floor.Least).Select(floor => $"Update the agent to {floor.Least} or later: it lacks {floor.For}.").ToArray()
            : [];

    /// <summary>Whether a version is known to be older than the security features.</summary>
    public static bool LacksSecurity(string version) => IsBelow(version, SecurityFeatures);

    /// <summary>Whether a version is known to be older than retention of its own for a backup on demand.</summary>
    public static bool LacksOwnRetention(string version) => IsBelow(version, OwnRetention);

    private static bool IsBelow(string version, Version least) => Version.TryParse(version, out var known) && known < least;
}
