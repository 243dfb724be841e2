using System;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>What an operation leaves behind, for those who ask its results.</summary>
internal enum OperationResult
{
    /// <summary>Nothing: 204.</summary>
    Nothing,

    /// <summary>The protected item.</summary>
    Item,

    /// <summary>The vault.</summary>
    Vault,

    /// <summary>The policy.</summary>
    Policy,
}

/// <summary>An asynchronous operation. Whether it has ended follows from the time.</summary>
internal sealed record OperationRecord
{
    public required string Id { get; init; }

    /// <summary>The vault's id in small letters. The operation outlives its vault.</summary>
    public required string VaultId { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    /// <summary>True for what concerns the vault itself and is asked for under operationStatus.</summary>
    public bool ConcernsVault { get; init; }

    public string? JobId { get; init; }

    /// <summary>What the status shows at the end when it is no job: scripts of a file recovery, results of a validation.</summary>
    public JsonObject? Shows { get; init; }

    public OperationResult Result { get; init; }

    /// <summary>The item or policy that the result shows.</summary>
    public string? Subject { get; init; }

    public bool HasEndedAt(DateTimeOffset now) => now >= End;
}
