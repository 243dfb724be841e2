using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Makes the agent of this server be as a file of Export-MarsPolicy says. What is so already is left alone.</summary>
[Cmdlet(VerbsData.Import, "MarsPolicy", SupportsShouldProcess = true)]
[OutputType(typeof(MarsPolicyResult))]
public sealed class ImportMarsPolicyCommand : MarsCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The password of the proxy's user, where the file names one: files hold no secrets.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? ProxyPassword { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var path = await pipeline.ResolveAsync(Path, nameof(Path)).ConfigureAwait(false);
        var wanted = MarsConfigurationFile.Read(path);
        if (wanted.Find(Agent.Files).FirstOrDefault(static finding => finding.Level == MarsFindingLevel.Error) is { } error)
        {
            throw new BackupException(error.Code, error.Message, error.Recommendation, error.Target) { ConcernsAllInput = true };
        }

        var info = await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<(MarsPolicy? Before, MarsPolicy After)>();
        foreach (var policy in wanted.Policies)
        {
            changes.Add((await Agent.GetPolicyAsync(policy.Workload, cancellationToken).ConfigureAwait(false), policy));
        }

        if (changes.Any(static change => change.Before is null || !change.Before.SaysTheSameAs(change.After)))
        {
            RequireReady(info);
        }

        // Settings come last: only the vault knows whether it refuses a policy, and then they stay as they are.
        foreach (var (before, after) in changes)
        {
            var selection = new MarsSelection(after, before is null ? [] : MarsSelection.Replace(before, after.Items).Consequences);
            var verb = before is null ? $"Make a backup policy: {after}" : $"Change the backup policy to: {after}";
            await ChangeAsync(before, selection, verb, pipeline, cancellationToken).ConfigureAwait(false);
        }

        var settings = new MarsSettings { Proxy = info.Proxy, Throttling = info.Throttling };
        var news = News(settings, wanted.Over(settings)).ToList();
        if (news.Count > 0 && await pipeline.ShouldProcessAsync(info.ServerName, $"Change {string.Join(", and ", news)}").ConfigureAwait(false))
        {
            await Agent.SetSettingsAsync(wanted.Over(settings), ProxyPassword, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses what the agent would refuse later, when half of it is done.</summary>
    private static void RequireReady(MarsAgentInfo info)
    {
        if (!info.IsRegistered)
        {
            throw MarsFailures.NotRegistered(info.ServerName);
        }

        if (!info.HasPassphrase)
        {
            throw MarsErrors.Describe("34506", string.Empty);
        }

        if (info.IsBusy)
        {
            throw MarsErrors.Describe("CBPBackupOrRestoreInProgress", string.Empty);
        }
    }

    private static IEnumerable<string> News(MarsSettings before, MarsSettings after)
    {
        var (old, now) = (MarsJson.Of(before), MarsJson.Of(after));
        if (old["proxy"]?.ToJsonString() != now["proxy"]?.ToJsonString())
        {
            yield return $"the proxy to {after.Proxy?.ToString() ?? "none"}{(after.Proxy?.UserName is { } user ? $" as {user}" : string.Empty)}";
        }

        if (old["throttling"]?.ToJsonString() != now["throttling"]?.ToJsonString())
        {
            yield return $"the limits of bandwidth to {after.Throttling?.ToString() ?? "none"}";
        }
    }
}
