using System.Collections.Generic;

namespace AzBackupTools.Build.Processes;

/// <summary>A program with its arguments and what it finds in its environment.</summary>
internal sealed record Command(string Program, IReadOnlyList<string> Arguments)
{
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables to set, or with null to take away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    public static Command Dotnet(params string[] arguments) => new("dotnet", arguments);
}

/// <summary>How a program ended and what it printed, both streams as they came.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The exit code that stands for a program that ran out of its time.</summary>
    public const int TimedOut = -1000;
}
