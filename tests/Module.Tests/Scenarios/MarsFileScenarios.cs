using System.Collections.Generic;
using System.Management.Automation;
using AzBackupTools.Module.Tests.Harness;

namespace AzBackupTools.Module.Tests.Scenarios;

/// <summary>Files that configure an agent: a file is taken whole or not at all, and what is wrong with it is named as the file has it.</summary>
public sealed class MarsFileScenarios : ScenarioTests<MarsFileScenarios>
{
    private const string Import = ",AzBackupTools.Commands.ImportMarsPolicyCommand";
    private const string Policy =
        "{\"workload\":\"FilesAndFolders\",\"schedule\":{\"times\":[\"22:00\"]},\"retention\":{\"days\":30},\"items\":[\"C:\\\\\"],\"exclusions\":[]}";

    private const string Settings =
        "{\"proxy\":{\"server\":\"proxy.contoso.com\",\"port\":3128,\"userName\":\"svc\"},\"throttling\":{\"workDays\":[\"Monday\"],\"workStart\":\"09:00\",\"workEnd\":\"18:00\",\"workKbps\":2048,\"otherKbps\":4096}}";

    public override IEnumerable<Scenario> All =>
    [
        AServer("a file with an unknown member is refused, and changes nothing")
            .Run(File(Policy.Replace("\"days\"", "\"dais\""), Settings))
            .Run("Import-MarsPolicy $json").FailsWith("InvalidPolicyFile" + Import, ErrorCategory.InvalidData)
            .Run("Test-MarsPolicy $json").FailsWith("InvalidPolicyFile,AzBackupTools.Commands.TestMarsPolicyCommand", ErrorCategory.InvalidData)
            .Run("Get-MarsAgent").Gives(1, ("Proxy", null), ("Throttling", null)),

        AServer("a value that a file cannot have is named by its member")
            .Run(File(Policy.Replace("30", "3"), Settings))
            .Run("Import-MarsPolicy $json").FailsWith("InvalidRetention" + Import, ErrorCategory.InvalidArgument, "retention.days")
            .Run("Test-MarsPolicy $json")
                .Gives(1, ("Level", "Error"), ("Target", "retention.days"), ("Message", "Policy FilesAndFolders: retention.days 3*"))
            .Run(File(Policy.Replace("\"22:00\"", string.Empty), Settings))
            .Run("Test-MarsPolicy $json").Gives(1, ("Target", "schedule.times"), ("Recommendation", "*schedule.times 06:00*")),

        AServer("what the agent is not ready for is refused before anything changes")
            .Run(File(Policy, Settings))
            .Run("Import-MarsPolicy $json -WhatIf").FailsWith("MarsServerNotRegistered" + Import, ErrorCategory.InvalidOperation, "fs01")
            .Run("Import-MarsPolicy $json").FailsWith("MarsServerNotRegistered" + Import, ErrorCategory.InvalidOperation, "fs01")
            .Run("Register-MarsAgent $file | Out-Null")
            .Run("Import-MarsPolicy $json -WhatIf").FailsWith("PassphraseNotSet" + Import, ErrorCategory.InvalidOperation)
            .Run("Import-MarsPolicy $json").FailsWith("PassphraseNotSet" + Import, ErrorCategory.InvalidOperation)
            .Run("Set-MarsPassphrase -Passphrase $secret -ConfirmPassphrase $secret | Out-Null; Set-MarsPolicy C:\\ -At 06:00 | Out-Null; Start-MarsBackup -NoWait | Out-Null")
            .Run("Import-MarsPolicy $json -WhatIf").FailsWith("MarsAgentBusy" + Import, ErrorCategory.ResourceBusy)
            .Run("Import-MarsPolicy $json").FailsWith("MarsAgentBusy" + Import, ErrorCategory.ResourceBusy)
            .Run("Get-MarsAgent").Gives(1, ("Proxy", null), ("Throttling", null))
            .Run("Step-RsEmulatorClock -Hours 1 | Out-Null; Set-RsVault v1 -Immutability Unlocked -Confirm:$false | Out-Null; Set-MarsPolicy -KeepDaily 40 | Out-Null")
            .Run("Import-MarsPolicy $json").FailsWith("VaultImmutable" + Import, ErrorCategory.InvalidOperation)
            .Run("Get-MarsAgent").Gives(1, ("Proxy", null), ("Throttling", null)),

        AServer("a file of settings needs no registration, and half of one leaves the other half alone")
            .Run(File(string.Empty, Settings))
            .Run("Import-MarsPolicy $json -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "the proxy to proxy.contoso.com:3128 as svc")
                .Writes(StreamName.Host, "the limits of bandwidth to 2 Mbps on Monday from 09:00 to 18:00, else 4 Mbps")
            .Run("Import-MarsPolicy $json").GivesNothing()
            .Run(File(string.Empty, "{\"throttling\":null}"))
            .Run("Import-MarsPolicy $json -WhatIf").GivesNothing().Writes(StreamName.Host, "Change the limits of bandwidth to none")
            .Run("Import-MarsPolicy $json").GivesNothing()
            .Run("Get-MarsAgent").Gives(1, ("Proxy", "proxy.contoso.com:3128"), ("Throttling", null))
            .Run(File(string.Empty, "{}"))
            .Run("Import-MarsPolicy $json -WhatIf").GivesNothing().WritesNo(StreamName.Host)
            .Run("Test-MarsPolicy $json").Gives(1, ("Code", "NothingBackedUp"), ("Recommendation", "Add one to policies.")),

        AServer("-WhatIf describes the policy in words")
            .Run("Register-MarsAgent $file -Passphrase $secret | Out-Null")
            .Run(File(Policy, "{}"))
            .Run("Import-MarsPolicy $json -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "Make a backup policy: C:\\: daily at 22:00, kept 30 days")
            .Run("Import-MarsPolicy $json").Gives(1, ("Outcome", "Created"))
            .Run(File(Policy.Replace("30", "60"), "{}"))
            .Run("Import-MarsPolicy $json -WhatIf").GivesNothing()
                .Writes(StreamName.Host, "Change the backup policy to: C:\\: daily at 22:00, kept 60 days"),
    ];

    private static Scenario AServer(string name) =>
        Given.AConnection(name)
            .Run("New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null")
            .Run("$root = [System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), 'azbackuptools', [System.Guid]::NewGuid().ToString())")
            .Run("$away = [System.IO.Path]::Combine($root, 'away'); $made = [System.IO.Directory]::CreateDirectory($away); $json = [System.IO.Path]::Combine($away, 'servers.mars.json')")
            .Run("$secret = ConvertTo-SecureString 'a passphrase of the server' -AsPlainText -Force")
            .Run("Add-RsEmulatorMarsAgent $root fs01 | Out-Null")
            .Run("$file = (Export-RsVaultCredential v1 $away).Path");

    private static string File(string policies, string settings) =>
        $"[System.IO.File]::WriteAllText($json, '{{\"kind\":\"MarsConfiguration\",\"version\":1,\"policies\":[{policies}],\"settings\":{settings}}}')";
}
