using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace PowerShellDouble.Execution;

internal sealed partial class CommandRuntime
{
    private Answer? _standing;

    public bool ShouldProcess(string target) => ShouldProcess(target, metadata.Name);

    public bool ShouldProcess(string target, string action) =>
        Decide($"Performing the operation \"{action}\" on target \"{target}\".", null, null, out _);

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption) =>
        Decide(verboseDescription, verboseWarning, caption, out _);

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason) =>
        Decide(verboseDescription, verboseWarning, caption, out shouldProcessReason);

    public bool ShouldContinue(string query, string caption)
    {
        bool yesToAll = false, noToAll = false;
        return Continue(query, caption, withAll: false, ref yesToAll, ref noToAll);
    }

    public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) =>
        Continue(query, caption, withAll: true, ref yesToAll, ref noToAll);

    public bool ShouldContinue(string query, string caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll) =>
        Continue(query, caption, withAll: true, ref yesToAll, ref noToAll);

    private bool Decide(string description, string? warning, string? caption, out ShouldProcessReason reason)
    {
        RefuseWhenStopping();
        reason = ShouldProcessReason.None;
        if (_standing is not null)
        {
            return _standing == Answer.YesToAll;
        }

        if (preferences.WhatIf)
        {
            RequireTurn(toPipeline: false);
            reason = ShouldProcessReason.WhatIf;
            context.Sink.HostLine("What if: " + description);
            return false;
        }

        var threshold = preferences.Confirm;
        if (threshold == ConfirmImpact.None || threshold > metadata.ConfirmImpact)
        {
            if (common.IsVerbose == true)
            {
                WriteVerbose(description);
            }

            return true;
        }

        RequireTurn(toPipeline: false);
        var answer = Ask(
            string.IsNullOrEmpty(warning) ? $"Are you sure you want to perform this action?{Environment.NewLine}{description}" : warning,
            caption,
            withAll: true);
        if (answer is Answer.YesToAll or Answer.NoToAll)
        {
            _standing = answer;
        }

        return answer is Answer.Yes or Answer.YesToAll;
    }

    private bool Continue(string query, string caption, bool withAll, ref bool yesToAll, ref bool noToAll)
    {
        RequireTurn(toPipeline: false);
        if (noToAll || yesToAll)
        {
            return !noToAll;
        }

        switch (Ask(query, caption, withAll))
        {
            case Answer.YesToAll:
                yesToAll = true;
                return true;
            case Answer.NoToAll:
                noToAll = true;
                return false;
            case Answer.No:
                return false;
            default:
                return true;
        }
    }

    private Answer Ask(string? message, string? caption, bool withAll, bool withHalt = false)
    {
        var choices = new Collection<ChoiceDescription>();
        var answers = new List<Answer>();
        void Offer(Answer answer, string label, string help)
        {
            answers.Add(answer);
            choices.Add(new ChoiceDescription(label, help));
        }

        Offer(Answer.Yes, "&Yes", "Continue with only the next step of the operation.");
        if (withAll)
        {
            Offer(Answer.YesToAll, "Yes to &All", "Continue with all the steps of the operation.");
        }

        if (withHalt)
        {
            Offer(Answer.Halt, "&Halt Command", "Stop this command.");
        }
        else
        {
            Offer(Answer.No, "&No", "Skip this operation and proceed with the next operation.");
            if (withAll)
            {
                Offer(Answer.NoToAll, "No to A&ll", "Skip this operation and all subsequent operations.");
            }
        }

        if (context.Host.UI is not { } ui)
        {
            throw new HostException(DoubleHostUserInterface.NobodyToAsk, null!, "HostFunctionNotImplemented", ErrorCategory.NotImplemented);
        }

        return answers[ui.PromptForChoice(
            string.IsNullOrEmpty(caption) ? "Confirm" : caption,
            string.IsNullOrEmpty(message) ? "Continue with this operation?" : message,
            choices,
            0)];
    }
}
