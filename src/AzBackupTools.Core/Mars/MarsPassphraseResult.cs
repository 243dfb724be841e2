namespace AzBackupTools;

/// <summary>Where a new passphrase is kept.</summary>
public sealed record MarsPassphraseResult
{
    /// <summary>The server.</summary>
    public required string ServerName { get; init; }

    /// <summary>Set.</summary>
    public string Outcome { get; } = "Set";

    /// <summary>The file that keeps it, or null.</summary>
    public string? File { get; init; }

    /// <summary>The identifier of the secret in the key vault, or null.</summary>
    public string? SecretId { get; init; }

    /// <summary>The passphrase itself; null unless somebody asked for it.</summary>
    public string? PlainText { get; init; }

    /// <summary>Names no secret.</summary>
    public override string ToString() => $"{ServerName}: {Outcome}";
}
