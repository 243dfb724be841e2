using System;

namespace AzBackupTools.Emulator.Host;

/// <summary>What the host was told on its command line.</summary>
public sealed record HostOptions
{
    /// <summary>How fast virtual time flows where nobody says: a minute in a second, so that jobs are done while one watches.</summary>
    public const double DefaultTimeScale = 60;

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Serve TLS with a certificate that is made at the start.</summary>
    public bool Https { get; init; }

    /// <summary>Where the certificate goes, as PEM; null for a file of the user's own data folder.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The file that the state is read from at the start, where it exists, and written to at the end.</summary>
    public string? StateFile { get; init; }

    /// <summary>The name of a scenario or a file that holds one.</summary>
    public string? Scenario { get; init; }

    /// <summary>The folder that each exchange is written to.</summary>
    public string? RecordFolder { get; init; }

    /// <summary>Virtual seconds per real second; 0 when time stands still but for admin requests and waits; null for the default.</summary>
    public double? TimeScale { get; init; }

    /// <summary>The one token that is let in; null for any that is not empty.</summary>
    public string? Token { get; init; }

    /// <summary>Accept api-versions and query parameters that the emulator does not know.</summary>
    public bool Loose { get; init; }

    /// <summary>The process whose end is ours too.</summary>
    public int? ParentProcessId { get; init; }

    /// <summary>Where invented ids come from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The moment at which virtual time starts; null for the present.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Only say what the options are.</summary>
    public bool Help { get; init; }

    /// <summary>The speed of virtual time.</summary>
    public double EffectiveTimeScale => TimeScale ?? DefaultTimeScale;

    /// <summary>
    /// Whether a wait at /_emulator/clock/wait lets time jump to its end. Who asks for a speed wants to see it, and waits in it.
    /// </summary>
    public bool WaitsJump => TimeScale is null or 0;
}
