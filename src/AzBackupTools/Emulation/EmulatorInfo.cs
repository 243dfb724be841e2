using System;

namespace AzBackupTools;

/// <summary>The emulator that runs in this session.</summary>
public sealed record EmulatorInfo
{
    /// <summary>Where clients address it.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Its time, in UTC. It moves when somebody waits for the service, and with Step-RsEmulatorClock.</summary>
    public required DateTimeOffset VirtualTime { get; init; }

    /// <summary>The seed that its invented ids and sizes come from.</summary>
    public required int Seed { get; init; }

    /// <summary>What existed at the start: the name of a scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>How many virtual machines exist.</summary>
    public required int VirtualMachines { get; init; }

    /// <summary>How many vaults exist.</summary>
    public required int Vaults { get; init; }

    /// <summary>How many items are protected, soft-deleted ones included.</summary>
    public required int ProtectedItems { get; init; }

    /// <summary>How many jobs there are.</summary>
    public required int Jobs { get; init; }

    /// <summary>How many faults are in force.</summary>
    public required int Faults { get; init; }

    /// <summary>How many requests it has answered.</summary>
    public required long Requests { get; init; }
}
