using System;
using System.Collections.Generic;

namespace AzBackupTools.Emulator;

/// <summary>What an emulator is made of. Equal options and equal requests give equal answers, byte by byte.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The invented subscription of an emulator that is given none.</summary>
    public const string DefaultSubscriptionId = "b5a1c0de-0000-4000-8000-0000000000aa";

    /// <summary>The invented tenant of an emulator that is given none.</summary>
    public const string DefaultTenantId = "b5a1c0de-0000-4000-8000-00000000007e";

    /// <summary>Where invented ids, request ids and sizes come from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The moment at which virtual time starts. The engine reads no clock of the machine.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>The subscriptions that exist. At least one; each a GUID.</summary>
    public IReadOnlyList<string> SubscriptionIds { get; init; } = new[] { DefaultSubscriptionId };

    /// <summary>The tenant that the subscriptions belong to; a GUID.</summary>
    public string TenantId { get; init; } = DefaultTenantId;

    /// <summary>The one bearer token that is let in, or null for any that is not empty.</summary>
    public string? AcceptedToken { get; init; }

    /// <summary>What exists at the start: one of <see cref="Scenarios.BuiltInScenario.Names"/>. <c>Empty</c>: the subscriptions and nothing in them.</summary>
    public string Scenario { get; init; } = Scenarios.BuiltInScenario.Empty;

    /// <summary>What exists at the start, as JSON: a scenario of one's own in place of <see cref="Scenario"/>.</summary>
    public string? ScenarioContent { get; init; }

    /// <summary>The real pause before time jumps to the next waiter, see <see cref="Time.VirtualClock.WaitAsync"/>. Zero: a yield.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// True to have machines backed up by the schedules of their policies as the clock moves, as the service does. False for an emulator in
    /// which nothing happens but what was asked for.
    /// </summary>
    public bool RunsSchedules { get; init; } = true;

    /// <summary>Where exchanges are written to, or null for nowhere; as long as nobody says, what <see cref="Http.TrafficRecorder.Variable"/> names.</summary>
    public Http.TrafficRecorder? Recorder { get; init; } = Http.TrafficRecorder.OfProcess;

    /// <summary>
    /// True to take any well-formed api-version and to pass over query parameters that are not known. A client of unknown make gets
    /// further; a mistake of one's own is not noticed.
    /// </summary>
    public bool Loose { get; init; }

    /// <summary>
    /// The Retry-After of every answer to something in progress, in seconds, or null for what the service sends: 60 on backup
    /// operations and none on those of vaults, which makes clients wait for half a minute of real time. 1 or more.
    /// </summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>
    /// For how long GET still finds a vault after its deletion succeeded. Zero by default; the service can take a while, and a
    /// client should live with it.
    /// </summary>
    public TimeSpan VaultDeletionLag { get; init; } = TimeSpan.Zero;

    /// <summary>
    /// How long every change of an item takes, or null for what was recorded: half a minute to two. Backups and restores go on taking
    /// theirs. More than zero.
    /// </summary>
    public TimeSpan? OperationDuration { get; init; }
}
