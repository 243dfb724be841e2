namespace AzBackupTools;

/// <summary>How bad a finding is.</summary>
public enum MarsFindingLevel
{
    /// <summary>It works as it is meant where it was done on purpose.</summary>
    Note,

    /// <summary>It works, though perhaps not as it is meant.</summary>
    Warning,

    /// <summary>The agent refuses it, or nothing would be backed up.</summary>
    Error,
}

/// <summary>Something about the configuration of an agent that is wrong, or has an effect that one may not expect.</summary>
public sealed record MarsFinding
{
    /// <summary>How bad it is.</summary>
    public required MarsFindingLevel Level { get; init; }

    /// <summary>The kind of finding; of errors an id of about_AzBackupTools_Errors.</summary>
    public required string Code { get; init; }

    /// <summary>What it is about: a path, or a parameter of Set-MarsPolicy.</summary>
    public required string Target { get; init; }

    /// <summary>What was found.</summary>
    public required string Message { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Recommendation { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Level} {Code}: {Message}";

    internal static MarsFinding Error(string code, string target, string message, string recommendation) =>
        new() { Level = MarsFindingLevel.Error, Code = code, Target = target, Message = message, Recommendation = recommendation };

    internal static MarsFinding Note(string code, string target, string message, string recommendation) =>
        new() { Level = MarsFindingLevel.Note, Code = code, Target = target, Message = message, Recommendation = recommendation };

    internal static MarsFinding Warning(string code, string target, string message, string recommendation) =>
        new() { Level = MarsFindingLevel.Warning, Code = code, Target = target, Message = message, Recommendation = recommendation };

    internal BackupException ToException() => new(Code, Message, Recommendation, Target) { ConcernsAllInput = true };
}
