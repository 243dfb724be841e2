using System;
using System.Collections.Generic;
using System.Net;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Time;
using AzBackupTools.Core.Workflows;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>A way to the service that is not yet tried; opening it proves it and settles the default subscription.</summary>
internal sealed record SignIn
{
    /// <summary>A token lives about an hour; one that is handed over does not say when it ends.</summary>
    private static readonly TimeSpan AssumedLife = TimeSpan.FromHours(1);

    internal required ArmClientOptions Options { get; init; }

    internal required RsContext Context { get; init; }

    private string? SuggestedSubscription { get; init; }

    internal static SignIn With(AccountCredential credential, ArmEnvironment cloud) =>
        new()
        {
            Options = new ArmClientOptions { Environment = cloud, Credential = credential.Credential },
            Context = Describe(cloud, credential.Account, credential.Kind, credential.TenantId),
        };

    internal static SignIn WithToken(ArmEnvironment cloud, SecureString token) =>
        new()
        {
            Options = new ArmClientOptions
            {
                Environment = cloud,
                Credential = new FixedTokenCredential(new NetworkCredential(string.Empty, token).Password, SystemClock.Instance.UtcNow + AssumedLife),
            },
            Context = Describe(cloud, "access token", "AccessToken", null),
        };

    internal static async Task<SignIn> FromAzAsync(ArmEnvironment cloud, IPipeline pipeline, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var resource = cloud.ResourceManager;
        var first = await pipeline.InvokeAsync(cmdlet => AzToken.Ask(cmdlet, resource)).ConfigureAwait(false);
        return new SignIn
        {
            Options = new ArmClientOptions { Environment = cloud, Credential = new AzTokenCredential(first, SystemClock.Instance, AskAgain) },
            Context = Describe(cloud, first.Account ?? "Az session", "Az", first.TenantId),
            SuggestedSubscription = first.SubscriptionId,
        };

        // Where no cmdlet is at work, nobody can ask.
        Task<AzToken> AskAgain(AzToken last) =>
            PipelinePump.Current is { } current ? current.InvokeAsync(cmdlet => AzToken.Ask(cmdlet, resource)) : Task.FromResult(last);
    }

    /// <summary>To the emulator of this session, which is started where there is none, or to one that is served at an address.</summary>
    internal static async Task<SignIn> ToEmulatorAsync(Uri? address, string? scenario, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var emulator = await pipeline.InvokeAsync(_ => EmulatorInstance.Find()).ConfigureAwait(false);
        if (scenario is not null && (emulator is not null || address is not null))
        {
            throw new BackupException(
                ErrorIds.EmulatorAlreadyRunning,
                $"The emulator at {emulator?.Endpoint ?? address} runs already, and holds what it holds.",
                "Leave out -Scenario to connect to it, or end it first with Stop-RsEmulator.");
        }

        if (address is not null && emulator?.Endpoint != new Uri(address, "/"))
        {
            if (emulator is not null)
            {
                throw new BackupException(
                    ErrorIds.EmulatorAlreadyRunning,
                    $"This session has an emulator already, at {emulator.Endpoint}.",
                    "Leave out -EmulatorUri to connect to it, or end it first with Stop-RsEmulator.");
            }

            emulator = await ServedEmulator.MeetAsync(address, null, cancellationToken).ConfigureAwait(false);
        }

        emulator ??= EmulatorScenario.Make(
            EmulatorInstance.DefaultOptions, scenario is null ? null : await EmulatorScenario.ResolveAsync(scenario, pipeline).ConfigureAwait(false));
        await pipeline.InvokeAsync(_ =>
        {
            EmulatorInstance.Use(emulator);
            return true;
        }).ConfigureAwait(false);
        return new SignIn
        {
            Options = new ArmClientOptions
            {
                Endpoint = emulator.Endpoint,
                StaticToken = "emulator",
                KeyVaults = emulator.KeyVaults,
                Handler = emulator.Handler,
                Clock = emulator.Clock,
            },
            Context = new RsContext
            {
                Account = "emulator",
                Kind = "Emulator",
                Environment = "Emulator",
                Endpoint = emulator.Endpoint.ToString(),
                TenantId = emulator.TenantId,
            },
        };
    }

    /// <summary>Proves the way with one request, which also says which subscriptions there are.</summary>
    /// <exception cref="BackupException">Nobody lets us in, or the wanted subscription is not among those that the account sees.</exception>
    internal async Task<Session> OpenAsync(string? subscription, IPipeline pipeline, CancellationToken cancellationToken)
    {
        var client = new BackupClient(new ArmClient(Options));
        var all = new List<Subscription>();
        await foreach (var one in client.WithActivity(pipeline).Subscriptions.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            all.Add(one);
        }

        var chosen = Subscriptions.Choose(all, subscription ?? SuggestedSubscription);
        if (chosen is null)
        {
            pipeline.Warning(all.Count == 0
                ? "The account sees no subscription. Check its roles, or give -TenantId."
                : $"The account sees {all.Count} subscriptions and none is chosen. Choose one: Set-RsContext -Subscription <name or id>.");
        }

        return new Session
        {
            Client = client,
            Context = Context with
            {
                SubscriptionId = chosen?.SubscriptionId,
                SubscriptionName = chosen?.Name,
                TenantId = Context.TenantId ?? chosen?.TenantId,
            },
        };
    }

    private static RsContext Describe(ArmEnvironment cloud, string account, string kind, string? tenantId) =>
        new() { Account = account, Kind = kind, Environment = cloud.Name, Endpoint = cloud.ResourceManager.ToString(), TenantId = tenantId };
}
