namespace AzBackupTools;

/// <summary>A rule by which the emulator misbehaves.</summary>
public sealed record EmulatorFault
{
    /// <summary>The rule's id.</summary>
    public required string Id { get; init; }

    /// <summary>The verb that it is for; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>The part of the path that it is for; null for all.</summary>
    public string? PathContains { get; init; }

    /// <summary>What it does: "status 429", "tokenExpired", "reset", "stall", "truncate", "duplicatePage", "loseOperation" or "failJob".</summary>
    public required string Effect { get; init; }

    /// <summary>How likely it strikes a request that it is for: 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>How many matching requests it still lets pass.</summary>
    public required int SkipsLeft { get; init; }

    /// <summary>How many requests it will still strike; null for all.</summary>
    public int? TimesLeft { get; init; }

    /// <summary>How many requests it has struck.</summary>
    public required int Struck { get; init; }
}
