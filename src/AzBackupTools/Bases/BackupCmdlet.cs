using System;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;
using AzBackupTools.Core.Time;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>The base of every cmdlet that talks to the service.</summary>
public abstract class BackupCmdlet : AsyncPSCmdlet
{
    private Session? _session;
    private BackupClient? _client;

    /// <summary>The connection that the cmdlet began with.</summary>
    private protected Session Session => _session ?? throw new InvalidOperationException("The cmdlet has not begun.");

    /// <summary>Whether the cmdlet, called as it is, has anything to ask the service.</summary>
    private protected virtual bool NeedsConnection => true;

    /// <summary>The time that the service lives in; the machine's where there is no connection.</summary>
    private protected IClock Clock => _session?.Clock ?? SystemClock.Instance;

    /// <summary>The services, heard by this invocation only.</summary>
    private protected BackupClient Client => _client ?? throw new InvalidOperationException("The cmdlet has not begun.");

    /// <summary>The subscription that names without one refer to.</summary>
    private protected string SubscriptionId => Session.Context.SubscriptionId ?? throw new BackupException(
        ErrorIds.SubscriptionNotChosen,
        "The account sees several subscriptions and none is chosen.",
        "Choose one: Set-RsContext -Subscription <name or id>, or give the vault by its full id.")
    {
        ConcernsAllInput = true,
    };

    /// <inheritdoc />
    private protected sealed override async Task BeginProcessingAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        // State is kept by runspace, which only the pipeline thread knows.
        (_session, var servers) = await pipeline.InvokeAsync(_ => (NeedsConnection ? Session.Current : Session.Find(), MarsAgents.OfEmulator)).ConfigureAwait(false);
        if (_session is null)
        {
            return;
        }

        _client = _session.Client.WithActivity(pipeline);
        Pump.UseClock(_session.Clock);
        foreach (var server in servers)
        {
            await server.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private protected override CmdletFailure DescribeFailure(Exception exception) =>
        ErrorFactory.FromException(exception, RequiredActionsOf(GetType()));

    private static string[] RequiredActionsOf(Type cmdlet) =>
        cmdlet.GetCustomAttributes<RequiresActionAttribute>().Where(attribute => attribute.On is null).Select(attribute => attribute.Action).ToArray();
}
