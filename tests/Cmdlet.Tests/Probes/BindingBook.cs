using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Cmdlet.Tests.Harness;

namespace AzBackupTools.Cmdlet.Tests.Probes;

/// <summary>How arguments find their parameters.</summary>
public sealed class BindingBook : ScenarioBook
{
    private const string Show = "PowerShellProbe.Cmdlets.ShowProbeCommand";

    public override CmdletSource Source => CmdletSource.Probe;

    public override IEnumerable<Scenario> Scenarios =>
    [
        new Scenario("by name, prefix, alias and position")
            .Run("Show-Probe -Name a -Count 2").Gives(1, ("Name", "a"), ("Count", "2"), ("Bound", "Count,Name"))
            .Run("Show-Probe a 2").Gives(1, ("Name", "a"), ("Count", "2"))
            .Run("Show-Probe -Cou 3 a").Gives(1, ("Name", "a"), ("Count", "3"))
            .Run("Show-Probe -ProbeName a").Gives(1, ("Name", "a"))
            .Run("Show-Probe -n a").Gives(1, ("Name", "a"))
            .Run("Show-Probe -Name:a -Count:4").Gives(1, ("Name", "a"), ("Count", "4"))
            .Run("echoprobe a").Gives(1, ("Name", "a"), ("Called", "echoprobe"))
            .Run("SHOW-PROBE a").Gives(1, ("Called", "SHOW-PROBE")),

        new Scenario("switches")
            .Run("Show-Probe a -Force").Gives(1, ("Force", "True"), ("Bound", "Force,Name"))
            .Run("Show-Probe a -Force:$false").Gives(1, ("Force", "False"), ("Bound", "Force,Name"))
            .Run("Show-Probe a -Force:1").Gives(1, ("Force", "True"))
            .Run("Show-Probe -Force a").Gives(1, ("Name", "a"), ("Force", "True"))
            .Run("Show-Probe a -Flag $true").Gives(1, ("Flag", "True"))
            .Run("Show-Probe a -Flag 0").Gives(1, ("Flag", "False"))
            .Run("Show-Probe a -Flag yes").FailsWith("CannotConvertArgument," + Show, ErrorCategory.InvalidArgument)
            .Run("Show-Probe a -Force:no").FailsWith("CannotConvertArgument," + Show)
            .Run("Show-Probe a -Flag $null").FailsWith("ParameterArgumentValidationErrorNullNotAllowed," + Show),

        new Scenario("what does not fit")
            .Run("Select-ProbeSet -Alpha 1 -Nope 1").FailsWith("NamedParameterNotFound,PowerShellProbe.Cmdlets.SelectProbeSetCommand", ErrorCategory.InvalidArgument)
            .Run("Select-ProbeSet -Alpha 1 more").FailsWith("PositionalParameterNotFound,PowerShellProbe.Cmdlets.SelectProbeSetCommand", ErrorCategory.InvalidArgument)
            .Run("Show-Probe").FailsWith("MissingMandatoryParameter," + Show, ErrorCategory.InvalidArgument, "Name")
            .Run("Show-Probe a -Count").FailsWith("MissingArgument," + Show)
            .Run("Show-Probe a -Count -Force").FailsWith("MissingArgument," + Show)
            .Run("Show-Probe a -Re x").FailsWith("AmbiguousParameter," + Show)
            .Run("Set-Probe a b").FailsWith("PositionalParameterNotFound,PowerShellProbe.Cmdlets.SetProbeCommand")
            .Run("Show-Probe -Name a -Name b")
                .FailsWith("ParameterAlreadyBound," + Show)
            .Run("Show-Nothing").FailsWith("CommandNotFoundException", ErrorCategory.ObjectNotFound, "Show-Nothing", "Show-Nothing"),

        new Scenario("numbers and texts")
            .Run("Show-Probe a -Count 5").Gives(1, ("Count", "5"))
            .Run("Show-Probe a -Count '5'").Gives(1, ("Count", "5"))
            .Run("Show-Probe a -Count 0x1F").Gives(1, ("Count", "31"))
            .Run("Show-Probe a -Count 2KB").Gives(1, ("Count", "2048"))
            .Run("Show-Probe a -Count -7").Gives(1, ("Count", "-7"))
            .Run("Show-Probe a -Count 1.6").Gives(1, ("Count", "2"))
            .Run("Show-Probe a -Count abc").FailsWith("CannotConvertArgumentNoMessage," + Show, ErrorCategory.InvalidArgument, "abc")
            .Run("Show-Probe a -Count 99999999999").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe 007").Gives(1, ("Name", "007"))
            .Run("Show-Probe 1.50").Gives(1, ("Name", "1.50"))
            .Run("Show-Probe -Name 12,13").FailsWith("CannotConvertArgument," + Show)
            .Run("Show-Probe a -Maybe 5").Gives(1, ("Maybe", "5"))
            .Run("Show-Probe a -Maybe $null").Gives(1, ("Maybe", null))
            .Run("Show-Probe a -Count $null").FailsWith("ParameterBindingFailed," + Show, ErrorCategory.WriteError),

        new Scenario("lists")
            .Run("Show-Probe a -Tag x").Gives(1, ("Tag", "x"))
            .Run("Show-Probe a -Tag x,y").Gives(1, ("Tag", "x,y"))
            .Run("Show-Probe a -Tag x, y , z").Gives(1, ("Tag", "x,y,z"))
            .Run("Show-Probe a -Tag @('x';'y')").Gives(1, ("Tag", "x,y"))
            .Run("Show-Probe a -Tag 1,2").Gives(1, ("Tag", "1,2"))
            .Run("Show-Probe a -Tag 01,02").Gives(1, ("Tag", "1,2"))
            .Run("Show-Probe a -Lun '1','2'").Gives(1, ("Lun", "1,2"))
            .Run("Show-Probe a -Lun 1,x").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a 1 more and more").Gives(1, ("Rest", "more,and,more")),

        new Scenario("times")
            .Run("Show-Probe a -When '2026-01-31T10:00:00Z'").Gives(1, ("When", "2026-01-31T10:00:00+00:00"))
            .Run("Show-Probe a -When '2026-01-31T10:00:00+02:00'").Gives(1, ("When", "2026-01-31T10:00:00+02:00"))
            .Run("Show-Probe a -Day 2026-01-31").Gives(1, ("Day", "2026-01-31T00:00:00"))
            .Run("Show-Probe a -Day ([datetime]'2026-01-31')").Gives(1, ("Day", "2026-01-31T00:00:00"))
            .Run("Show-Probe a -Span 01:30:00").Gives(1, ("Span", "01:30:00"))
            .Run("Show-Probe a -Span 2").Gives(1, ("Span", "00:00:00.0000002"))
            .Run("Show-Probe a -Span '2'").Gives(1, ("Span", "2.00:00:00"))
            .Run("Show-Probe a -Day soon").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -When soon").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -Span soon").FailsWith("CannotConvertArgumentNoMessage," + Show),

        new Scenario("enumerations")
            .Run("Show-Probe a -Kind large").Gives(1, ("Kind", "Large"))
            .Run("Show-Probe a -Kind lar").Gives(1, ("Kind", "Large"))
            .Run("Show-Probe a -Kind small").Gives(1, ("Kind", "Small"))
            .Run("Show-Probe a -Kind 1").Gives(1, ("Kind", "Small"))
            .Run("Show-Probe a -Kind sma").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -Kind huge").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -Kind 77").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -Flags red,blue").Gives(1, ("Flags", "Red, Blue"))
            .Run("Show-Probe a -Flags 'red,blue'").Gives(1, ("Flags", "Red, Blue"))
            .Run("Show-Probe a -Kind small,large").Gives(1, ("Kind", "Large"))
            .Run("Show-Probe a -Kind 'nope,large'").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -Kind $null").FailsWith("ParameterBindingFailed," + Show)
            .Run("Show-Probe a -Kind ''").FailsWith("CannotConvertArgumentNoMessage," + Show),

        new Scenario("by constructor, Parse and keys")
            .Run("Show-Probe a -Ref v1").Gives(1, ("Ref", "text:v1"))
            .Run("Show-Probe a -Ref (Get-ProbeItem 1)").Gives(1, ("Ref", "item:p1"))
            .Run("Show-Probe a -Refs x,(Get-ProbeItem 1)").Gives(1, ("Refs", "text:x|item:p1"))
            .Run("Show-Probe a -Ref 12").Gives(1, ("Ref", "text:12"))
            .Run("Show-Probe a -Ref $true").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -Ref x,y").FailsWith("CannotConvertArgument," + Show)
            .Run("Show-Probe a -Ref @{ a = 1 }").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -Link 'https://a.example/b'").Gives(1, ("Link", "https://a.example/b"))
            .Run("Show-Probe a -Key 'b8a9f0de-6f0c-4f3a-9c3c-2b1f6f3e9a11'").Gives(1, ("Key", "b8a9f0de-6f0c-4f3a-9c3c-2b1f6f3e9a11"))
            .Run("Show-Probe a -Key nope").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -Version 1.2.3").Gives(1, ("Version", "1.2.3"))
            .Run("Show-Probe a -Table @{ a = 1; b = 2 }").Gives(1, ("Table", "2:1"))
            .Run("Show-Probe a -Table 5").FailsWith("CannotConvertArgumentNoMessage," + Show)
            .Run("Show-Probe a -Any 5").Gives(1, ("Any", "Int32"))
            .Run("Show-Probe a -Shout hey").Gives(1, ("Shout", "HEY"))
            .Run("Show-Probe a -Shout bad").FailsWith("ParameterArgumentTransformationError," + Show, ErrorCategory.InvalidData),

        new Scenario("splatting")
            .Run("$p = @{ Name = 'a'; Count = 3; Force = $true }\nShow-Probe @p").Gives(1, ("Name", "a"), ("Count", "3"), ("Force", "True"))
            .Run("Show-Probe @p -Tag x").Gives(1, ("Name", "a"), ("Tag", "x"))
            .Run("Show-Probe @p -Count 9").Gives(1, ("Count", "9"))
            .Run("$q = 'a', 4\nShow-Probe @q").Gives(1, ("Name", "a"), ("Count", "4")),

        new Scenario("parameter sets")
            .Run("Select-ProbeSet -Alpha 1").Says("A")
            .Run("Select-ProbeSet -Beta 1 -Both 2").Says("B")
            .Run("Select-ProbeSet -Alpha 1 -Both 2").Says("A")
            .Run("Select-ProbeSet -Alpha 1 -Beta 2").FailsWith("AmbiguousParameterSet,PowerShellProbe.Cmdlets.SelectProbeSetCommand", ErrorCategory.InvalidArgument)
            .Run("Select-ProbeSet -Both 2").FailsWith("AmbiguousParameterSet,PowerShellProbe.Cmdlets.SelectProbeSetCommand")
            .Run("Select-ProbeSet -Everywhere 2").FailsWith("AmbiguousParameterSet,PowerShellProbe.Cmdlets.SelectProbeSetCommand")
            .Run("Select-ProbeSet -Beta 1").FailsWith("MissingMandatoryParameter,PowerShellProbe.Cmdlets.SelectProbeSetCommand"),

        new Scenario("nothing where something is mandatory")
            .Run("Request-Probe -Text '' -Other x").FailsWith("ParameterArgumentValidationErrorEmptyStringNotAllowed,PowerShellProbe.Cmdlets.RequestProbeCommand", ErrorCategory.InvalidData)
            .Run("Request-Probe -Text $null -Other x").FailsWith("ParameterArgumentValidationErrorNullNotAllowed,PowerShellProbe.Cmdlets.RequestProbeCommand")
            .Run("Request-Probe -Text x -Other ''").Says("Text")
            .Run("Request-Probe -List @()").FailsWith("ParameterArgumentValidationErrorEmptyArrayNotAllowed,PowerShellProbe.Cmdlets.RequestProbeCommand")
            .Run("Request-Probe -List $null").FailsWith("ParameterArgumentValidationErrorNullNotAllowed,PowerShellProbe.Cmdlets.RequestProbeCommand")
            .Run("Request-Probe -List x, ''").FailsWith("ParameterArgumentValidationErrorEmptyStringNotAllowed,PowerShellProbe.Cmdlets.RequestProbeCommand")
            .Run("Request-Probe -Text x").FailsWith("MissingMandatoryParameter,PowerShellProbe.Cmdlets.RequestProbeCommand"),
    ];
}
