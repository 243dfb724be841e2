using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>The MARS agent of a server: registered, configured, backed up, restored and stopped, each by one command.</summary>
public sealed class MarsScenarios : ScenarioTests<MarsScenarios>
{
    private const string Files = "[System.IO.File]::";
    private const string NoAgent = "MarsAgentNotFound,AzBackupTools.Mars.GetMarsAgentCommand";

    public override IEnumerable<Scenario> All =>
    [
        Given.AConnection("without an agent one error says what works from here")
            .Run("Get-MarsAgent").FailsWith(NoAgent, ErrorCategory.NotInstalled, "Add-RsEmulatorMarsAgent")
            .Run("Get-MarsJob").FailsWith("MarsAgentNotFound,AzBackupTools.Mars.GetMarsJobCommand", ErrorCategory.NotInstalled, "Test-MarsPolicy"),

        AServer("an emulated agent ends with its emulator")
            .Run("Get-MarsAgent").Gives(1, ("ServerName", "fs01"), ("IsEmulated", "True"), ("IsRegistered", "False"))
            .Run("Add-RsEmulatorMarsAgent $away fs02 -AgentVersion 2.0.9000.0").Gives(1, ("ServerName", "fs02"), ("Advice", "*2.0.9052.0*2.0.9083.0*2.0.9250.0*"))
            .Run("Get-MarsAgent").Gives(1, ("ServerName", "fs02"))
            .Run("Stop-RsEmulator")
            .Run("Get-MarsAgent").FailsWith(NoAgent, ErrorCategory.NotInstalled),

        AServer("a server is registered, and its passphrase is kept elsewhere")
            .Run("Register-MarsAgent nosuch.VaultCredentials").FailsWith("InvalidVaultCredential,AzBackupTools.Mars.RegisterMarsAgentCommand", ErrorCategory.InvalidArgument, "nosuch")
            .Run("$bad = [System.IO.Path]::Combine($away, 'bad.txt')").Run(Files + "WriteAllText($bad, 'nothing')")
            .Run("Register-MarsAgent $bad").FailsWith("InvalidVaultCredential,AzBackupTools.Mars.RegisterMarsAgentCommand", ErrorCategory.InvalidArgument, "is no vault credential file")
            .Run("$file = (Export-RsVaultCredential v1 $away).Path")
            .Run("Register-MarsAgent $file -WhatIf").GivesNothing().Writes(StreamName.Host, "Register with the vault")
            .Run("Register-MarsAgent $file -Generate").FailsWith("InvalidArgument,AzBackupTools.Mars.RegisterMarsAgentCommand", ErrorCategory.InvalidArgument, "-PassphrasePath")
            .Run("Register-MarsAgent $file -Generate -PassphrasePath $root").FailsWith("InvalidArgument,AzBackupTools.Mars.RegisterMarsAgentCommand", ErrorCategory.InvalidArgument, "on the server itself")
            .Run("Register-MarsAgent $file -Passphrase (ConvertTo-SecureString short -AsPlainText -Force)")
                .FailsWith("InvalidPassphrase,AzBackupTools.Mars.RegisterMarsAgentCommand", ErrorCategory.InvalidArgument, "16")
            .Run("Register-MarsAgent $file").Gives(1, ("VaultName", "v1"), ("HasPassphrase", "False")).Writes(StreamName.Warning, "No passphrase")
            .Run("Register-MarsAgent $file -Generate -PassphrasePath $away").Gives(2)
                .Item(0, ("IsRegistered", "True"), ("HasPassphrase", "True")).Item(1, ("Outcome", "Set"), ("PlainText", null), ("File", "*fs01.passphrase.txt")),

        ARegisteredServer("a policy is made, changed, and held to the limits")
            .Run("Get-MarsPolicy").GivesNothing()
            .Run("Set-MarsPolicy").FailsWith("InvalidArgument,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidArgument, "Nothing is to be changed")
            .Run("Add-MarsItem D:\\").FailsWith("MarsPolicyNotFound,AzBackupTools.Mars.AddMarsItemCommand", ErrorCategory.ObjectNotFound, "Set-MarsPolicy")
            .Run("Set-MarsPolicy C:\\Data -At 06:00, 10:00, 14:00, 22:00").FailsWith("InvalidSchedule,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidArgument, "three times a day")
            .Run("Set-MarsPolicy C:\\Data -At noon").FailsWith("InvalidSchedule,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidArgument, "noon")
            .Run("Set-MarsPolicy C:\\Data -KeepDaily 3").FailsWith("InvalidRetention,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidArgument, "-KeepDaily 3")
            .Run("Set-MarsPolicy X:\\Data").FailsWith("InvalidMarsPath,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidArgument, "no drive X:\\")
            .Run("Set-MarsPolicy Data").FailsWith("InvalidMarsPath,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidArgument, "'Data'")
            .Run("Set-MarsPolicy C:\\Data -Exclude C:\\").FailsWith("InvalidArgument,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidArgument, "leave nothing")
            .Run("Set-MarsPolicy c:/data/ -At 06:00, 22:00 -KeepDaily 30 -KeepWeekly 12 -WhatIf").GivesNothing().Writes(StreamName.Host, "What if:")
            .Run("Set-MarsPolicy C:/Data/ -At 22:00, 06:00 -KeepDaily 30 -KeepWeekly 12")
                .Gives(1, ("Outcome", "Created"), ("Schedule", "Daily at 06:00 and 22:00"), ("Retention", "30 days, 12 weeks"), ("Items", "C:\\Data"))
            .Run("Set-MarsPolicy C:\\Data -At 06:00, 22:00").Gives(1, ("Outcome", "Unchanged"))
            .Run("Set-MarsPolicy -At 22:30 -DayOfWeek Saturday, Wednesday -EveryWeeks 2")
                .Gives(1, ("Outcome", "Changed"), ("Schedule", "Wednesday, Saturday at 22:30, every 2 weeks"), ("Retention", "12 weeks"))
            .Run("Set-MarsPolicy -DayOfWeek Saturday -KeepMonthly 12 -MonthlyOn 'First Sunday'")
                .FailsWith("InvalidRetentionDay,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidArgument, "Sunday")
            .Run("Get-MarsPolicy").Gives(1, ("Workload", "FilesAndFolders"), ("State", "Valid"), ("Schedule", "Wednesday, Saturday at 22:30, every 2 weeks"))
            .Run("Set-MarsPolicy -WorkKbps 100").FailsWith("InvalidArgument,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidArgument, "-WorkKbps 100")
            .Run("Set-MarsPolicy -WorkKbps 2048 -WorkStart 08:00 -Proxy proxy.contoso.com").Gives(1, ("Proxy", "proxy.contoso.com:8080"), ("Throttling", "2 Mbps on *08:00 to 18:00, else 1023 Mbps"))
            .Run("Set-MarsPolicy -NoProxy -NoThrottle").Gives(1, ("Proxy", null), ("Throttling", null)),

        APolicy("the vault tells of no backup before there was one")
            .Run("Get-ProtectedItem").Gives(1, ("LastBackupStatus", null), ("LastBackupTime", null), ("State", "IRPending"))
            .Run("Get-MarsServer").Gives(1, ("LastBackupStatus", null))
            .Run("Start-MarsBackup | Out-Null")
            .Run("Get-MarsServer").Gives(1, ("LastBackupStatus", "Completed")),

        APolicy("items and exclusions come and go, and what that means is said before")
            .Run("Add-MarsItem D:\\").Gives(1, ("Outcome", "Changed"), ("Items", "C:\\Data,D:\\")).Writes(StreamName.Warning, "first backup is a full one")
            .Run("Add-MarsItem d:").Gives(1, ("Outcome", "Unchanged"))
            .Run("Add-MarsExclusion C:\\Data -FileType tmp, *.bak").Gives(1, ("Exclusions", "C:\\Data (*tmp, *bak)"))
            .Run("Add-MarsExclusion C:\\Data\\sub -NoSubfolders").Gives(1, ("Exclusions", "*,C:\\Data\\sub (without subfolders)"))
            .Run("Add-MarsExclusion D:\\").Gives(1, ("Items", "C:\\Data,D:\\")).WritesNo(StreamName.Host)
            .Run("Remove-MarsExclusion D:\\ -Confirm:$false").Gives(1, ("Exclusions", "*without subfolders)"))
            .Run("Remove-MarsItem C:\\Data\\sub -Confirm:$false").FailsWith("InvalidMarsPath,AzBackupTools.Mars.RemoveMarsItemCommand", ErrorCategory.InvalidArgument, "Add-MarsExclusion")
            .Run("Remove-MarsItem D:\\ -WhatIf").GivesNothing().Writes(StreamName.Host, "Back up D:\\ no more").Writes(StreamName.Warning, "Nothing of D:\\ is backed up any more").Writes(StreamName.Warning, "next backup is a full one")
            .Run("Remove-MarsItem D:\\ -Confirm:$false").Gives(1, ("Items", "C:\\Data"))
            .Run("Remove-MarsItem C:\\Data -Confirm:$false").FailsWith("InvalidArgument,AzBackupTools.Mars.RemoveMarsItemCommand", ErrorCategory.InvalidArgument, "-RetainData")
            .Run("Add-MarsItem -SystemState").Gives(1, ("Outcome", "Created"), ("Workload", "SystemState"))
            .Run("Get-MarsPolicy SystemState").Gives(1, ("Volumes", "System State"))
            .Run("Set-MarsPolicy -LineMbps 0.001 C:\\Data, D:\\").Gives(1).Writes(StreamName.Warning, "at 0.001 Mbps"),

        APolicy("backups run, and the vault hears of them when they are over")
            .Run("Start-MarsBackup -WhatIf").GivesNothing()
            .Run("Start-MarsBackup").Gives(1, ("Operation", "Backup"), ("Status", "Completed"), ("TransferredBytes", "6")).Writes(StreamName.Progress, "Taking snapshot of volumes")
            .Run("Start-MarsBackup").Gives(1, ("TransferredBytes", "0"))
            .Run(Files + "WriteAllText($one, 'eleven')")
            .Run("$running = Start-MarsBackup -NoWait; $running.Status").Outputs("InProgress")
            .Run("Start-MarsBackup").FailsWith("MarsAgentBusy,AzBackupTools.Mars.StartMarsBackupCommand", ErrorCategory.ResourceBusy, "Get-MarsJob")
            .Run("Get-MarsJob -Status InProgress").Gives(1)
            .Run("Get-MarsRecoveryPoint").Gives(2)
            .Run("Step-RsEmulatorClock -Hours 1 | Out-Null")
            .Run("Get-MarsJob").Gives(3, ("Status", "Completed"))
            .Run("Get-RsVaultBlocker v1 | Where-Object Name -like *fs01*").Gives(1)
            .Run("Get-MarsRecoveryPoint -Latest").Gives(1, ("Source", "C:\\"), ("SizeBytes", "9"))
            .Run("Set-MarsPolicy -DayOfWeek Sunday -KeepWeekly 4 | Out-Null")
            .Run("Start-MarsBackup").Gives(1).Writes(StreamName.Warning, "deleted the next day")
            .Run("Start-MarsBackup -SystemState").FailsWith("MarsPolicyNotFound,AzBackupTools.Mars.StartMarsBackupCommand", ErrorCategory.ObjectNotFound),

        APolicy("backups run by schedule as time goes by, and the vault tells the same of them as the agent")
            .Run("Set-MarsPolicy -At 06:00, 22:00 -KeepDaily 7 | Out-Null")
            .Run("Step-RsEmulatorClock -Days 10 | Out-Null")
            .Run("Get-MarsServer fs01").Gives(1, ("LastBackupStatus", "Completed"), ("SilentDays", "0"), ("RecoveryPointCount", "14"))
            .Run("$jobs = Get-MarsJob 100; $jobs.Count").Outputs("20")
            .Run("(Get-BackupJob -ManagementType MAB -From $jobs[-1].StartTime).Count").Outputs("20")
            .Run("$told = Get-BackupJob -ManagementType MAB | Select-Object -First 1; $told.StartTime -eq $jobs[0].StartTime -and $told.EndTime -eq $jobs[0].EndTime").Outputs("True")
            .Run("Get-MarsRecoveryPoint | Select-Object -First 1").Gives(1, ("Source", "C:\\"), ("SizeBytes", "6"), ("ExpiresAt", "2026-03-18T06:00*"))
            .Run("(Get-MarsRecoveryPoint).Count").Outputs("14")
            .Run("(Get-ProtectedItem -Type FileFolder | Get-RecoveryPoint).Count").Outputs("14")
            .Run("Get-MarsServer fs01 -Detailed").Gives(1, ("LastBackupSizeBytes", "0"))
            .Run(Files + "WriteAllText($one, 'changed')")
            .Run("Step-RsEmulatorClock -Days 1 | Out-Null")
            .Run("Get-MarsServer -Detailed").Gives(1, ("LastBackupSizeBytes", "0"))
            .Run("Get-MarsJob 2 | Select-Object -Last 1").Gives(1, ("TransferredBytes", "7"))
            .Run("Start-MarsBackup -NoWait | Out-Null")
            .Run("(Get-BackupJob -ManagementType MAB -From $jobs[-1].StartTime).Count").Outputs("22")
            .Run("(Get-MarsAgent).StorageBytes -gt 0").Outputs("True")
            .Run("Stop-MarsProtection -RetainData -Confirm:$false").FailsWith("MarsAgentBusy,AzBackupTools.Mars.StopMarsProtectionCommand", ErrorCategory.ResourceBusy)
            .Run("Step-RsEmulatorClock -Hours 1 | Out-Null")
            .Run("Stop-MarsProtection -RetainData -Confirm:$false | Out-Null")
            .Run("$kept = (Get-MarsRecoveryPoint).Count")
            .Run("Step-RsEmulatorClock -Days 60 | Out-Null")
            .Run("(Get-MarsRecoveryPoint).Count -eq $kept").Outputs("True")
            .Run("Get-MarsServer -SilentDays 2").GivesNothing()
            .Run("Resume-MarsProtection | Out-Null")
            .Run("Get-MarsRecoveryPoint").GivesNothing(),

        ABackup("backups stay in the vault that they were made to, and are there again when the server comes back to it")
            .Run("New-RsVault v2 rg-backup westeurope | Out-Null")
            .Run("Register-MarsAgent (Export-RsVaultCredential v2 $away).Path | Out-Null")
            .Run("Get-MarsRecoveryPoint").GivesNothing()
            .Run("Get-BackupJob -ManagementType MAB -Vault v2").GivesNothing()
            .Run("Start-MarsBackup").Gives(1, ("TransferredBytes", "6"))
            .Run("(Get-MarsServer -Vault v1).RecoveryPointCount").Outputs("1")
            .Run("Register-MarsAgent (Export-RsVaultCredential v1 $away -Force).Path | Out-Null")
            .Run("(Get-MarsRecoveryPoint).Count").Outputs("1")
            .Run("(Get-MarsServer -Vault v1).RecoveryPointCount").Outputs("1")
            .Run("(Get-MarsServer -Vault v2).RecoveryPointCount").Outputs("1"),

        APolicy("what cannot be read is left out of the backup, and told")
            .Run("$link = [System.IO.File]::CreateSymbolicLink([System.IO.Path]::Combine($root, 'C/Data/link.txt'), 'nosuch')")
            .Run("Start-MarsBackup").Gives(1, ("Status", "CompletedWithWarnings"), ("TransferredBytes", "6"), ("ErrorMessage", "Not read: C:\\Data\\link.txt.")).Writes(StreamName.Warning, "link.txt")
            .Run("Step-RsEmulatorClock -Days 1 | Out-Null")
            .Run("Get-MarsJob 1").Gives(1, ("Status", "CompletedWithWarnings"))
            .Run("Get-BackupJob -ManagementType MAB | Select-Object -First 1").Gives(1, ("Status", "CompletedWithWarnings"))
            .Run("Get-MarsAgent").Gives(1, ("IsBusy", "False")),

        ABackup("what cannot be restored is told, and the rest is there")
            .Run("Restore-MarsItem C:\\Data\\one.txt, C:\\Data\\nosuch.txt, D:\\no -Destination D:\\P").FailsWith("RecoveryPointNotFound,AzBackupTools.Mars.RestoreMarsItemCommand")
            .Run("Restore-MarsItem C:\\Data\\one.txt, C:\\Data\\nosuch.txt, C:\\Else -Destination D:\\P")
                .FailsWith("InvalidMarsPath,AzBackupTools.Mars.RestoreMarsItemCommand", ErrorCategory.InvalidArgument, "'C:\\Data\\nosuch.txt', 'C:\\Else' were not backed up")
            .Run("[System.IO.Directory]::Exists([System.IO.Path]::Combine($root, 'D/P'))").Outputs("False")
            .Run("$made = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($root, 'D/Back/C/Data/one.txt'))")
            .Run("Restore-MarsItem C:\\Data -Destination D:\\Back").Gives(1, ("Status", "CompletedWithWarnings")).Writes(StreamName.Warning, "Not restored: C:\\Data\\one.txt")
            .Run(Files + "ReadAllText([System.IO.Path]::Combine($root, 'D/Back/C/Data/sub/two.txt'))").Outputs("two")
            .Run("Restore-MarsItem C:\\Data\\one.txt -Destination D:\\Back").FailsWith("JobFailed,AzBackupTools.Mars.RestoreMarsItemCommand").Gives(1, ("Status", "Failed"), ("TransferredBytes", "0")),

        ARegisteredServer("paths know no case, and empty folders come back")
            .Run("$made = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($root, 'C/Data/empty'))")
            .Run("Set-MarsPolicy c:\\DATA").Gives(1).WritesNo(StreamName.Warning)
            .Run("Start-MarsBackup").Gives(1, ("Status", "Completed"), ("TransferredBytes", "6"))
            .Run("Restore-MarsItem c:\\data\\Empty -Destination d:\\back").Gives(1, ("Status", "Completed"))
            .Run("[System.IO.Directory]::GetDirectories([System.IO.Path]::Combine($root, 'D'), 'empty', 'AllDirectories').Count").Outputs("1"),

        AServer("each emulated server has a name of its own")
            .Run("(Add-RsEmulatorMarsAgent ([System.IO.Path]::Combine($away, 'fs-07'))).ServerName").Outputs("fs-07")
            .Run("Add-RsEmulatorMarsAgent $away fs01").FailsWith("AlreadyExists,AzBackupTools.Emulator.AddRsEmulatorMarsAgentCommand", ErrorCategory.ResourceExists, "-ServerName")
            .Run("Add-RsEmulatorMarsAgent ([System.IO.Path]::Combine($away, 'of us'))").FailsWith("InvalidName,AzBackupTools.Emulator.AddRsEmulatorMarsAgentCommand", ErrorCategory.InvalidArgument, "-ServerName")
            .Run("(Add-RsEmulatorMarsAgent $root fs01).ServerName").Outputs("fs01"),

        ABackup("what a recovery point holds is looked through before it is restored")
            .Run("Get-MarsItem").FailsWith("InvalidArgument,AzBackupTools.Mars.GetMarsItemCommand", ErrorCategory.InvalidArgument, "-RecoveryPoint")
            .Run("Get-MarsItem C:\\Data").Gives(2).Item(0, ("Path", "C:\\Data\\one.txt"), ("IsFolder", "False"), ("SizeBytes", "3")).Item(1, ("Path", "C:\\Data\\sub"), ("IsFolder", "True"), ("SizeBytes", null))
            .Run("Get-MarsRecoveryPoint -Latest | Get-MarsItem").Gives(1, ("Path", "C:\\Data"), ("IsFolder", "True"))
            .Run("(Get-MarsRecoveryPoint -Latest | Get-MarsItem -Recurse).Path").Outputs("C:\\Data", "C:\\Data\\one.txt", "C:\\Data\\sub", "C:\\Data\\sub\\two.txt")
            .Run("Get-MarsItem C:\\Data\\sub\\two.txt").Gives(1, ("Name", "two.txt"))
            .Run("Get-MarsItem C:\\Data\\nosuch").FailsWith("InvalidMarsPath,AzBackupTools.Mars.GetMarsItemCommand", ErrorCategory.InvalidArgument, "Get-MarsItem 'C:\\Data'")
            .Run("$made = Start-MarsBackup; $old = Get-MarsRecoveryPoint | Select-Object -Last 1")
            .Run("$old | Get-MarsItem C:\\Data | Where-Object Name -eq one.txt | Restore-MarsItem -Destination D:\\Seen").Gives(1, ("Status", "Completed"), ("TransferredBytes", "3"))
            .Run("[System.IO.File]::Exists([System.IO.Path]::Combine($root, 'D/Seen/C/Data/one.txt'))").Outputs("True")
            .Run("(Get-MarsPolicy).Schedule.Times[0].Hours").Outputs("22")
            .Run("Get-MarsItem D:\\").FailsWith("RecoveryPointNotFound,AzBackupTools.Mars.GetMarsItemCommand", ErrorCategory.ObjectNotFound)
            .Run("Get-MarsItem C:\\ -AsOf 2020-01-01").FailsWith("RecoveryPointNotFound,AzBackupTools.Mars.GetMarsItemCommand", ErrorCategory.ObjectNotFound, "2020-01-01"),

        ABackup("a clock that goes back leaves no job running, and a vault that is gone has no backups")
            .Run("Step-RsEmulatorClock -Days 20 | Out-Null")
            .Run("Start-MarsBackup -NoWait | Out-Null")
            .Run("Reset-RsEmulator -Confirm:$false | Out-Null")
            .Run("Get-MarsAgent").Gives(1, ("IsBusy", "False"), ("IsRegistered", "False"))
            .Run("Start-MarsBackup").FailsWith("VaultNotFound,AzBackupTools.Mars.StartMarsBackupCommand", ErrorCategory.ObjectNotFound, "Register-MarsAgent")
            .Run("New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null")
            .Run("Start-MarsBackup").FailsWith("MarsServerNotRegistered,AzBackupTools.Mars.StartMarsBackupCommand", ErrorCategory.InvalidOperation)
            .Run("Export-RsVaultCredential v1 $root -Force | Register-MarsAgent | Out-Null")
            .Run("Get-MarsRecoveryPoint").GivesNothing()
            .Run("Start-MarsBackup").Gives(1, ("Status", "Completed"), ("TransferredBytes", "6"))
            .Run("Get-MarsRecoveryPoint").Gives(1),

        APolicy("weeks, months and years keep the first backup of a day, and a volume that is taken out keeps what it has")
            .Run("Set-MarsPolicy C:\\Data, D:\\ -KeepDaily 7 -KeepWeekly 4 -WeeklyOn Sunday -KeepMonthly 3 -MonthlyOn 1 | Out-Null")
            .Run("Step-RsEmulatorClock -Days 62 | Out-Null")
            .Run("(Get-MarsRecoveryPoint D:\\ | Measure-Object).Count").Outputs("12")
            .Run("Remove-MarsItem D:\\ -Confirm:$false | Out-Null")
            .Run("Set-MarsPolicy -KeepDaily 30 | Out-Null")
            .Run("(Get-MarsRecoveryPoint D:\\ -Latest).ExpiresAt.UtcDateTime.ToString('yyyy-MM-dd')").Outputs("2026-08-01")
            .Run("Step-RsEmulatorClock -Days 20 | Out-Null")
            .Run("Get-MarsRecoveryPoint D:\\ -Latest").Gives(1, ("Source", "D:\\"))
            .Run("(Get-MarsRecoveryPoint C:\\ | Measure-Object).Count -gt (Get-MarsRecoveryPoint D:\\ | Measure-Object).Count").Outputs("True")
            .Run("Add-MarsItem D:\\").Gives(1).Writes(StreamName.Warning, "first backup is a full one")
            .Run("Step-RsEmulatorClock -Days 365 | Out-Null")
            .Run("(Get-MarsRecoveryPoint D:\\).Count -eq (Get-MarsRecoveryPoint C:\\).Count").Outputs("True"),

        APolicy("a backup on demand is kept as long as one says")
            .Run("Start-MarsBackup -RetainDays 400 -WhatIf").GivesNothing().Writes(StreamName.Host, "kept until 2027-04-05")
            .Run("Start-MarsBackup -RetainUntil 2020-01-01").FailsWith("InvalidArgument,AzBackupTools.Mars.StartMarsBackupCommand", ErrorCategory.InvalidArgument, "2020-01-01")
            .Run("Start-MarsBackup -RetainDays 400").Gives(1, ("Status", "Completed"))
            .Run("Start-MarsBackup").Gives(1, ("Status", "Completed"))
            .Run("Set-MarsPolicy -DayOfWeek Sunday -KeepWeekly 4 | Out-Null")
            .Run("Start-MarsBackup -RetainDays 3").Gives(1).WritesNo(StreamName.Warning)
            .Run("Step-RsEmulatorClock -Days 2 | Out-Null")
            .Run("(Get-MarsRecoveryPoint).Count").Outputs("3")
            .Run("Step-RsEmulatorClock -Days 300 | Out-Null")
            .Run("Get-MarsRecoveryPoint -To 2026-03-02").Gives(1, ("ExpiresAt", "2027-04-05*"))
            .Run("Step-RsEmulatorClock -Days 150 | Out-Null")
            .Run("Get-MarsRecoveryPoint -To 2026-03-02").GivesNothing()
            .Run("Add-RsEmulatorMarsAgent $away old01 -AgentVersion 2.0.9160.0 | Out-Null")
            .Run("Register-MarsAgent (Export-RsVaultCredential v1 $root -Force).Path -Passphrase $secret | Out-Null")
            .Run("Set-MarsPolicy C:\\ | Out-Null")
            .Run("Start-MarsBackup -RetainDays 60").FailsWith("MarsAgentTooOld,AzBackupTools.Mars.StartMarsBackupCommand", ErrorCategory.InvalidOperation, "2.0.9169"),

        APolicy("an immutable vault lets nothing be kept shorter")
            .Run("Start-MarsBackup | Out-Null")
            .Run("Set-RsVault v1 -Immutability Unlocked -Confirm:$false | Out-Null")
            .Run("Set-MarsPolicy -KeepDaily 20").FailsWith("VaultImmutable,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidOperation, "810002")
            .Run("Get-MarsPolicy").Gives(1, ("Retention", "30 days"))
            .Run("Set-MarsPolicy -KeepDaily 40").Gives(1, ("Retention", "40 days"))
            .Run("New-RsSecurityPin v1 | Stop-MarsProtection -RemoveData -Confirm:$false").FailsWith("VaultImmutable,AzBackupTools.Mars.StopMarsProtectionCommand", ErrorCategory.InvalidOperation, "-RetainData"),

        APolicy("credential files that are no good are told apart")
            .Run("$old = Export-RsVaultCredential v1 ([System.IO.Path]::Combine($away, 'old.VaultCredentials'))")
            .Run("$new = Export-RsVaultCredential v1 ([System.IO.Path]::Combine($away, 'new.VaultCredentials'))")
            .Run("Register-MarsAgent $old.Path").FailsWith("InvalidVaultCredential,AzBackupTools.Mars.RegisterMarsAgentCommand", ErrorCategory.InvalidArgument, "34513")
            .Run("Step-RsEmulatorClock -Days 400 | Out-Null")
            .Run("Register-MarsAgent $new.Path").FailsWith("InvalidVaultCredential,AzBackupTools.Mars.RegisterMarsAgentCommand", ErrorCategory.InvalidArgument, "34513")
            .Run("New-RsVault v2 rg-backup westeurope | Out-Null")
            .Run("$other = Export-RsVaultCredential v2 ([System.IO.Path]::Combine($away, 'v2.VaultCredentials'))")
            .Run("Get-MarsRecoveryPoint -FromServer fs09 -CredentialPath $other.Path").FailsWith("VaultCredentialOfOtherVault,AzBackupTools.Mars.GetMarsRecoveryPointCommand", ErrorCategory.InvalidArgument, "100110"),

        APolicy("a server that its vault has forgotten says so when it needs the vault")
            .Run("Unregister-BackupContainer fs01 -Vault v1 -Confirm:$false").FailsWith("VaultNotEmpty,AzBackupTools.Protection.UnregisterBackupContainerCommand")
            .Run("New-RsSecurityPin v1 | Stop-MarsProtection -RemoveData -Confirm:$false | Out-Null")
            .Run("Step-RsEmulatorClock -Days 15 | Out-Null")
            .Run("Unregister-BackupContainer fs01 -Vault v1 -Confirm:$false | Out-Null")
            .Run("Get-MarsServer").GivesNothing()
            .Run("Get-MarsAgent").Gives(1, ("IsRegistered", "False"), ("VaultName", null))
            .Run("Set-MarsPolicy C:\\Data").FailsWith("MarsServerNotRegistered,AzBackupTools.Mars.SetMarsPolicyCommand", ErrorCategory.InvalidOperation, "Register-MarsAgent"),

        ABackup("files come back, as the conflict is to be settled")
            .Run(Files + "WriteAllText($one, 'spoilt')")
            .Run("Restore-MarsItem").FailsWith("InvalidArgument,AzBackupTools.Mars.RestoreMarsItemCommand", ErrorCategory.InvalidArgument, "-RecoveryPoint")
            .Run("Restore-MarsItem C:\\Data\\nosuch.txt").FailsWith("InvalidMarsPath,AzBackupTools.Mars.RestoreMarsItemCommand", ErrorCategory.InvalidArgument, "nosuch.txt")
            .Run("Restore-MarsItem D:\\").FailsWith("RecoveryPointNotFound,AzBackupTools.Mars.RestoreMarsItemCommand", ErrorCategory.ObjectNotFound, "D:\\")
            .Run("Restore-MarsItem C:\\Data\\one.txt -Destination X:\\").FailsWith("InvalidMarsPath,AzBackupTools.Mars.RestoreMarsItemCommand", ErrorCategory.InvalidArgument, "X:\\")
            .Run("Restore-MarsItem C:\\Data\\one.txt -WhatIf").GivesNothing().Writes(StreamName.Host, "kept beside")
            .Run("Restore-MarsItem C:\\Data\\one.txt -OnConflict Skip").Gives(1, ("TransferredBytes", "0"))
            .Run(Files + "ReadAllText($one)").Outputs("spoilt")
            .Run("Restore-MarsItem C:\\Data\\one.txt").Gives(1, ("Operation", "Restore"), ("Status", "Completed"))
            .Run(Files + "ReadAllText([System.IO.Path]::Combine($root, 'C/Data/Copy 1 of one.txt'))").Outputs("one")
            .Run("Restore-MarsItem C:\\Data -OnConflict Overwrite").Gives(1)
            .Run(Files + "ReadAllText($one)").Outputs("one")
            .Run("Get-MarsRecoveryPoint -Latest | Restore-MarsItem -Destination D:\\Back").Gives(1)
            .Run(Files + "ReadAllText([System.IO.Path]::Combine($root, 'D/Back/C/Data/sub/two.txt'))").Outputs("two"),

        ABackup("another server restores what this one backed up")
            .Run("Add-RsEmulatorMarsAgent $away fs02 | Out-Null")
            .Run("Register-MarsAgent $file | Out-Null")
            .Run("Get-MarsRecoveryPoint").GivesNothing()
            .Run("Get-MarsRecoveryPoint -FromServer nosuch").FailsWith("MarsServerNotRegistered,AzBackupTools.Mars.GetMarsRecoveryPointCommand", ErrorCategory.InvalidOperation, "nosuch")
            .Run("Get-MarsRecoveryPoint -FromServer fs01 -CredentialPath $file").Gives(1, ("ServerName", "fs01"))
            .Run("Restore-MarsItem C:\\Data -FromServer fs01 -Destination C:\\Back").FailsWith("InvalidPassphrase,AzBackupTools.Mars.RestoreMarsItemCommand", ErrorCategory.InvalidArgument, "-Passphrase")
            .Run("Restore-MarsItem C:\\Data -FromServer fs01 -Destination C:\\Back -Passphrase (ConvertTo-SecureString 'not the passphrase' -AsPlainText -Force)")
                .FailsWith("InvalidPassphrase,AzBackupTools.Mars.RestoreMarsItemCommand", ErrorCategory.InvalidArgument, "fs01")
            .Run("Restore-MarsItem C:\\Data -FromServer fs01 -Passphrase $secret").FailsWith("InvalidArgument,AzBackupTools.Mars.RestoreMarsItemCommand", ErrorCategory.InvalidArgument, "-Destination")
            .Run("Get-MarsRecoveryPoint -FromServer fs01 | Restore-MarsItem C:\\Data -Destination C:\\Back -Passphrase $secret").Gives(1, ("Status", "Completed"))
            .Run(Files + "ReadAllText([System.IO.Path]::Combine($away, 'C/Back/C/Data/one.txt'))").Outputs("one"),

        ABackup("protection stops and goes on, with data kept")
            .Run("Stop-MarsProtection -RetainData -Confirm:$false").Gives(1, ("Outcome", "Paused"), ("State", "Paused"))
            .Run("Stop-MarsProtection -RetainData -Confirm:$false").Gives(1, ("Outcome", "Unchanged"))
            .Run("Start-MarsBackup").FailsWith("ProtectionStopped,AzBackupTools.Mars.StartMarsBackupCommand", ErrorCategory.InvalidOperation, "Resume-MarsProtection")
            .Run("Get-MarsRecoveryPoint").Gives(1)
            .Run("Resume-MarsProtection -KeepDaily 60").Gives(1, ("Outcome", "Resumed"), ("Retention", "60 days"))
            .Run("Resume-MarsProtection").Gives(1, ("Outcome", "Unchanged")),

        ABackup("backups are deleted with a PIN, and come back by protecting again")
            .Run("Stop-MarsProtection -RemoveData -WhatIf").GivesNothing().Writes(StreamName.Host, "delete all backups, recovery points of C:\\")
            .Run("Stop-MarsProtection -RemoveData -Confirm:$false").FailsWith("InvalidSecurityPin,AzBackupTools.Mars.StopMarsProtectionCommand", ErrorCategory.SecurityError, "New-RsSecurityPin")
            .Run("$pin = New-RsSecurityPin v1")
            .Run("Step-RsEmulatorClock -Minutes 6 | Out-Null")
            .Run("$pin | Stop-MarsProtection -RemoveData -Confirm:$false").FailsWith("InvalidSecurityPin,AzBackupTools.Mars.StopMarsProtectionCommand", ErrorCategory.SecurityError, "five minutes")
            .Run("New-RsSecurityPin v1 | Stop-MarsProtection -RemoveData -Confirm:$false").Gives(1, ("Outcome", "Removed"), ("RecoverableUntil", "2026-03-15*"), ("Recovery", "Protect again*"))
            .Run("Get-MarsPolicy").GivesNothing()
            .Run("Get-MarsRecoveryPoint").GivesNothing()
            .Run("Step-RsEmulatorClock -Days 10 | Out-Null")
            .Run("Set-MarsPolicy C:\\Data").Gives(1, ("Outcome", "Created"))
            .Run("Get-MarsRecoveryPoint").Gives(1)
            .Run("New-RsSecurityPin v1 | Stop-MarsProtection -RemoveData -Confirm:$false | Out-Null")
            .Run("Step-RsEmulatorClock -Days 15 | Out-Null")
            .Run("Set-MarsPolicy C:\\Data | Out-Null")
            .Run("Get-MarsRecoveryPoint").GivesNothing(),

        APolicy("a new passphrase needs a PIN, and is not shown unless asked")
            .Run("Set-MarsPassphrase").FailsWith("InvalidPassphrase,AzBackupTools.Mars.SetMarsPassphraseCommand", ErrorCategory.InvalidArgument, "-Generate")
            .Run("Set-MarsPassphrase -Passphrase $secret -ConfirmPassphrase (ConvertTo-SecureString 'another one of them' -AsPlainText -Force)")
                .FailsWith("InvalidPassphrase,AzBackupTools.Mars.SetMarsPassphraseCommand", ErrorCategory.InvalidArgument, "differ")
            .Run("Set-MarsPassphrase -Generate -PassphrasePath $away").FailsWith("InvalidSecurityPin,AzBackupTools.Mars.SetMarsPassphraseCommand", ErrorCategory.SecurityError)
            .Run("[System.IO.File]::Exists([System.IO.Path]::Combine($away, 'fs01.passphrase.txt'))").Outputs("False")
            .Run("Set-MarsPassphrase -Generate -KeyVault kv1").FailsWith("ResourceNotFound,AzBackupTools.Mars.SetMarsPassphraseCommand", ErrorCategory.ObjectNotFound, "Add-RsEmulatorResource KeyVault kv1")
            .Run("Set-MarsPassphrase -Generate -KeyVault kv_1").FailsWith("InvalidName,AzBackupTools.Mars.SetMarsPassphraseCommand", ErrorCategory.InvalidArgument, "'kv_1'")
            .Run("Add-RsEmulatorResource KeyVault kv1 rg-backup | Out-Null")
            .Run("Set-MarsPassphrase -Generate -KeyVault kv1").FailsWith("InvalidSecurityPin,AzBackupTools.Mars.SetMarsPassphraseCommand", ErrorCategory.SecurityError).Writes(StreamName.Warning, "was disabled")
            .Run("New-RsSecurityPin v1 | Set-MarsPassphrase -Generate -KeyVault kv1").Gives(1, ("SecretId", "https://kv1.vault.azure.net/secrets/mars-passphrase-fs01/*"), ("PlainText", null), ("File", null))
            .Run("Set-MarsPassphrase -Generate -AsPlainText -WhatIf").GivesNothing().Writes(StreamName.Host, "nobody can recover it")
            .Run("New-RsSecurityPin v1 | Set-MarsPassphrase -Generate -PassphrasePath $away").Gives(1, ("PlainText", null))
            .Run("[System.IO.File]::Exists([System.IO.Path]::Combine($away, 'fs01.passphrase.txt'))").Outputs("True")
            .Run("(New-RsSecurityPin v1 | Set-MarsPassphrase -Generate -AsPlainText).PlainText.Length").Outputs("36"),

        AServer("an agent that is too old says so")
            .Run("Add-RsEmulatorMarsAgent $root old01 -AgentVersion 2.0.9000.0 | Out-Null")
            .Run("Register-MarsAgent (Export-RsVaultCredential v1 $away).Path -Passphrase $secret | Out-Null")
            .Run("New-RsSecurityPin v1 | Set-MarsPassphrase -Passphrase $secret").FailsWith("MarsAgentTooOld,AzBackupTools.Mars.SetMarsPassphraseCommand", ErrorCategory.InvalidOperation, "120002")
            .Run("Set-MarsPolicy C:\\Data | Out-Null")
            .Run("New-RsSecurityPin v1 | Stop-MarsProtection -RemoveData -Confirm:$false").FailsWith("MarsAgentTooOld,AzBackupTools.Mars.StopMarsProtectionCommand", ErrorCategory.InvalidOperation, "130001"),

        APolicy("a fleet is configured alike by a file")
            .Run("Add-MarsExclusion C:\\Data -FileType tmp | Out-Null")
            .Run("Set-MarsPolicy -WorkKbps 1024 | Out-Null")
            .Run("Export-MarsPolicy").Outputs("*\"kind\": \"MarsConfiguration\"*")
            .Run("$json = Export-MarsPolicy $away").Run("Export-MarsPolicy $away").FailsWith("FileExists,AzBackupTools.Mars.ExportMarsPolicyCommand", ErrorCategory.ResourceExists, "-Force")
            .Run("$json | Import-MarsPolicy").Gives(1, ("Outcome", "Unchanged"))
            .Run("Add-RsEmulatorMarsAgent ([System.IO.Path]::Combine($away, 'fs02')) fs02 | Out-Null")
            .Run("Register-MarsAgent $file -Passphrase $secret | Out-Null")
            .Run("$json | Import-MarsPolicy -WhatIf").GivesNothing()
            .Run("$json | Import-MarsPolicy").Gives(1, ("Outcome", "Created"), ("Exclusions", "C:\\Data (*tmp)")).Writes(StreamName.Warning, "There is no 'C:\\Data'")
            .Run("(Get-MarsAgent).Throttling.WorkKbps").Outputs("1024")
            .Run("$json | Test-MarsPolicy").GivesNothing()
            .Run("$json | Test-MarsPolicy -AgainstServer").Gives(1, ("Level", "Warning"), ("Code", "ItemMissing"))
            .Run("$json | Test-MarsPolicy -AgainstServer -FailOn Warning | Out-Null").FailsWith("PrecheckFailed,AzBackupTools.Mars.TestMarsPolicyCommand", ErrorCategory.InvalidOperation)
            .Run(Files + "WriteAllText($json.FullName, '{}')")
            .Run("Import-MarsPolicy $json.FullName").FailsWith("InvalidPolicyFile,AzBackupTools.Mars.ImportMarsPolicyCommand", ErrorCategory.InvalidData, "Export-MarsPolicy")
            .Run("Test-MarsPolicy $json.FullName").FailsWith("InvalidPolicyFile,AzBackupTools.Mars.TestMarsPolicyCommand", ErrorCategory.InvalidData),
    ];

    /// <summary>A vault, and a server fs01 with files on C: and D:; $root is its folder, $away one elsewhere.</summary>
    internal static Scenario AServer(string name) =>
        Given.AConnection(name)
            .Run("New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null; Set-RsContext -Vault v1 | Out-Null")
            .Run("$root = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'azbackuptools', [System.Guid]::NewGuid().ToString())")
            .Run("$away = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'azbackuptools', [System.Guid]::NewGuid().ToString())")
            .Run("$made = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($root, 'C/Data/sub')); $made = [System.IO.Directory]::CreateDirectory([System.IO.Path]::Combine($root, 'D'))")
            .Run("$made = [System.IO.Directory]::CreateDirectory($away); $one = [System.IO.Path]::Combine($root, 'C/Data/one.txt')")
            .Run(Files + "WriteAllText($one, 'one'); [System.IO.File]::WriteAllText([System.IO.Path]::Combine($root, 'C/Data/sub/two.txt'), 'two')")
            .Run("$secret = ConvertTo-SecureString 'a passphrase of the server' -AsPlainText -Force")
            .Run("Add-RsEmulatorMarsAgent $root fs01 | Out-Null");

    internal static Scenario ARegisteredServer(string name) =>
        AServer(name)
            .Run("$file = (Export-RsVaultCredential v1 $away).Path")
            .Run("Register-MarsAgent $file -Passphrase $secret -ConfirmPassphrase $secret | Out-Null");

    internal static Scenario APolicy(string name) => ARegisteredServer(name).Run("Set-MarsPolicy C:\\Data | Out-Null");

    internal static Scenario ABackup(string name) => APolicy(name).Run("Start-MarsBackup | Out-Null");
}
