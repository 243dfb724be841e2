using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Policies: made, changed, foretold, compared, carried over and removed.</summary>
public sealed class PolicyScenarios : ScenarioTests<PolicyScenarios>
{
    private const string New = "AzBackupTools.Commands.NewBackupPolicyCommand";
    private const string Set = "AzBackupTools.Commands.SetBackupPolicyCommand";
    private const string Remove = "AzBackupTools.Commands.RemoveBackupPolicyCommand";
    private const string Forecast = "AzBackupTools.Commands.GetBackupPolicyForecastCommand";
    private const string Compare = "AzBackupTools.Commands.CompareBackupPolicyCommand";
    private const string Export = "AzBackupTools.Commands.ExportBackupPolicyCommand";
    private const string Import = "AzBackupTools.Commands.ImportBackupPolicyCommand";

    private const string Whole =
        "New-BackupPolicy nightly -At 22:00 -TimeZone Europe/Paris -KeepDaily 30 -KeepWeekly 12 -WeeklyOn Sunday -KeepMonthly 12 -MonthlyOn 'First Sunday' -KeepYearly 5 -InstantRestoreDays 3";

    public override IEnumerable<Scenario> All =>
    [
        Given.ADefaultVault("a policy is made once")
            .Run(Whole + " -WhatIf").GivesNothing().Writes(StreamName.Host, "Daily at 22:00 Romance Standard Time; 30 days")
            .Run(Whole)
                .Gives(
                    1,
                    ("Name", "nightly"),
                    ("Outcome", "Created"),
                    ("Tier", "Standard"),
                    ("TimeZone", "Romance Standard Time"),
                    ("Schedule", "Daily at 22:00 Romance Standard Time"),
                    ("Retention", "30 days, 12 weeks (Sunday), 12 months (first Sunday), 5 years (first Sunday of January)"),
                    ("InstantRestoreDays", "3"))
            .Run(Whole).Gives(1, ("Outcome", "AlreadyExists"))
            .Run(Whole.Replace("22:00", "23:30", System.StringComparison.Ordinal))
                .FailsWith($"AlreadyExists,{New}", ErrorCategory.ResourceExists, "*/backupPolicies/nightly")
            .Run("New-BackupPolicy hourly -Frequency Hourly -KeepDaily 14")
                .Gives(1, ("Tier", "Enhanced"), ("Schedule", "Every 4 hours from 08:00 for 12 hours, UTC"), ("InstantRestoreDays", "7"))
            .Run("New-BackupPolicy weekly -Frequency Weekly -DayOfWeek Sunday, Wednesday -KeepWeekly 8 -At 02:00")
                .Gives(1, ("Schedule", "Weekly on Sunday, Wednesday at 02:00 UTC"), ("Retention", "8 weeks (Sunday, Wednesday)"), ("InstantRestoreDays", "5"))
            .Run("New-BackupPolicy archived -KeepYearly 10 -YearlyOn 1 -YearlyIn March -ArchiveAfterMonths 6")
                .Gives(1, ("Outcome", "Created"))
            .Run("Get-BackupPolicy").Gives(7),

        Given.ADefaultVault("what a policy cannot be is refused by its parameter")
            .Run("New-BackupPolicy p").FailsWith($"InvalidName,{New}", ErrorCategory.InvalidArgument, "p")
            .Run("New-BackupPolicy abc -At 22:15").FailsWith($"InvalidBackupTime,{New}", ErrorCategory.InvalidArgument, "22:15")
            .Run("New-BackupPolicy abc -At late").FailsWith($"InvalidBackupTime,{New}", ErrorCategory.InvalidArgument, "late")
            .Run("New-BackupPolicy abc -TimeZone Mars/Olympus")
                .FailsWith($"InvalidTimeZone,{New}", ErrorCategory.InvalidArgument, "Mars/Olympus")
            .Run("New-BackupPolicy abc -KeepDaily 6").FailsWith($"InvalidRetention,{New}", ErrorCategory.InvalidArgument, "6")
            .Run("New-BackupPolicy abc -KeepWeekly 12").FailsWith($"InvalidRetentionDay,{New}", ErrorCategory.InvalidArgument, "WeeklyOn")
            .Run("New-BackupPolicy abc -KeepMonthly 12 -MonthlyOn 31")
                .FailsWith($"InvalidRetentionDay,{New}", ErrorCategory.InvalidArgument, "31")
            .Run("New-BackupPolicy abc -KeepMonthly 12").FailsWith($"InvalidRetentionDay,{New}", ErrorCategory.InvalidArgument, "MonthlyOn")
            .Run("New-BackupPolicy abc -KeepMonthly 12 -MonthlyOn 29")
                .FailsWith($"InvalidRetentionDay,{New}", ErrorCategory.InvalidArgument, "29")
            .Run("New-BackupPolicy abc -KeepMonthly 12 -MonthlyOn 30")
                .FailsWith($"InvalidRetentionDay,{New}", ErrorCategory.InvalidArgument, "30")
            .Run("New-BackupPolicy abc -KeepMonthly 12 -MonthlyOn 0")
                .FailsWith($"InvalidRetentionDay,{New}", ErrorCategory.InvalidArgument, "0")
            .Run("New-BackupPolicy abc -KeepYearly 12 -YearlyOn 31")
                .FailsWith($"InvalidRetentionDay,{New}", ErrorCategory.InvalidArgument, "31")
            .Run("New-BackupPolicy abc -KeepMonthly 12 -MonthlyOn 28, Last -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "12 months (day 28, last day)")
            .Run("New-BackupPolicy abc -KeepWeekly 0 -WeeklyOn Sunday")
                .FailsWith($"InvalidRetention,{New}", ErrorCategory.InvalidArgument, "0")
            .Run("New-BackupPolicy abc -Frequency Weekly -KeepWeekly 4")
                .FailsWith($"InvalidSchedule,{New}", ErrorCategory.InvalidArgument, "DayOfWeek")
            .Run("New-BackupPolicy abc -Frequency Weekly -DayOfWeek Sunday -KeepWeekly 4 -WeeklyOn Monday")
                .FailsWith($"InvalidRetentionDay,{New}", ErrorCategory.InvalidArgument, "Monday")
            .Run("New-BackupPolicy abc -Frequency Weekly -DayOfWeek Sunday -KeepWeekly 4 -KeepMonthly 3 -MonthlyOn 1")
                .FailsWith($"InvalidRetentionDay,{New}", ErrorCategory.InvalidArgument, "day 1")
            .Run("New-BackupPolicy abc -InstantRestoreDays 6").FailsWith($"InvalidInstantRestore,{New}", ErrorCategory.InvalidArgument, "6")
            .Run("New-BackupPolicy abc -Frequency Hourly -IntervalHours 5")
                .FailsWith($"InvalidSchedule,{New}", ErrorCategory.InvalidArgument, "5")
            .Run("New-BackupPolicy abc -ArchiveAfterMonths 3").FailsWith($"InvalidTiering,{New}", ErrorCategory.InvalidArgument, "3")
            .Run("New-BackupPolicy abc -ArchiveAfterMonths 3 -ArchiveRecommended")
                .FailsWith($"InvalidTiering,{New}", ErrorCategory.InvalidArgument, "ArchiveRecommended")
            .Run("Get-BackupPolicy abc").FailsWith("PolicyNotFound,AzBackupTools.Commands.GetBackupPolicyCommand"),

        Given.AProtectedVm("a change shows what it touches, and touches nothing else")
            .Run(Whole + " | Out-Null")
            .Run("Enable-VmProtection web01, web02 nightly | Out-Null")
            .Run("Set-BackupPolicy nightly -KeepDaily 60 -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "2 items (web01, web02): KeepDaily: 30 days -> 60 days")
            .Run("Set-BackupPolicy nightly -KeepDaily 60")
                .Gives(1, ("Outcome", "Changed"), ("ItemsTouched", "2"), ("TimeZone", "Romance Standard Time"), ("Retention", "60 days, 12 weeks*"))
            .Run("Set-BackupPolicy nightly -KeepDaily 60").Gives(1, ("Outcome", "Unchanged"), ("ItemsTouched", "0"))
            .Run("Get-BackupPolicy nightly | Set-BackupPolicy -KeepYearly 0")
                .Gives(1, ("Outcome", "Changed"), ("Retention", "60 days, 12 weeks (Sunday), 12 months (first Sunday)"))
            .Run("Set-BackupPolicy nightly -Tier Enhanced")
                .FailsWith($"PolicyInUse,{Set}", ErrorCategory.ResourceBusy, "*/backupPolicies/nightly")
            .Run("Set-BackupPolicy nightly -KeepDaily 5").FailsWith($"InvalidRetention,{Set}", ErrorCategory.InvalidArgument, "5")
            .Run("Set-BackupPolicy nope -KeepDaily 60").FailsWith($"PolicyNotFound,{Set}", ErrorCategory.ObjectNotFound, "nope")
            .Run("Set-BackupPolicy HourlyLogBackup -KeepDaily 60")
                .FailsWith($"PolicyOfOtherKind,{Set}", ErrorCategory.InvalidArgument, "*/backupPolicies/HourlyLogBackup")
            .Run("Get-BackupPolicy nightly -WithItems").Gives(1, ("ProtectedItemCount", "2"), ("Items", "web01,web02"))
            .Run("Get-BackupPolicy DefaultPolicy -WithItems").Gives(1, ("ProtectedItemCount", "0")),

        Given.ADefaultVault("a policy that changes between the look and the change is left alone")
            .Run(Whole + " | Out-Null")
            .Run("Add-RsEmulatorFault -Status 412 -Code PreconditionFailed -Message 'The ETag does not match' -Method PUT -PathContains backupPolicies/nightly -Times 1 | Out-Null")
            .Run("Set-BackupPolicy nightly -KeepDaily 60")
                .FailsWith($"ChangedMeanwhile,{Set}", ErrorCategory.ResourceBusy, "*/backupPolicies/nightly")
            .Run("Set-BackupPolicy nightly -KeepDaily 60").Gives(1, ("Outcome", "Changed")),

        new Scenario("what parameters make is foretold without a connection")
            .Run("Get-BackupPolicyForecast -From 2026-03-28T00:00:00Z -Days 3 -At 22:00 -TimeZone Europe/Paris")
                .Gives(3, ("PolicyName", null))
            .Run("Get-BackupPolicyForecast").Gives(14)
            .Run("Get-BackupPolicyForecast -KeepDaily 1").FailsWith($"InvalidRetention,{Forecast}", ErrorCategory.InvalidArgument, "1")
            .Run("Get-BackupPolicyForecast nightly").FailsWith($"NotConnected,{Forecast}", ErrorCategory.ConnectionError)
            .Run("'nightly' | Get-BackupPolicyForecast").FailsWith($"NotConnected,{Forecast}", ErrorCategory.ConnectionError),

        Given.AProtectedVm("a policy goes when nothing follows it")
            .Run("Remove-BackupPolicy DefaultPolicy -Confirm:$false")
                .FailsWith($"PolicyInUse,{Remove}", ErrorCategory.ResourceBusy, "*/backupPolicies/DefaultPolicy")
            .Run("New-BackupPolicy spare | Out-Null")
            .Run("Remove-BackupPolicy spare -WhatIf").GivesNothing().Writes(StreamName.Host, "What if:")
            .Run("Get-BackupPolicy spare | Remove-BackupPolicy -Confirm:$false").Gives(1, ("Outcome", "Removed"), ("Name", "spare"))
            .Run("Remove-BackupPolicy spare -Confirm:$false").Gives(1, ("Outcome", "AlreadyAbsent")),

        Given.ADefaultVault("backups are foretold through a change of clocks")
            .Run(Whole + " | Out-Null")
            .Run("Get-BackupPolicyForecast nightly -From 2026-03-28T00:00:00Z -Days 3")
                .Gives(3, ("PolicyName", "nightly"), ("TimeZone", "Romance Standard Time"))
                .Item(0, ("Time", "2026-03-28T21:00:00+00:00"), ("LocalTime", "2026-03-28T22:00:00+01:00"), ("KeptAs", "Daily"), ("RetainUntil", "2026-04-27T21:00:00+00:00"))
                .Item(1, ("Time", "2026-03-29T20:00:00+00:00"), ("LocalTime", "2026-03-29T22:00:00+02:00"), ("KeptAs", "Daily, Weekly"))
            .Run("Get-BackupPolicyForecast nightly -KeepDaily 7 -On 2026-03-28T00:00:00Z | Where-Object KeptAs -eq Daily").Gives(6)
            .Run("Get-BackupPolicyForecast -Frequency Hourly -Days 1").Gives(4, ("PolicyName", null), ("KeptAs", "Daily"))
            .Run("Get-BackupPolicy nightly | Get-BackupPolicyForecast").Gives(14)
            .Run("Get-BackupPolicyForecast nightly -On 2020-01-01T00:00:00Z").FailsWith($"InvalidArgument,{Forecast}", ErrorCategory.InvalidArgument)
            .Run("Get-BackupPolicyForecast HourlyLogBackup").FailsWith($"PolicyOfOtherKind,{Forecast}", ErrorCategory.InvalidArgument)
            .Run("Get-BackupPolicyForecast -KeepDaily 1").FailsWith($"InvalidRetention,{Forecast}", ErrorCategory.InvalidArgument, "1"),

        Given.ADefaultVault("two policies are compared")
            .Run(Whole + " | Out-Null")
            .Run("Compare-BackupPolicy DefaultPolicy nightly").Gives(6)
                .Item(0, ("Property", "At"), ("Left", "22:30"), ("Right", "22:00"))
            .Run("Compare-BackupPolicy nightly nightly").GivesNothing()
            .Run("Compare-BackupPolicy nightly nope").FailsWith($"PolicyNotFound,{Compare}", ErrorCategory.ObjectNotFound, "nope"),

        Given.ADefaultVault("a policy is carried over")
            .Run(Whole + " | Out-Null")
            .Run("New-RsVault v2 rg-backup westeurope | Out-Null")
            .Run("Export-BackupPolicy nightly | Import-BackupPolicy -Vault v2").Gives(1, ("Outcome", "Created"), ("VaultName", "v2"))
            .Run("Export-BackupPolicy nightly | Import-BackupPolicy -Vault v2").Gives(1, ("Outcome", "Unchanged"))
            .Run("Set-BackupPolicy nightly -KeepDaily 60 | Out-Null")
            .Run("Export-BackupPolicy nightly | Import-BackupPolicy -Vault v2").Gives(1, ("Outcome", "Changed"))
            .Run("Export-BackupPolicy nightly | Import-BackupPolicy -Name other").Gives(1, ("Outcome", "Created"), ("Name", "other"))
            .Run("$folder = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'azbt' + [Guid]::NewGuid().ToString('N')); [IO.Directory]::CreateDirectory($folder) | Out-Null")
            .Run("Export-BackupPolicy nightly \"$folder/p.json\"").Gives(1, ("Name", "p.json"))
            .Run("Export-BackupPolicy nightly \"$folder/p.json\"").FailsWith($"FileExists,{Export}", ErrorCategory.ResourceExists)
            .Run("Export-BackupPolicy nightly \"$folder/p.json\" -Force").Gives(1, ("Name", "p.json"))
            .Run("Export-BackupPolicy nightly $folder").Gives(1, ("Name", "nightly.json"))
            .Run("Export-BackupPolicy nightly $folder").FailsWith($"FileExists,{Export}", ErrorCategory.ResourceExists)
            .Run("Import-BackupPolicy \"$folder/p.json\" -Vault v2").Gives(1, ("Outcome", "Unchanged"))
            .Run("(Export-BackupPolicy nightly) -replace '\"name\":', '\"eTag\": \"of another vault\", \"name\":' -replace '\"count\": 60', '\"count\": 90' | Import-BackupPolicy -Vault v2")
                .Gives(1, ("Outcome", "Changed"))
            .Run("Export-BackupPolicy nope").FailsWith($"PolicyNotFound,{Export}", ErrorCategory.ObjectNotFound)
            .Run("Export-BackupPolicy nightly no-such-folder/p.json")
                .FailsWith($"InvalidArgument,{Export}", ErrorCategory.InvalidArgument, "*/no-such-folder/p.json")
            .Run("Import-BackupPolicy no-such-file.json")
                .FailsWith($"InvalidPolicyFile,{Import}", ErrorCategory.InvalidData, "*/no-such-file.json")
            .Run("'{}' | Import-BackupPolicy").FailsWith($"InvalidPolicyFile,{Import}", ErrorCategory.InvalidData, "-Json"),
    ];
}
