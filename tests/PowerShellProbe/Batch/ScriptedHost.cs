using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using PowerShellProbe.Snapshots;

namespace PowerShellProbe.Batch;

/// <summary>A host for pwsh that answers what a scenario laid ready and keeps the lines written to it.</summary>
internal sealed class ScriptedHost : PSHost
{
    private readonly ScriptedUserInterface _ui = new();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "ScriptedHost";

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }

    internal void Begin(IEnumerable<string> answers, StepOutcome outcome) => _ui.Begin(answers, outcome);
}

internal sealed class ScriptedUserInterface : PSHostUserInterface
{
    private Queue<string> _answers = new();
    private StepOutcome _outcome = new();

    public override PSHostRawUserInterface RawUI => null!;

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw NobodyThere();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        if (!_answers.TryDequeue(out var answer))
        {
            throw NobodyThere();
        }

        _outcome.Questions.Add($"{caption}: {message} -> {answer}");
        return choices.Select(c => c.Label.Replace("&", string.Empty, StringComparison.Ordinal)).ToList().IndexOf(answer);
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NobodyThere();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw NobodyThere();

    public override string ReadLine() => throw NobodyThere();

    public override SecureString ReadLineAsSecureString() => throw NobodyThere();

    public override void Write(string value) => _outcome.HostLines.Add(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => _outcome.HostLines.Add(value);

    public override void WriteDebugLine(string message)
    {
    }

    public override void WriteErrorLine(string value)
    {
    }

    public override void WriteLine(string value) => _outcome.HostLines.Add(value);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override void WriteVerboseLine(string message)
    {
    }

    public override void WriteWarningLine(string message)
    {
    }

    internal void Begin(IEnumerable<string> answers, StepOutcome outcome)
    {
        _answers = new Queue<string>(answers);
        _outcome = outcome;
    }

    // What the engine itself says where a host has no user interface.
    private static HostException NobodyThere() => new(
        "A command that prompts the user failed because the host program or the command type does not support user interaction. Try a host program that supports user interaction, such as the PowerShell Console, and remove prompt-related commands from command types that do not support user interaction.",
        null,
        "HostFunctionNotImplemented",
        ErrorCategory.NotImplemented);
}
