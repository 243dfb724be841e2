using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace AzBackupTools.Emulator.State;

/// <summary>What a restore makes when it ends: a machine, or disks.</summary>
internal sealed record ComingResource
{
    public required DateTimeOffset At { get; init; }

    public required string JobId { get; init; }

    public required string Subscription { get; init; }

    public required string Group { get; init; }

    public VirtualMachineRecord? Machine { get; init; }

    public IReadOnlyList<JsonObject> Plain { get; init; } = Array.Empty<JsonObject>();
}
