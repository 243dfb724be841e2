using System.Collections.Generic;

namespace PowerShellProbe.Batch;

/// <summary>Scenarios for one pwsh process to run.</summary>
public sealed class BatchRequest
{
    /// <summary>The modules that each scenario's runspace imports.</summary>
    public List<string> Modules { get; set; } = new();

    public List<BatchScenario> Scenarios { get; set; } = new();
}

/// <summary>A scenario without its expectations.</summary>
public sealed class BatchScenario
{
    public string Name { get; set; } = string.Empty;

    public List<BatchStep> Steps { get; set; } = new();
}

/// <summary>A step: what to run, what to answer, what to look at.</summary>
public sealed class BatchStep
{
    public string Script { get; set; } = string.Empty;

    public List<string> Answers { get; set; } = new();

    public List<string> Properties { get; set; } = new();
}
