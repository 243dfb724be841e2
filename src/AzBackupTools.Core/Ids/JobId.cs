using System;
using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

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
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public JobId(VaultId vault, string name)
        : base($"{vault ?? throw new ArgumentNullException(nameof(vault))}/backupJobs/{IdPath.Name(name, nameof(name))}")
    {
        Vault = vault;
        Name = name;
    }

    /// <summary>The vault.</summary>
    public VaultId Vault { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Reads the id.</summary>
    /// <exception cref="InvalidResourceIdException">The value is not the id of a job.</exception>
    public static JobId Parse(string value) => Reader.Parse(value);

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out JobId? id) => Reader.TryParse(value, out id);
}
