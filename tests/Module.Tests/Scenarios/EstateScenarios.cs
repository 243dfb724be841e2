using System.Collections.Generic;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>A whole estate as rows of a file.</summary>
public sealed class EstateScenarios : ScenarioTests<EstateScenarios>
{
    public override IEnumerable<Scenario> All =>
    [
        Given.ADefaultVault("a thousand rows are protected in one pipeline, one result for each, and again without a change")
            .Run("$names = 1..1000 | ForEach-Object { 'estate{0:0000}' -f $_ }; Add-RsEmulatorVm $names rg-estate | Out-Null")
            .Run("$file = $names | ForEach-Object { [pscustomobject]@{ VmName = $_; VmResourceGroupName = 'rg-estate'; Policy = 'DefaultPolicy' } } | ConvertTo-Csv")
            .Run("$results = $file | ConvertFrom-Csv | Enable-VmProtection; $results.Count").Outputs("1000")
            .Run("$results.Outcome | Select-Object -Unique").Outputs("Protected")
            .Run("($results.Name | Sort-Object -Unique).Count").Outputs("1000")
            .Run("$before = (Get-RsEmulator).Requests")
            .Run("$results = $file | ConvertFrom-Csv | Enable-VmProtection; $results.Count").Outputs("1000")
            .Run("$results.Outcome | Select-Object -Unique").Outputs("AlreadyProtected")

            // One item is read by itself, and pages of 200 have the others.
            .Run("(Get-RsEmulator).Requests - $before -lt 20").Outputs("True"),

        Given.AProtectedVm("a history of jobs is a flat table")
            .Run("Start-OnDemandBackup web01 | Out-Null")
            .Run("$rows = Get-BackupJob -Detailed | ConvertTo-Csv | ConvertFrom-Csv")
            .Run("$rows.Operation").Outputs("Backup", "ConfigureBackup")
            .Run("$rows[0].Tasks").Outputs("Take Snapshot: Completed; Transfer data to vault: Completed")
            .Run("$rows | ForEach-Object { $_.PSObject.Properties.Value } | Where-Object { $_ -match 'System\\.|\\[\\]|AzBackupTools\\.' }").GivesNothing(),
    ];
}
