using System;
using System.Diagnostics.CodeAnalysis;

namespace AzBackupTools.Core.Ids;

/// <summary>The id of a backup job.</summary>
public sealed class JobId : ArmIdentifier
{
    /// <summary>Builds the id.</summary>
    /// <exception cref="ArgumentException">A name is empty or contains a slash.</exception>
    public JobId(VaultId vault, string name)
        : base($"{vault}/backupJobs/{name}")
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
    public static JobId Parse(string value) => throw new NotImplementedException();

    /// <summary>Reads the id, or says that it is none.</summary>
    public static bool TryParse(string? value, [NotNullWhen(true)] out JobId? id) => throw new NotImplementedException();
}
