using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Bases;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Mars;

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
        var settings = new MarsSettings { Proxy = info.Proxy, Throttling = info.Throttling };
        if (MarsJson.Of(settings).ToJsonString() != MarsJson.Of(wanted.Settings).ToJsonString()
            && await pipeline.ShouldProcessAsync(info.ServerName, "Change proxy and limits of bandwidth").ConfigureAwait(false))
        {
            await Agent.SetSettingsAsync(wanted.Settings, ProxyPassword, cancellationToken).ConfigureAwait(false);
        }

        foreach (var policy in wanted.Policies)
        {
            var before = await Agent.GetPolicyAsync(policy.Workload, cancellationToken).ConfigureAwait(false);
            var after = before is null ? new MarsSelection(policy, []) : new MarsSelection(policy, MarsSelection.Replace(before, policy.Items).Consequences);
            await ChangeAsync(before, after, before is null ? "Make a backup policy" : "Change the backup policy", pipeline, cancellationToken).ConfigureAwait(false);
        }
    }
}
