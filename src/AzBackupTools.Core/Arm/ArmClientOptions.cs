using System;
using System.Net.Http;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Time;
using Azure.Core;

namespace AzBackupTools.Core.Arm;

/// <summary>Everything that an <see cref="ArmClient" /> can be told.</summary>
public sealed record ArmClientOptions
{
    /// <summary>The cloud.</summary>
    public ArmEnvironment Environment { get; init; } = ArmEnvironment.AzureCloud;

    /// <summary>The endpoint of ARM where it is not the one of <see cref="Environment" />: the emulator.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Who signs in. Needs an https endpoint.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>A fixed token for the emulator: only for a loopback address or emulator.localhost.</summary>
    public string? StaticToken { get; init; }

    /// <summary>What sends; the caller keeps and disposes it. Null: a handler of the client's own.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The source of time.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>Who hears of the work.</summary>
    public IActivitySink Activity { get; init; } = SilentActivitySink.Instance;

    /// <summary>How often a request is repeated.</summary>
    public ArmRetryOptions Retry { get; init; } = new();

    /// <summary>The wait between two polls of an operation where the service names none.</summary>
    public TimeSpan DefaultPollInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest wait between two polls, whatever the service names.</summary>
    public TimeSpan MaxPollInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Who calls, for the user agent: 24 characters at most.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>How long one attempt may take, its body included.</summary>
    public TimeSpan NetworkTimeout { get; init; } = TimeSpan.FromSeconds(100);
}
