using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;
using Xunit;

namespace AzBackupTools.Module.Tests.Progress;

/// <summary>What the bars of a long command look like: one for the run, one under it for each input that is worked on, and nothing invented.</summary>
public sealed class ShapeTests : IDisposable
{
    private const string Estate =
        """
        Start-RsEmulator -WaitPace 0 -StartTime 2026-03-01T08:00:00Z | Out-Null
        Connect-RsAccount -Emulator | Out-Null
        Add-RsEmulatorVm web01, web02, web03 rg-web | Out-Null
        New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null
        Set-RsContext -Vault v1 | Out-Null
        """;

    private readonly ModuleSession _session = new();

    public ShapeTests() => Run(Estate);

    [Fact]
    public void A_run_of_many_has_a_bar_of_its_own_with_those_of_its_parts_under_it()
    {
        var records = Run("'web01', 'web02', 'web03' | Enable-VmProtection -Policy DefaultPolicy");
        var run = records.Where(record => record.Activity == "Protecting virtual machines").ToList();
        var overall = Assert.Single(run.Select(record => record.ActivityId).Distinct());

        // As long as more may come, nobody knows how much of it is done.
        Assert.All(run.Where(record => record.StatusDescription.EndsWith("so far", StringComparison.Ordinal)), record => Assert.Equal(-1, record.PercentComplete));
        Assert.Contains(run, record => record.StatusDescription == "0 of 3" && record.PercentComplete == 0);
        Assert.All(run.Where(record => record.RecordType == ProgressRecordType.Processing), record => Assert.Equal(-1, record.ParentActivityId));

        foreach (var name in (string[])["web01", "web02", "web03"])
        {
            var part = records.Where(record => record.Activity == $"Protecting {name}").ToList();
            Assert.All(part.Where(record => record.RecordType == ProgressRecordType.Processing), record => Assert.Equal(overall, record.ParentActivityId));

            // The service says of an operation that it goes on, and no more.
            Assert.All(part, record => Assert.Equal((-1, -1), (record.PercentComplete, record.SecondsRemaining)));
        }

        AssertAllEnded(records);
    }

    [Fact]
    public void A_backup_shows_its_sub_tasks_and_how_long_it_has_run()
    {
        Run("Enable-VmProtection web01 DefaultPolicy | Out-Null");
        var records = Run("Start-OnDemandBackup web01 | Out-Null");
        var steps = records.Where(record => record.Activity == "Backup of web01").Select(record => record.StatusDescription.Split(" (")[0]).Distinct();
        Assert.Equal(["Take Snapshot", "Transfer data to vault", "Completed"], steps);
        Assert.Contains(records, record => record.StatusDescription.StartsWith("Transfer data to vault (0:", StringComparison.Ordinal));
        Assert.DoesNotContain(records, record => record.Activity == "Backing up");
        AssertAllEnded(records);
    }

    [Fact]
    public void Many_jobs_have_one_bar_for_the_wait_and_one_for_each_that_runs()
    {
        Run("Enable-VmProtection web01, web02, web03 DefaultPolicy | Out-Null");
        var records = Run("Get-ProtectedItem | Start-OnDemandBackup -NoWait | Wait-BackupJob | Out-Null");
        Assert.Contains(records, record => record is { Activity: "Waiting for jobs", StatusDescription: "0 of 3", PercentComplete: 0 });
        Assert.Equal(
            ["Backup of web01", "Backup of web02", "Backup of web03"],
            records.Select(record => record.Activity).Where(activity => activity.StartsWith("Backup of", StringComparison.Ordinal)).Distinct().Order());
        AssertAllEnded(records);
    }

    [Fact]
    public void A_failure_takes_its_bars_away()
    {
        Run("Add-RsEmulatorFault 500 -PathContains operationsStatus | Out-Null");
        AssertAllEnded(_session.Run("Enable-VmProtection web01, web02 DefaultPolicy").Progress);
    }

    [Fact]
    public void A_host_without_a_user_interface_is_no_obstacle()
    {
        using var session = new ModuleSession(hasUserInterface: false);
        Run(session, Estate);
        Run(session, "Enable-VmProtection web01, web02, web03 DefaultPolicy | Out-Null");
    }

    public void Dispose() => _session.Dispose();

    private static void AssertAllEnded(IReadOnlyList<ProgressRecord> records)
    {
        Assert.NotEmpty(records);
        Assert.All(records.GroupBy(record => record.ActivityId), bar => Assert.Equal(ProgressRecordType.Completed, bar.Last().RecordType));
    }

    private IReadOnlyList<ProgressRecord> Run(string script) => Run(_session, script);

    private static IReadOnlyList<ProgressRecord> Run(ModuleSession session, string script)
    {
        var result = session.Run(script);
        Assert.Empty(result.Errors);
        return result.Progress;
    }
}
