using System.Globalization;

namespace AzBackupTools;

/// <summary>A proxy between the agent and Azure.</summary>
public sealed record MarsProxy
{
    /// <summary>Its address.</summary>
    public required string Server { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>The user that the agent signs in to it as, or null.</summary>
    public string? UserName { get; init; }

    /// <summary>In words.</summary>
    public override string ToString() => $"{Server}:{Port.ToString(CultureInfo.InvariantCulture)}";
}
