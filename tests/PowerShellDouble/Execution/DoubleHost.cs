using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PowerShellDouble.Execution;

/// <summary>A host without a console; with no user interface at all, as in a runbook, when a test wants it so.</summary>
internal sealed class DoubleHost(SessionContext context) : PSHost
{
    private readonly DoubleHostUserInterface _ui = new(context);

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "PowerShellDouble";

    public override PSHostUserInterface? UI => context.HasUserInterface ? _ui : null;

    public override Version Version { get; } = new(7, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException("PSHost.EnterNestedPrompt is not in the double.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("PSHost.ExitNestedPrompt is not in the double.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => throw new NotSupportedException("PSHost.SetShouldExit is not in the double.");
}

/// <summary>Lines go to the session's sink; questions are answered from the answers that are laid ready.</summary>
internal sealed class DoubleHostUserInterface(SessionContext context) : PSHostUserInterface
{
    internal const string NobodyToAsk =
        "A command that prompts the user failed because the host program or the command type does not support user interaction. Try a host program that supports user interaction, such as the PowerShell Console, and remove prompt-related commands from command types that do not support user interaction.";

    public override PSHostRawUserInterface? RawUI => null;

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw NobodyThere();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        if (!context.Answers.TryTake(out var answer))
        {
            throw NobodyThere();
        }

        var label = answer switch
        {
            Answer.Yes => "Yes",
            Answer.YesToAll => "Yes to All",
            Answer.No => "No",
            Answer.NoToAll => "No to All",
            _ => "Halt Command",
        };
        var index = choices.Select(c => c.Label.Replace("&", string.Empty, StringComparison.Ordinal)).ToList()
            .FindIndex(l => string.Equals(l, label, StringComparison.OrdinalIgnoreCase));
        context.Sink.Question(caption, message, label);
        return index >= 0 ? index : throw new HostException($"\"{label}\" is no answer to \"{caption}: {message}\".");
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NobodyThere();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw NobodyThere();

    public override string ReadLine() => throw NobodyThere();

    public override SecureString ReadLineAsSecureString() => throw NobodyThere();

    public override void Write(string value) => context.Sink.HostLine(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => context.Sink.HostLine(value);

    public override void WriteDebugLine(string message) => context.Sink.Debug(new DebugRecord(message));

    public override void WriteErrorLine(string value) => context.Sink.HostLine(value);

    public override void WriteLine(string value) => context.Sink.HostLine(value);

    public override void WriteProgress(long sourceId, ProgressRecord record) => context.Sink.Progress(record);

    public override void WriteVerboseLine(string message) => context.Sink.Verbose(new VerboseRecord(message));

    public override void WriteWarningLine(string message) => context.Sink.Warning(new WarningRecord(message));

    private static HostException NobodyThere() => new(NobodyToAsk, null!, "HostFunctionNotImplemented", ErrorCategory.NotImplemented);
}
