using System.Collections.Generic;

namespace PowerShellProbe.Snapshots;

/// <summary>What one step of a scenario said, stream by stream, as texts that mean the same on every engine.</summary>
public sealed class StepOutcome
{
    public string Scenario { get; set; } = string.Empty;

    public int Step { get; set; }

    public List<ObjectSnapshot> Outputs { get; set; } = new();

    public List<ErrorSnapshot> Errors { get; set; } = new();

    public List<string> Warnings { get; set; } = new();

    public List<string> Verbose { get; set; } = new();

    public List<string> Debug { get; set; } = new();

    public List<string> Information { get; set; } = new();

    public List<string> Progress { get; set; } = new();

    public List<string> HostLines { get; set; } = new();

    public List<string> Questions { get; set; } = new();
}

/// <summary>An object: its type, its text and the properties that were asked for.</summary>
public sealed class ObjectSnapshot
{
    public string TypeName { get; set; } = string.Empty;

    public string? Text { get; set; }

    public Dictionary<string, string?> Properties { get; set; } = new();
}

/// <summary>An error.</summary>
public sealed class ErrorSnapshot
{
    public string Id { get; set; } = string.Empty;

    public string Category { get; set; } = string.Empty;

    public string CategoryText { get; set; } = string.Empty;

    public string Message { get; set; } = string.Empty;

    public string? Recommendation { get; set; }

    public string? Target { get; set; }
}
