using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Cmdlet.Tests.Harness;

namespace AzBackupTools.Cmdlet.Tests.Probes;

/// <summary>How commands fail, and what a script sees of it.</summary>
public sealed class FailureBook : ScenarioBook
{
    private const string Command = "PowerShellProbe.Cmdlets.WriteProbeErrorCommand";

    public override CmdletSource Source => CmdletSource.Probe;

    public override IEnumerable<Scenario> Scenarios =>
    [
        new Scenario("an error that does not end the command")
            .Run("'a', 'b' | Write-ProbeError").Says("after a", "after b").FailsWith("ProbeBroken," + Command, ErrorCategory.InvalidOperation, "The probe is broken.", count: 2)
            .Run("Write-ProbeError WriteMany").FailsWith("Late," + Command, ErrorCategory.OperationTimeout, count: 3)
            .Run("Write-ProbeError WriteWithDetails").FailsWith("ProbeBroken," + Command, messageContains: "in detail"),

        new Scenario("an error that ends it")
            .Run("'a', 'b' | Write-ProbeError Terminate").GivesNothing().FailsWith("ProbeBroken," + Command, target: "a")
            .Run("Write-ProbeError Throw").FailsWith("System.InvalidOperationException," + Command, ErrorCategory.NotSpecified, "The probe threw.")
            .Run("Write-ProbeError ThrowRuntime").FailsWith("SessionStateException," + Command, messageContains: "not there")
            .Run("Write-ProbeError SwallowTermination").Says("caught PipelineStoppedException").FailsWith("ProbeBroken," + Command),

        new Scenario("the next statement runs")
            .Run("Write-ProbeError Terminate\n'next'").Says("next").FailsWith("ProbeBroken," + Command)
            .Run("Write-ProbeError Write -Target x; 'next'").Says("after x", "next").FailsWith("ProbeBroken," + Command),

        new Scenario("-ErrorAction")
            .Run("Write-ProbeError -Target x -ErrorAction SilentlyContinue").Says("after x")
            .Run("$Error[0].FullyQualifiedErrorId").Says("ProbeBroken," + Command)
            .Run("Write-ProbeError -Target x -ErrorAction Ignore").Says("after x")
            .Run("Write-ProbeError -Target x -ErrorAction Stop\n'next'").GivesNothing().FailsWith("ProbeBroken," + Command)
            .Run("Write-ProbeError -Target x -ea Stop").FailsWith("ProbeBroken," + Command)
            .Run("Write-ProbeError Terminate -ErrorAction SilentlyContinue\n'next'").Says("next").FailsWith("ProbeBroken," + Command),

        new Scenario("$ErrorActionPreference")
            .Run("$ErrorActionPreference = 'Stop'\nWrite-ProbeError -Target x\n'next'").GivesNothing().FailsWith("ProbeBroken," + Command)
            .Run("$ErrorActionPreference = 'SilentlyContinue'\nWrite-ProbeError -Target x").Says("after x"),

        new Scenario("-ErrorVariable and the others")
            .Run("Write-ProbeError WriteMany -ErrorVariable e -ErrorAction SilentlyContinue\n$e.Count").Says("3")
            .Run("Write-ProbeError WriteMany -ErrorVariable +e -ErrorAction SilentlyContinue\n$e.Count").Says("6")
            .Run("Get-ProbeItem 2 -OutVariable o | Out-Null\n$o.Count").Says("2")
            .Run("Write-Probe x -WarningVariable w -WarningAction SilentlyContinue | Out-Null\n$w.Count"),

        new Scenario("try and catch")
            .Run("try { Write-ProbeError Terminate } catch { \"caught $($_.FullyQualifiedErrorId)\" }").Says("caught ProbeBroken," + Command)
            .Run("try { Write-ProbeError -Target x -ErrorAction Stop } catch { $_.Exception.Message } finally { 'done' }").Says("The probe is broken.", "done")
            .Run("try { Write-ProbeError -Target x } catch { 'not this' }").Says("after x").FailsWith("ProbeBroken," + Command)
            .Run("try { Show-Probe } catch { $_.CategoryInfo.Category; $_.Exception.GetType().Name }").Says("InvalidArgument", "ParameterBindingException"),

        new Scenario("inside of blocks")
            .Run("1, 2 | ForEach-Object { Write-ProbeError Terminate; \"after $_\" }").Says("after 1", "after 2").FailsWith("ProbeBroken," + Command, count: 2)
            .Run("if ($true) { Write-ProbeError Terminate\n'then' }").Says("then").FailsWith("ProbeBroken," + Command)
            .Run("foreach ($i in 1, 2) { Write-ProbeError Terminate; $i }").Says("1", "2").FailsWith("ProbeBroken," + Command, count: 2)
            .Run("try { 1, 2 | ForEach-Object { Write-ProbeError Terminate; 'not this' } } catch { 'caught' }").Says("caught")
            .Run("$x = Write-ProbeError Terminate\n$null -eq $x").Says("True").FailsWith("ProbeBroken," + Command),

        new Scenario("from another thread")
            .Run("Test-ProbeThread Object").Says("PSInvalidOperationException: The WriteObject and WriteError methods cannot be called from outside the overrides*")
            .Run("Test-ProbeThread Error").Says("PSInvalidOperationException: The WriteObject*")
            .Run("Test-ProbeThread Verbose").Says("PSInvalidOperationException: The WriteObject*")
            .Run("Test-ProbeThread Progress").Says("PSInvalidOperationException: The WriteObject*"),
    ];
}
