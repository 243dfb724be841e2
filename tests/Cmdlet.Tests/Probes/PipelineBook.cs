using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Cmdlet.Tests.Harness;

namespace AzBackupTools.Cmdlet.Tests.Probes;

/// <summary>How objects go down a pipeline, and what stops them.</summary>
public sealed class PipelineBook : ScenarioBook
{
    private const string Invoke = "PowerShellProbe.Cmdlets.InvokeProbeItemCommand";

    public override CmdletSource Source => CmdletSource.Probe;

    public override IEnumerable<Scenario> Scenarios =>
    [
        new Scenario("by value")
            .Run("Get-ProbeItem 2 | Invoke-ProbeItem").Gives(2, ("Set", "ByItem")).Item(0, ("Item", "p1"), ("Id", null), ("Size", "1")).Item(1, ("Item", "p2"), ("Size", "2"))
            .Run("Get-ProbeItem 1 | Invoke-ProbeItem -Size 9").Gives(1, ("Size", "9")),

        new Scenario("by property name")
            .Run("[pscustomobject]@{ Id = '/x'; Size = '7' } | Invoke-ProbeItem")
                .FailsWith("InputObjectMissingMandatory," + Invoke, messageContains: "Item")
            .Run("Get-ProbeItem 1 | Test-ProbeRef").Says("item:p1/Odd")
            .Run("'v1', 'v2' | Test-ProbeRef").Says("text:v1/", "text:v2/")
            .Run("[pscustomobject]@{ VaultName = 'v3'; State = 'ok' } | Test-ProbeRef").Says("text:v3/ok"),

        new Scenario("input that fits nowhere")
            .Run("1, 2 | Invoke-ProbeItem").FailsWith("InputObjectNotBound," + Invoke, ErrorCategory.InvalidArgument, count: 2)
            .Run("[pscustomobject]@{ Size = 7 } | Invoke-ProbeItem").FailsWith("InputObjectMissingMandatory," + Invoke)
            .Run("[pscustomobject]@{ Id = '/x'; Size = 'big' } | Invoke-ProbeItem").FailsWith("InputObjectNotBound," + Invoke)
            .Run("@() | Invoke-ProbeItem").GivesNothing()
            .Run("'x' | Get-ProbeItem 1").FailsWith("InputObjectNotBound,PowerShellProbe.Cmdlets.GetProbeItemCommand"),

        new Scenario("a set without input")
            .Run("Invoke-ProbeItem x, y").Gives(1, ("Set", "ByName"), ("Name", "x,y"))
            .Run("Invoke-ProbeItem -Id 5").Gives(1, ("Set", "ById"), ("Id", "5"))
            .Run("Invoke-ProbeItem").FailsWith("MissingMandatoryParameter," + Invoke)
            .Run("Get-ProbeItem 1 | Invoke-ProbeItem -Name x").Gives(1, ("Set", "ByName"), ("Size", "1")),

        new Scenario("the life of two commands")
            .Run("$j = [System.Collections.ArrayList]@()\nGet-ProbeItem 2 -Journal $j | Invoke-ProbeItem -Journal $j | Out-Null")
            .Run("$j").Says("begin", "begin True", "process 1", "wrote 1", "process 2", "wrote 2", "end", "end 2", "dispose", "dispose"),

        new Scenario("a downstream that has enough")
            .Run("$j = [System.Collections.ArrayList]@()\nGet-ProbeItem 9 -Journal $j | Select-Object -First 2").Gives(2).Item(1, ("Name", "p2"))
            .Run("$j").Says("begin", "wrote 1", "PipelineStoppedException", "dispose")
            .Run("$j = [System.Collections.ArrayList]@()\nGet-ProbeItem 9 -Journal $j | Select-Object -First 1 | Invoke-ProbeItem -Journal $j | Out-Null")
            .Run("$j"),

        new Scenario("lists are taken apart")
            .Run("Get-ProbeItem 3 -AsList").Gives(3)
            .Run("$all = Get-ProbeItem 3\n$all.Count").Says("3")
            .Run("$one = Get-ProbeItem 1\n$one.Count").Says("1")
            .Run("$none = Get-ProbeItem 0\n$null -eq $none").Says("True")
            .Run("Write-ProbeError WriteNull").Gives(1),

        new Scenario("the built-in commands")
            .Run("Get-ProbeItem 4 | Where-Object State -eq Even").Gives(2, ("State", "Even"))
            .Run("Get-ProbeItem 4 | Where-Object Size -gt 2").Gives(2)
            .Run("Get-ProbeItem 4 | Where-Object Name -like 'p[12]'").Gives(2)
            .Run("Get-ProbeItem 4 | Where-Object { $_.Size -ge 2 -and $_.State -eq 'Even' }").Gives(2)
            .Run("Get-ProbeItem 3 | ForEach-Object Name").Says("p1", "p2", "p3")
            .Run("Get-ProbeItem 2 | ForEach-Object { \"<$($_.Name)>\" }").Says("<p1>", "<p2>")
            .Run("Get-ProbeItem 3 | Sort-Object Size -Descending | Select-Object -ExpandProperty Name").Says("p3", "p2", "p1")
            .Run("Get-ProbeItem 3 | Select-Object Name, Size -Last 1").Gives(1, ("Name", "p3"), ("Size", "3"), ("State", null))
            .Run("Get-ProbeItem 3 | Select-Object -Skip 1 -First 1 | ForEach-Object Name").Says("p2")
            .Run("(Get-ProbeItem 3 | Measure-Object).Count").Says("3")
            .Run("(Get-ProbeItem 3 | Measure-Object Size -Sum).Sum").Says("6")
            .Run("Get-ProbeItem 3 | Out-Null").GivesNothing()
            .Run("Write-Output a b").Says("a", "b")
            .Run("Get-ProbeItem 1 | Select-Object -ExpandProperty Nope").FailsWith("ExpandPropertyNotFound,Microsoft.PowerShell.Commands.SelectObjectCommand")
            .Run("Get-ProbeItem 1 | Select-Object @{ n = 'X'; e = { $_.Size + 1 } }").Gives(1, ("X", "2")),
    ];
}
