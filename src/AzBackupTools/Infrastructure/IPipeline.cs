using System;
using System.Management.Automation;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;

namespace AzBackupTools.Infrastructure;

/// <summary>
/// What a cmdlet's background work may ask of the pipeline. Objects, errors and questions are awaited: the work goes on when
/// the pipeline has really taken them. Verbose, warning, debug and progress are told and forgotten.
/// </summary>
internal interface IPipeline : IActivitySink
{
    /// <summary>Writes one object to the output.</summary>
    Task WriteObjectAsync(object value);

    /// <summary>Writes one non-terminating error.</summary>
    Task WriteErrorAsync(ErrorRecord error);

    /// <summary>Asks, once per target, whether a change may be made; honours -WhatIf and -Confirm.</summary>
    Task<bool> ShouldProcessAsync(string target, string action);

    /// <summary>The same, in words of the caller's own: for a change that takes more than one line to describe.</summary>
    /// <param name="description">What is done: -WhatIf and -Verbose show it.</param>
    /// <param name="question">What -Confirm asks.</param>
    /// <param name="caption">The heading of the question.</param>
    Task<bool> ShouldProcessAsync(string description, string question, string caption);

    /// <summary>Asks an extra question, which -Force answers beforehand.</summary>
    Task<bool> ShouldContinueAsync(string query, string caption);

    /// <summary>Runs something that only the pipeline thread may do.</summary>
    Task<T> InvokeAsync<T>(Func<PSCmdlet, T> work);

    /// <summary>Writes a warning.</summary>
    void Warning(string message);
}
