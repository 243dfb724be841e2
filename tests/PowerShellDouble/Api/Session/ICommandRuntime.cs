using System.Management.Automation.Host;

namespace System.Management.Automation;

/// <summary>What a cmdlet says goes through here.</summary>
public interface ICommandRuntime
{
    PSHost Host { get; }

    bool ShouldContinue(string query, string caption);

    bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll);

    bool ShouldProcess(string target);

    bool ShouldProcess(string target, string action);

    bool ShouldProcess(string verboseDescription, string verboseWarning, string caption);

    bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason);

    void ThrowTerminatingError(ErrorRecord errorRecord);

    bool TransactionAvailable();

    void WriteCommandDetail(string text);

    void WriteDebug(string text);

    void WriteError(ErrorRecord errorRecord);

    void WriteObject(object sendToPipeline);

    void WriteObject(object sendToPipeline, bool enumerateCollection);

    void WriteProgress(ProgressRecord progressRecord);

    void WriteProgress(long sourceId, ProgressRecord progressRecord);

    void WriteVerbose(string text);

    void WriteWarning(string text);
}

/// <summary>The same with the information stream.</summary>
public interface ICommandRuntime2 : ICommandRuntime
{
    bool ShouldContinue(string query, string caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll);

    void WriteInformation(InformationRecord informationRecord);
}
