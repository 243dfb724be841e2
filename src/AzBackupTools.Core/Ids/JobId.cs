using System;
using System.Diagnostics.CodeAnalysis;
using AzBackupTools.Core.Ids;

namespace AzBackupTools;

/// <summary>The id of a backup job.</summary>
public sealed class JobId : ArmIdentifier
{
    private static readonly TypedId<JobId> Reader = new(
        "a backup job",
        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.RecoveryServices/vaults/{vault}/backupJobs/{job}",
        parts => parts.IsType(VaultId.Provider, "vaults", "backupJobs")
            ? new JobId(VaultId.FromParts(parts), parts.Names[1])
            : null);

    /// <summary>Builds the id.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="name">The name, a GUID.</param>
    /// <param name="secondaryRegion">The paired region, for a job there.</param>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public JobId(VaultId vault, string name, string? secondaryRegion = null)
        : base($"{vault ?? throw new ArgumentNullException(nameof(vault))}/backupJobs/{IdPath.Name(name, nameof(name))}")
    {
        Vault = vault;
        Name = name;
        SecondaryRegion = secondaryRegion;
    }

    /// <summary>The vault.</summary>
    public VaultId Vault { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The paired region, for a job that runs there and that the vault itself does not list; it is no part of the id's text.</summary>
    public string? SecondaryRegion { get; }

    /// <summary>Reads the id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not the id of a job.</exception>
    public static JobId Parse(string value) => Reader.Parse(value);

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out JobId? id) => Reader.TryParse(value, out id);
}
