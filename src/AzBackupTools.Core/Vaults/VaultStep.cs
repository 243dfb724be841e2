using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Core.Vaults;

/// <summary>One request of a change, and what it changes.</summary>
/// <param name="Kind">What is sent.</param>
/// <param name="Request">Verb and path below the resource group, for people.</param>
/// <param name="Changes">What becomes different by it.</param>
internal sealed record VaultStep(VaultStepKind Kind, string Request, IReadOnlyList<VaultDifference> Changes)
{
    /// <summary>"PATCH vaults/v1: Immutability: Disabled -> Unlocked".</summary>
    public override string ToString() => Changes.Count == 0 ? Request : $"{Request}: {string.Join("; ", Changes)}";

    /// <summary>The requests of a change, below one another.</summary>
    internal static string Lines(IEnumerable<VaultStep> steps) => string.Concat(steps.Select(static step => "\n  " + step));
}

/// <summary>The requests that a vault is set up by.</summary>
internal enum VaultStepKind
{
    /// <summary>Makes the resource group.</summary>
    Group,

    /// <summary>Makes the vault.</summary>
    Create,

    /// <summary>Chooses how backups are stored.</summary>
    Storage,

    /// <summary>Changes the vault itself.</summary>
    Change,

    /// <summary>Locks immutability, which has to be Unlocked by then.</summary>
    Lock,

    /// <summary>Sets soft delete.</summary>
    Config,

    /// <summary>Ties the vault to a resource guard.</summary>
    TieGuard,

    /// <summary>Asks the guard for leave to go.</summary>
    UnlockGuard,

    /// <summary>Frees the vault of its guard.</summary>
    FreeGuard,
}
