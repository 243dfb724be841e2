using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AzBackupTools.Module.Tests.Harness;

/// <summary>A host that gives the answers of a test and keeps the lines written to it.</summary>
/// <param name="userInterface">Null for a host as in a runbook, which has none.</param>
internal sealed class ScriptedHost(ScriptedUserInterface? userInterface) : PSHost
{
    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(ScriptedHost);

    public override PSHostUserInterface UI => userInterface!;

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
}

/// <summary>Where a question without a prepared answer is an error: nobody is there to give one.</summary>
internal sealed class ScriptedUserInterface : PSHostUserInterface
{
    private readonly List<string> _lines = [];
    private readonly List<string> _questions = [];
    private Queue<Answer> _answers = new();

    /// <summary>The lines written since the last <see cref="Begin"/>.</summary>
    internal IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The questions since the last <see cref="Begin"/>, as "Caption: Message -> Answer".</summary>
    internal IReadOnlyList<string> Questions => [.. _questions];

    /// <summary>Without a console, as in a service.</summary>
    public override PSHostRawUserInterface RawUI => null!;

    /// <summary>Forgets what was written and takes the answers to the next questions.</summary>
    internal void Begin(IEnumerable<Answer> answers)
    {
        _lines.Clear();
        _questions.Clear();
        _answers = new Queue<Answer>(answers);
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw CannotPrompt();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        if (!_answers.TryDequeue(out var answer))
        {
            throw CannotPrompt();
        }

        _questions.Add($"{caption}: {message} -> {answer}");
        var labels = choices.Select(choice => choice.Label.Replace("&", string.Empty, StringComparison.Ordinal)).ToList();
        return labels.IndexOf(answer.ToString());
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw CannotPrompt();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw CannotPrompt();

    public override string ReadLine() => throw CannotPrompt();

    public override SecureString ReadLineAsSecureString() => throw CannotPrompt();

    public override void Write(string value) => _lines.Add(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => _lines.Add(value);

    public override void WriteDebugLine(string message)
    {
    }

    public override void WriteErrorLine(string value)
    {
    }

    public override void WriteLine(string value) => _lines.Add(value);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override void WriteVerboseLine(string message)
    {
    }

    public override void WriteWarningLine(string message)
    {
    }

    /// <summary>The same failure as that of the engine under -NonInteractive.</summary>
    private static HostException CannotPrompt() =>
        new("The host cannot prompt.", null, "HostFunctionNotImplemented", ErrorCategory.NotImplemented);
}
