using System;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Core.Models;

namespace AzBackupTools;

/// <summary>How ready one virtual machine is for backups.</summary>
public sealed record PrecheckResult
{
    /// <summary>The virtual machine's name.</summary>
    public required string Name { get; init; }

    /// <summary>The virtual machine's resource group.</summary>
    public string? VmResourceGroupName { get; init; }

    /// <summary>Whether the vault protects it; else the checks are those before protection.</summary>
    public required bool IsProtected { get; init; }

    /// <summary>The item's state, such as Protected, IRPending or ProtectionStopped; null where it is not protected.</summary>
    public string? State { get; init; }

    /// <summary>When the last backup started, in UTC; null where there was none.</summary>
    public DateTimeOffset? LastBackupTime { get; init; }

    /// <summary>What was found, the worst first; nothing where all is well.</summary>
    public required IReadOnlyList<PrecheckFinding> Findings { get; init; }

    /// <summary>The worst of the findings.</summary>
    public PrecheckLevel Status => Findings.Count == 0 ? PrecheckLevel.Passed : Findings.Max(finding => finding.Level);

    /// <summary>The code of the worst finding; null where all is well.</summary>
    public string? Code => Findings.Count == 0 ? null : Findings[0].Code;

    /// <summary>The worst finding in words; null where all is well.</summary>
    public string? Reason => Findings.Count == 0 ? null : Findings[0].Reason;

    /// <summary>What to do about the worst finding; null where all is well.</summary>
    public string? Recommendation => Findings.Count == 0 ? null : Findings[0].Recommendation;

    /// <summary>The vault's name.</summary>
    public required string VaultName { get; init; }

    /// <summary>The vault's ARM id.</summary>
    public required string VaultId { get; init; }

    /// <summary>The virtual machine's ARM id.</summary>
    public required string VmId { get; init; }

    internal static IReadOnlyList<PrecheckFinding> Sorted(IEnumerable<PrecheckFinding> findings) =>
        Spoken.List(findings.OrderByDescending(finding => finding.Level).ToArray());
}
