using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that speak to the MARS agent of this server. They need no connection.</summary>
public abstract class MarsCmdlet : AsyncPSCmdlet
{
    private IMarsAgent? _agent;

    /// <summary>The agent.</summary>
    private protected IMarsAgent Agent => _agent ?? throw new InvalidOperationException("The cmdlet has not begun.");

    private protected sealed override async Task BeginProcessingAsync(IPipeline pipeline, CancellationToken cancellationToken) =>
        _agent = await pipeline.InvokeAsync(static _ => MarsAgents.Current).ConfigureAwait(false);

    /// <summary>The server's name, for questions and errors.</summary>
    private protected async Task<string> ServerNameAsync(CancellationToken cancellationToken) =>
        (await Agent.GetInfoAsync(cancellationToken).ConfigureAwait(false)).ServerName;

    /// <summary>The policy of a kind.</summary>
    /// <exception cref="BackupException">MarsPolicyNotFound.</exception>
    private protected async Task<MarsPolicy> PolicyAsync(MarsWorkload workload, CancellationToken cancellationToken) =>
        await Agent.GetPolicyAsync(workload, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.MarsPolicyNotFound,
            workload == MarsWorkload.SystemState ? "The system state of this server is not backed up: there is no policy for it." : "Nothing is backed up on this server: there is no policy.",
            workload == MarsWorkload.SystemState ? "Make one: Set-MarsPolicy -SystemState -At 22:00 -KeepDaily 30." : "Make one: Set-MarsPolicy -Item C:\\Data -At 22:00 -KeepDaily 30.")
        {
            ConcernsAllInput = true,
        };

    /// <summary>Makes a policy be so, having said what it means, and writes how it came out.</summary>
    /// <param name="before">How it is, or null where there is none.</param>
    /// <param name="after">How it shall be, with what to know of it.</param>
    /// <param name="verb">What is done, for the question: "Change the backup policy".</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="cancellationToken">Ends it.</param>
    private protected async Task ChangeAsync(MarsPolicy? before, MarsSelection after, string verb, IPipeline pipeline, CancellationToken cancellationToken)
    {
        if (before is not null && before.SaysTheSameAs(after.Policy))
        {
            Warn(after.Consequences, pipeline);
            await pipeline.WriteObjectAsync(new MarsPolicyResult(before, MarsPolicyOutcome.Unchanged, after.Consequences)).ConfigureAwait(false);
            return;
        }

        var findings = MarsPolicyRules.Find(after.Policy, Agent.Files);
        if (findings.FirstOrDefault(static finding => finding.Level == MarsFindingLevel.Error) is { } error)
        {
            throw new BackupException(error.Code, error.Message, error.Recommendation, error.Target) { ConcernsAllInput = !TakesMany };
        }

        string[] consequences = [.. before is null ? [] : MarsRetentionLoss.Find(before, after.Policy), .. after.Consequences];
        Warn(findings.Where(static finding => finding.Level == MarsFindingLevel.Warning).Select(static finding => $"{finding.Message} {finding.Recommendation}"), pipeline);
        Warn(consequences, pipeline);

        var server = await ServerNameAsync(cancellationToken).ConfigureAwait(false);
        if (await pipeline.ShouldProcessAsync(server, verb).ConfigureAwait(false))
        {
            await Agent.SetPolicyAsync(after.Policy, cancellationToken).ConfigureAwait(false);
            await pipeline.WriteObjectAsync(new MarsPolicyResult(after.Policy, OutcomeOf(before, after.Policy), consequences)).ConfigureAwait(false);
        }
    }

    /// <summary>What is wrong with the parameters, whatever comes through the pipeline.</summary>
    internal static BackupException Invalid(string message, string remedy) => new(ErrorIds.InvalidArgument, message, remedy) { ConcernsAllInput = true };

    /// <summary>Whether each input is a change of its own, so that what is wrong with one is no matter of the others.</summary>
    private protected virtual bool TakesMany => false;

    /// <summary>The paths in the form of the agent. Of one that cannot be taken an error is written, and the rest goes on.</summary>
    /// <param name="given">What the user gave.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="check">Throws where a path is refused for another reason than its form.</param>
    private protected static async Task<IReadOnlyList<MarsPathRef>> PathsAsync(IEnumerable<MarsPathRef> given, IPipeline pipeline, Action<string>? check = null)
    {
        var paths = new List<MarsPathRef>();
        foreach (var one in given)
        {
            try
            {
                var path = one.Normalized();
                check?.Invoke(path.Path);
                paths.Add(path);
            }
            catch (BackupException refused)
            {
                await pipeline.WriteErrorAsync(ErrorFactory.FromException(refused, []).ErrorRecord).ConfigureAwait(false);
            }
        }

        return paths;
    }

    private static void Warn(IEnumerable<string> texts, IPipeline pipeline)
    {
        foreach (var text in texts)
        {
            pipeline.Warning(text);
        }
    }

    private static MarsPolicyOutcome OutcomeOf(MarsPolicy? before, MarsPolicy after) =>
        before is null ? MarsPolicyOutcome.Created
        : before.State == MarsPolicyState.Paused && after.State == MarsPolicyState.Valid ? MarsPolicyOutcome.Resumed
        : MarsPolicyOutcome.Changed;

    /// <summary>Reads times of day.</summary>
    private protected static IReadOnlyList<TimeSpan> Times(string parameter, IEnumerable<string> texts) => texts
        .SelectMany(static text => text.Split(','))
        .Select(text => DateTime.TryParseExact(text.Trim(), ["H:mm", "HH:mm", "H:mm:ss", "h:mm tt"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.TimeOfDay
            : throw new BackupException(ErrorIds.InvalidSchedule, $"-{parameter} '{text}' is not a time of day.", "Write it as 22:00 or 22:30.", text) { ConcernsAllInput = true })
        .ToArray();

    /// <summary>Writes a job, and beside one that failed the error that says why.</summary>
    private protected static async Task WriteAsync(MarsJob job, IPipeline pipeline)
    {
        await pipeline.WriteObjectAsync(job).ConfigureAwait(false);
        if (job.Status == "CompletedWithWarnings" && job.ErrorMessage is not null)
        {
            pipeline.Warning(job.ErrorMessage);
        }

        if (job.Status is "Failed" or "Cancelled")
        {
            throw new BackupException(
                job.Status == "Failed" ? ErrorIds.JobFailed : ErrorIds.JobCancelled,
                $"The {job.Operation.ToLowerInvariant()} of {string.Join(", ", job.Sources)} ended as {job.Status}: {job.ErrorMessage?.TrimEnd('.') ?? "the agent does not say why"}.",
                job.ErrorCode is null && job.ErrorMessage is null ? "Look at the agent's log." : MarsErrors.Describe(job.ErrorCode, job.ErrorMessage ?? string.Empty).Remedy,
                job.Id)
            {
                ServiceCode = job.ErrorCode,
            };
        }
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _agent?.Dispose();
        }
    }

    /// <summary>Whether a parameter was given.</summary>
    private protected bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
