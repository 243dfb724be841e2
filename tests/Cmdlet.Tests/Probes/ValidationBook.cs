using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Cmdlet.Tests.Harness;

namespace AzBackupTools.Cmdlet.Tests.Probes;

/// <summary>What the Validate attributes let through.</summary>
public sealed class ValidationBook : ScenarioBook
{
    private const string Refused = "ParameterArgumentValidationError,PowerShellProbe.Cmdlets.ConfirmProbeCommand";

    public override CmdletSource Source => CmdletSource.Probe;

    public override IEnumerable<Scenario> Scenarios =>
    [
        new Scenario("sets, ranges, lengths and patterns")
            .Run("Confirm-Probe -Set beta -Range 99 -Length abcd -Pattern ABC").Says("fine")
            .Run("Confirm-Probe -Set gamma").FailsWith(Refused, ErrorCategory.InvalidData, "\"Alpha,Beta\"")
            .Run("Confirm-Probe -Range 0").FailsWith(Refused)
            .Run("Confirm-Probe -Range 100").FailsWith(Refused)
            .Run("Confirm-Probe -Length a").FailsWith(Refused)
            .Run("Confirm-Probe -Length abcde").FailsWith(Refused)
            .Run("Confirm-Probe -Pattern a1").FailsWith(Refused),

        new Scenario("null, empty and counted")
            .Run("Confirm-Probe -NotNull 0").Says("fine")
            .Run("Confirm-Probe -NotNull $null").FailsWith(Refused)
            .Run("Confirm-Probe -NotEmpty ''").FailsWith(Refused)
            .Run("Confirm-Probe -NotEmpty $null").FailsWith(Refused)
            .Run("Confirm-Probe -NotEmptyList x, ''").FailsWith(Refused)
            .Run("Confirm-Probe -NotEmptyList @()").FailsWith(Refused)
            .Run("Confirm-Probe -Counted 1,2").Says("fine")
            .Run("Confirm-Probe -Counted 1,2,3").FailsWith(Refused)
            .Run("Confirm-Probe -Exact 1").FailsWith(Refused),
    ];
}
