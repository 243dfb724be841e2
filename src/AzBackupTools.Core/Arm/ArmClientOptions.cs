using System;
using System.Net.Http;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Time;
using Azure.Core;

namespace AzBackupTools.Core.Arm;

/// <summary>Everything that an <see cref="ArmClient" /> can be told. Immutable.</summary>
public sealed record ArmClientOptions
{
    /// <summary>The cloud.</summary>
    public ArmEnvironment Environment { get; init; } = ArmEnvironment.AzureCloud;

    /// <summary>
    /// The endpoint of ARM where it is not the one of <see cref="Environment" />: the emulator. Not with a <see cref="Credential" />;
    /// who signs in to an endpoint of his own says so with <see cref="ArmEnvironment.Custom" />.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Who signs in. Needs https.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>A fixed token for the emulator: any text, and only for a loopback address or emulator.localhost, where http will do.</summary>
    public string? StaticToken { get; init; }

    /// <summary>
    /// The folder below which key vaults answer, each in one of its name: the emulator. Only with a <see cref="StaticToken" />, and on its
    /// <see cref="Endpoint" />; with a <see cref="Credential" /> each has the host that the cloud gives it.
    /// </summary>
    public Uri? KeyVaults { get; init; }

    /// <summary>
    /// What sends; the caller keeps and disposes it. It must not follow redirects by itself, since the token would go along.
    /// Null: a handler of the client's own.
    /// </summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>The source of time.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>Who hears of the work.</summary>
    public IActivitySink Activity { get; init; } = SilentActivitySink.Instance;

    /// <summary>How often and how patiently a request is repeated.</summary>
    public ArmRetryOptions Retry { get; init; } = new();

    /// <summary>
    /// The wait between two polls of an operation where the service names none: the first one lasts a third of it,
    /// the second two thirds. More than zero.
    /// </summary>
    public TimeSpan DefaultPollInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The shortest wait between two polls, whatever the service names, so that "Retry-After: 0" is no busy loop.</summary>
    public TimeSpan MinPollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two polls, whatever the service names.</summary>
    public TimeSpan MaxPollInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Who calls, for the user agent: 24 characters are sent at most.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>How long the head of an answer may take, and then its body.</summary>
    public TimeSpan NetworkTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The endpoint that these options lead to.</summary>
    public Uri EffectiveEndpoint => Endpoint ?? Environment.ResourceManager;

    /// <summary>Names the endpoint and no secret.</summary>
    public override string ToString() => $"ArmClientOptions {{ {Environment}, {EffectiveEndpoint} }}";

    /// <summary>Refuses options that contradict each other.</summary>
    internal void Check()
    {
        ArmEndpoint.Check(EffectiveEndpoint, nameof(Endpoint));
        if (Credential is null == StaticToken is null)
        {
            throw new ArgumentException(
                Credential is null
                    ? $"{nameof(Credential)} and {nameof(StaticToken)} are both missing: give a credential for Azure, or a token for the emulator."
                    : $"{nameof(Credential)} and {nameof(StaticToken)} are both given: the token is for the emulator, and a real credential never goes there.",
                nameof(Credential));
        }

        if (StaticToken is not null)
        {
            CheckStaticToken();
        }
        else
        {
            CheckCredential();
        }

        if (KeyVaults is not null && (StaticToken is null || !KeyVaults.IsAbsoluteUri || !ArmEndpoint.IsSameServer(KeyVaults, EffectiveEndpoint) || !KeyVaults.AbsolutePath.EndsWith("/", StringComparison.Ordinal)))
        {
            throw new ArgumentException($"{nameof(KeyVaults)} is {KeyVaults}, which is no folder of the emulator at {EffectiveEndpoint}: secrets and tokens go nowhere else.", nameof(KeyVaults));
        }

        if (Handler is HttpClientHandler { AllowAutoRedirect: true })
        {
            throw new ArgumentException("The handler follows redirects by itself, and the token might go along to another host. Set AllowAutoRedirect to false.", nameof(Handler));
        }

        Retry.Check();
        CheckPositive(DefaultPollInterval, nameof(DefaultPollInterval));
        CheckPositive(NetworkTimeout, nameof(NetworkTimeout));
        if (MinPollInterval < TimeSpan.Zero || MaxPollInterval < MinPollInterval)
        {
            throw new ArgumentException($"{nameof(MinPollInterval)} is {MinPollInterval} and {nameof(MaxPollInterval)} is {MaxPollInterval}: neither less than zero, and the second not less than the first.", nameof(MaxPollInterval));
        }
    }

    private static void CheckPositive(TimeSpan value, string parameter)
    {
        if (value <= TimeSpan.Zero)
        {
            throw new ArgumentException($"{parameter} is {value}, and needs more than zero.", parameter);
        }
    }

    private void CheckStaticToken()
    {
        if (StaticToken!.Trim().Length == 0)
        {
            throw new ArgumentException("The token is empty; the emulator takes any text.", nameof(StaticToken));
        }

        if (!ArmEndpoint.IsLocal(EffectiveEndpoint))
        {
            throw new ArgumentException($"A fixed token is for the emulator on this machine, not for {EffectiveEndpoint}. Use a {nameof(Credential)} there.", nameof(StaticToken));
        }
    }

    private void CheckCredential()
    {
        if (EffectiveEndpoint.Scheme != "https")
        {
            throw new ArgumentException($"A real credential is never sent over http, and {EffectiveEndpoint} is http. For the emulator use a {nameof(StaticToken)}.", nameof(Credential));
        }

        if (Endpoint is not null && Uri.Compare(Endpoint, Environment.ResourceManager, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new ArgumentException(
                $"A real credential of {Environment} is not sent to {Endpoint}. If that is the ARM of a cloud of your own, describe it with ArmEnvironment.Custom; for the emulator use a {nameof(StaticToken)}.",
                nameof(Endpoint));
        }
    }
}
