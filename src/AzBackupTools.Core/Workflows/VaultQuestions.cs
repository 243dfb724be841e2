using System;

namespace AzBackupTools.Core.Workflows;

/// <summary>What a person is asked and told before a vault is changed.</summary>
public sealed record VaultQuestions
{
    /// <summary>Asked once, with all the requests.</summary>
    public required Confirmation Confirm { get; init; }

    /// <summary>Asked once more where something can never be undone.</summary>
    public required Confirmation ConfirmForEver { get; init; }

    /// <summary>Told of consequences that the words of the change do not say.</summary>
    public required Action<string> Warn { get; init; }
}
