using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Changes of what a server's agent backs up: a warning names what they cost, what contradicts itself is refused, and one bad path is no matter of the others.</summary>
public sealed class MarsPolicyScenarios : ScenarioTests<MarsPolicyScenarios>
{
    private const string Set = ",AzBackupTools.Commands.SetMarsPolicyCommand";
    private const string Add = ",AzBackupTools.Commands.AddMarsItemCommand";
    private const string Exclude = ",AzBackupTools.Commands.AddMarsExclusionCommand";
    private const string Restore = ",AzBackupTools.Commands.RestoreMarsItemCommand";

    public override IEnumerable<Scenario> All =>
    [
        MarsScenarios.ABackup("a warning names what a policy will delete")
            .Run("Set-MarsPolicy -KeepWeekly 12 -KeepMonthly 6 -MonthlyOn 1").Gives(1, ("Consequences", "")).WritesNo(StreamName.Warning)
            .Run("Set-MarsPolicy -KeepDaily 7 -WhatIf").GivesNothing()
                .Writes(StreamName.Warning, "kept for 7 days instead of 30 days: older ones are deleted, but for those that are also kept by the week or by the month")
            .Run("Set-MarsPolicy -KeepWeekly 0").Gives(1, ("Consequences", "Nothing is kept by the week any more*"))
                .Writes(StreamName.Warning, "kept for 12 weeks are deleted")
            .Run("Set-MarsPolicy -DayOfWeek Saturday -KeepWeekly 4").Gives(1, ("Outcome", "Changed"))
                .Writes(StreamName.Warning, "Nothing is kept by the day any more")
            .Run("Stop-MarsProtection -RetainData -Confirm:$false | Out-Null")
            .Run("Resume-MarsProtection -WhatIf").GivesNothing()
                .Writes(StreamName.Warning, "whose time is over by the policy (4 weeks, 6 months) are deleted")
                .Writes(StreamName.Host, "Take up backups of files and folders again")
            .Run("Resume-MarsProtection").Gives(1, ("Outcome", "Resumed"), ("Consequences", "With backups retention goes on*")),

        MarsScenarios.APolicy("a bad path is no matter of the others")
            .Run("'D:\\Stuff', 'Q:\\x', 'more', 'C:\\more' | Add-MarsItem -WarningAction SilentlyContinue").Gives(2)
                .FailsWith("InvalidMarsPath" + Add, ErrorCategory.InvalidArgument, "Q:\\x")
                .FailsWith("InvalidMarsPath" + Add, ErrorCategory.InvalidArgument, "more")
            .Run("'E:', 'D:\\Extra' | Add-MarsItem -ErrorAction SilentlyContinue -WarningAction SilentlyContinue")
                .Gives(1, ("Items", "C:\\Data,D:\\Stuff,C:\\more,D:\\Extra"))
            .Run("Add-MarsItem D:\\One, Q:\\x, D:\\Two -WarningAction SilentlyContinue").Gives(1, ("Items", "*,D:\\One,D:\\Two"))
                .FailsWith("InvalidMarsPath" + Add, ErrorCategory.InvalidArgument, "Q:\\x")
            .Run("'nothing', 'D:\\One\\sub', 'D:\\One' | Remove-MarsItem -Confirm:$false -WarningAction SilentlyContinue")
                .Gives(1, ("Items", "*,D:\\Two"))
                .FailsWith("InvalidMarsPath,AzBackupTools.Commands.RemoveMarsItemCommand", ErrorCategory.InvalidArgument, count: 2)
            .Run("'nothing', 'C:\\Data\\sub' | Add-MarsExclusion -WarningAction SilentlyContinue").Gives(1, ("Exclusions", "C:\\Data\\sub"))
                .FailsWith("InvalidMarsPath" + Exclude, ErrorCategory.InvalidArgument)
            .Run("'nothing', 'C:\\Data\\sub' | Remove-MarsExclusion -Confirm:$false -WarningAction SilentlyContinue")
                .Gives(1, ("Exclusions", ""))
                .FailsWith("InvalidMarsPath,AzBackupTools.Commands.RemoveMarsExclusionCommand", ErrorCategory.InvalidArgument)
            .Run("Get-MarsPolicy | Remove-MarsItem -Confirm:$false")
                .FailsWith("InvalidMarsPath,AzBackupTools.Commands.RemoveMarsItemCommand", ErrorCategory.InvalidArgument),

        MarsScenarios.APolicy("an exclusion goes alone, and a path takes all that is excluded there")
            .Run("Add-MarsExclusion C:\\Data -FileType tmp | Out-Null; Add-MarsExclusion C:\\Data -NoSubfolders | Out-Null; Add-MarsExclusion C:\\Data\\sub | Out-Null")
            .Run("(Get-MarsPolicy).Exclusions[1] | Remove-MarsExclusion -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "Exclude C:\\Data (without subfolders) no more")
            .Run("(Get-MarsPolicy).Exclusions[1] | Remove-MarsExclusion -Confirm:$false")
                .Gives(1, ("Exclusions", "C:\\Data (*tmp),C:\\Data\\sub"))
            .Run("Remove-MarsExclusion C:\\Data -Confirm:$false").Gives(1, ("Exclusions", "C:\\Data\\sub"))
            .Run("Add-MarsExclusion C:\\Data -FileType '*.*'").FailsWith("InvalidArgument" + Exclude, ErrorCategory.InvalidArgument, "*.*")
            .Run("Add-MarsExclusion C:\\Data -FileType a/b").FailsWith("InvalidArgument" + Exclude, ErrorCategory.InvalidArgument, "a/b")
            .Run("Add-MarsExclusion C:\\Data -FileType tmp, ''").FailsWith("InvalidArgument" + Exclude, ErrorCategory.InvalidArgument),

        MarsScenarios.APolicy("a whole volume is left out on purpose")
            .Run("Add-MarsExclusion C:\\").FailsWith("InvalidArgument" + Exclude, ErrorCategory.InvalidArgument, "Exclude")
            .Run("Add-MarsItem D:\\ | Out-Null")
            .Run("Add-MarsExclusion D:\\").Gives(1, ("Exclusions", "D:\\")).WritesNo(StreamName.Warning)
            .Run("Add-MarsExclusion C:\\Data\\sub").Gives(1).WritesNo(StreamName.Warning)
            .Run("Test-MarsPolicy").Gives(1, ("Level", "Note"), ("Code", "ItemExcluded"))
            .Run("Test-MarsPolicy -FailOn Warning").Gives(1),

        MarsScenarios.APolicy("what contradicts itself is refused")
            .Run("Set-MarsPolicy -Proxy p -NoProxy").FailsWith("InvalidArgument" + Set, ErrorCategory.InvalidArgument, "NoProxy")
            .Run("Set-MarsPolicy -WorkKbps 600 -NoThrottle").FailsWith("InvalidArgument" + Set, ErrorCategory.InvalidArgument, "NoThrottle")
            .Run("Set-MarsPolicy -ProxyPort 3129").FailsWith("InvalidArgument" + Set, ErrorCategory.InvalidArgument, "ProxyPort")
            .Run("Set-MarsPolicy -Proxy proxy:3128").FailsWith("InvalidArgument" + Set, ErrorCategory.InvalidArgument, "Proxy")
            .Run("Set-MarsPolicy -Proxy 'http://proxy:8080/x y'").FailsWith("InvalidArgument" + Set, ErrorCategory.InvalidArgument, "Proxy")
            .Run("Set-MarsPolicy -Proxy http://proxy:3128 -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "Change proxy and limits of bandwidth: proxy proxy:3128")
            .Run("Set-MarsPolicy -Proxy http://proxy:3128 -ProxyCredential ([System.Management.Automation.PSCredential]::new('svc', $secret))")
                .Gives(1, ("Proxy", "proxy:3128"), ("Proxy.UserName", "svc"))
            .Run("Set-MarsPolicy -Proxy p2").Gives(1, ("Proxy", "p2:3128"), ("Proxy.UserName", "svc"))
            .Run("Set-MarsPolicy -ProxyPort 3129").Gives(1, ("Proxy", "p2:3129"), ("Proxy.UserName", "svc"))
            .Run("Set-MarsPolicy -WeeklyOn Monday").FailsWith("InvalidRetention" + Set, ErrorCategory.InvalidArgument, "WeeklyOn")
            .Run("Set-MarsPolicy -YearlyIn 2").FailsWith("InvalidRetention" + Set, ErrorCategory.InvalidArgument, "YearlyIn")
            .Run("Set-MarsPolicy -KeepDaily 0").FailsWith("InvalidRetention" + Set, ErrorCategory.InvalidArgument, "KeepDaily")
            .Run("Stop-MarsProtection")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.StopMarsProtectionCommand", ErrorCategory.InvalidArgument),

        MarsScenarios.APolicy("a change is shown by its values, and an estimate always")
            .Run("Set-MarsPolicy -At 06:00 -KeepDaily 40 -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "Change the backup policy for files and folders: schedule Daily at 06:00 instead of Daily at 22:00; kept for 40 days instead of 30 days")
            .Run("Set-MarsPolicy C:\\Data, D:\\ -Exclude D:\\Temp -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "with D:\\; excluding D:\\Temp")
            .Run("Set-MarsPolicy -LineMbps 50")
                .Gives(1, ("Outcome", "Unchanged"), ("Consequences", "The first backup takes about 6 bytes in 2 files*"))
                .Writes(StreamName.Warning, "at 50 Mbps")
            .Run("Set-MarsPolicy C:\\Data\\one.txt -LineMbps 50 -WhatIf").GivesNothing().Writes(StreamName.Warning, "in 1 file before"),

        MarsScenarios.APolicy("the system state has a policy of its own")
            .Run("Set-MarsPolicy -SystemState -LineMbps 5").FailsWith("InvalidArgument" + Set, ErrorCategory.InvalidArgument)
            .Run("Set-MarsPolicy -SystemState -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "Make the backup policy for the system state: schedule Daily at 22:00; kept for 30 days")
            .Run("Set-MarsPolicy -SystemState").Gives(1, ("Outcome", "Created"), ("Workload", "SystemState"), ("Retention", "30 days"))
            .Run("Set-MarsPolicy -SystemState").Gives(1, ("Outcome", "Unchanged"))
            .Run("Stop-MarsProtection -RetainData -SystemState -Confirm:$false | Out-Null")
            .Run("Start-MarsBackup -SystemState")
                .FailsWith("ProtectionStopped,AzBackupTools.Commands.StartMarsBackupCommand", ErrorCategory.InvalidOperation)
            .Run("Resume-MarsProtection C:\\Data -SystemState")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.ResumeMarsProtectionCommand", ErrorCategory.InvalidArgument)
            .Run("Resume-MarsProtection -SystemState").Gives(1, ("Outcome", "Resumed"), ("Items", "")),

        MarsScenarios.APolicy("a restore refuses what it cannot do before it begins")
            .Run("Set-MarsPolicy C:\\Data, D:\\ -WarningAction SilentlyContinue | Out-Null; Start-MarsBackup | Out-Null")
            .Run("Restore-MarsItem C:\\Data, D:\\Stuff -NoWait -WarningAction SilentlyContinue")
                .FailsWith("InvalidArgument" + Restore, ErrorCategory.InvalidArgument)
            .Run("(Get-MarsAgent).IsBusy").Outputs("False")
            .Run("$point = Get-MarsRecoveryPoint C:\\ -Latest")
            .Run("Restore-MarsItem -RecoveryPoint $point.Id -AsOf 2026-03-01")
                .FailsWith("InvalidArgument" + Restore, ErrorCategory.InvalidArgument)
            .Run("'C:\\Data\\one.txt', 'nothing', 'C:\\Data\\sub' | Restore-MarsItem -Destination D:\\Back")
                .Gives(2, ("Status", "Completed")).FailsWith("InvalidMarsPath" + Restore, ErrorCategory.InvalidArgument, "nothing")
            .Run("'C:\\Data\\one.txt' | Restore-MarsItem -RecoveryPoint $point.Id -Destination D:\\Again")
                .Gives(1, ("TransferredBytes", "3"))
            .Run("$point | Restore-MarsItem -Destination D:\\Whole").Gives(1, ("TransferredBytes", "6"))
            .Run("Restore-MarsItem -RecoveryPoint $point.Id -Destination D:\\ById").Gives(1, ("TransferredBytes", "6"))
            .Run("Get-MarsRecoveryPoint C:\\ -SystemState")
                .FailsWith("InvalidArgument,AzBackupTools.Commands.GetMarsRecoveryPointCommand", ErrorCategory.InvalidArgument),
    ];
}
