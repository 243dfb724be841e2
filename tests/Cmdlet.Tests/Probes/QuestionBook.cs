using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Cmdlet.Tests.Harness;
using PowerShellDouble.Execution;

namespace AzBackupTools.Cmdlet.Tests.Probes;

/// <summary>What is asked before a change, and what each stream carries.</summary>
public sealed class QuestionBook : ScenarioBook
{
    public override CmdletSource Source => CmdletSource.Probe;

    public override IEnumerable<Scenario> Scenarios =>
    [
        new Scenario("-WhatIf")
            .Run("Set-Probe a, b -WhatIf").Says("left a", "left b").Writes(StreamName.Host, "What if: Performing the operation \"Set the probe\" on target \"a\".")
            .Run("Remove-Probe a -WhatIf").Says("left a").Writes(StreamName.Host, "What if: Performing the operation \"Remove-Probe\" on target \"a\".").WritesNo(StreamName.Question)
            .Run("Move-Probe -WhatIf").Says("False WhatIf").Writes(StreamName.Host, "What if: Moving the probe.")
            .Run("Set-Probe a -WhatIf:$false").Says("set a").WritesNo(StreamName.Host)
            .Run("$WhatIfPreference = $true\nSet-Probe a").Says("left a").Writes(StreamName.Host, "What if: "),

        new Scenario("-Confirm and the impact")
            .Run("Set-Probe a").Says("set a").WritesNo(StreamName.Question)
            .Run("Set-Probe a -Confirm").Answering(Answer.Yes).Says("set a").Writes(StreamName.Question, "Confirm: Are you sure you want to perform this action?")
            .Run("Set-Probe a -Confirm").Answering(Answer.No).Says("left a")
            .Run("Set-Probe a, b, c -Confirm").Answering(Answer.No, Answer.YesToAll).Says("left a", "set b", "set c")
            .Run("Set-Probe a, b, c -Confirm").Answering(Answer.Yes, Answer.NoToAll).Says("set a", "left b", "left c")
            .Run("Remove-Probe a").Answering(Answer.Yes).Says("removed a").Writes(StreamName.Question, "Performing the operation \"Remove-Probe\" on target \"a\".")
            .Run("Remove-Probe a -Confirm:$false").Says("removed a").WritesNo(StreamName.Question)
            .Run("Remove-Probe a").FailsWith("HostFunctionNotImplemented,PowerShellProbe.Cmdlets.RemoveProbeCommand", ErrorCategory.NotImplemented)
            .Run("Move-Probe -Confirm").Answering(Answer.Yes).Says("True None").Writes(StreamName.Question, "Moving: Move the probe? -> Yes")
            .Run("$ConfirmPreference = 'None'\nRemove-Probe a").Says("removed a")
            .Run("$ConfirmPreference = 'Low'\nSet-Probe a").Answering(Answer.No).Says("left a"),

        new Scenario("the second question")
            .Run("Remove-Probe a -AskAgain -Confirm:$false").Answering(Answer.No).Says("spared a").Writes(StreamName.Question, "Removing: Really remove 'a'? -> No")
            .Run("Remove-Probe a, b, c -AskAgain -Confirm:$false").Answering(Answer.YesToAll).Says("removed a", "removed b", "removed c")
            .Run("Remove-Probe a, b -AskAgain -Confirm:$false").Answering(Answer.NoToAll).Says("spared a", "spared b")
            .Run("Remove-Probe a -AskAgain -Force -Confirm:$false").Says("removed a").WritesNo(StreamName.Question),

        new Scenario("streams by preference")
            .Run("Write-Probe x").Says("output x").Writes(StreamName.Warning, "warning x").WritesNo(StreamName.Verbose).WritesNo(StreamName.Debug)
                .Writes(StreamName.Progress, "Probing: Half way (x) 50%").Writes(StreamName.Progress, "Probing: completed")
            .Run("Write-Probe x -Verbose").Writes(StreamName.Verbose, "verbose x")
            .Run("Write-Probe x -Debug").Answering(Answer.YesToAll, Answer.YesToAll).Says("output x").Writes(StreamName.Debug, "debug x").Writes(StreamName.Question, "Confirm: Continue with this operation? -> Yes to All")
            .Run("Write-Probe x -Debug").Answering(Answer.Halt).GivesNothing().FailsWith("ActionPreferenceStop,PowerShellProbe.Cmdlets.WriteProbeCommand")
            .Run("Write-Probe x -InformationAction Continue").Writes(StreamName.Information, "information x")
            .Run("Write-Probe x -WarningAction SilentlyContinue").WritesNo(StreamName.Warning)
            .Run("Write-Probe x -WarningAction Stop").GivesNothing().FailsWith("ActionPreferenceStop,PowerShellProbe.Cmdlets.WriteProbeCommand", ErrorCategory.OperationStopped).Writes(StreamName.Warning, "warning x")
            .Run("$VerbosePreference = 'Continue'\nWrite-Probe x").Writes(StreamName.Verbose, "verbose x")
            .Run("Set-Probe a").Says("set a")
            .Run("Set-Probe a -Verbose").Writes(StreamName.Verbose, "Performing the operation \"Set the probe\" on target \"a\"."),

        new Scenario("$ProgressPreference")
            .Run("$ProgressPreference = 'SilentlyContinue'\nWrite-Probe x").WritesNo(StreamName.Progress),

        new Scenario("the session from within")
            .Run("$probe = 5\nMeasure-Probe -Script '1 + 1; Get-ProbeItem 1'").Says("2", "p1", "5", "default")
            .Run("Measure-Probe -Script 'Write-ProbeError Terminate'").FailsWith("ProbeBroken,PowerShellProbe.Cmdlets.WriteProbeErrorCommand"),
    ];
}
