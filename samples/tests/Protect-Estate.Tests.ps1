# Tests of a runbook, without a subscription: the emulator of AzBackupTools stands in for Azure. Copy it, and test your own.
# It runs on Pester 5 and on Pester 6: Invoke-Pester ./samples/tests

BeforeAll {
    # The module as it is installed, or the one that the variable names.
    Import-Module $(if ($env:AZBACKUPTOOLS_MODULE) { $env:AZBACKUPTOOLS_MODULE } else { 'AzBackupTools' })
    $script:Parameters = @{ Vault = 'vault-weu'; Policy = 'DefaultPolicy' }
    $script:Runbook = Join-Path (Split-Path $PSScriptRoot) 'Protect-Estate.ps1'
}

Describe 'Protect-Estate' {
    BeforeEach {
        # Each test has an Azure of its own. The seed and the time make every run the same; with a pace of 0, no wait takes time.
        Start-RsEmulator -Seed 1 -StartTime 2026-01-05T08:00:00Z -WaitPace 0 | Out-Null
        Connect-RsAccount -Emulator | Out-Null
        Add-RsEmulatorVm web01, web02 rg-web | Out-Null
        New-RsVault vault-weu rg-backup westeurope -CreateResourceGroup | Out-Null
        Set-RsContext -Vault vault-weu | Out-Null
    }

    AfterEach {
        Stop-RsEmulator
    }

    Context 'given a vault and a policy' {
        # Test what is so afterwards, as the service shows it, not only what the runbook returns.
        It 'protects what is not protected' {
            $report = & $Runbook @Parameters
            $report.Result | Should -Be 'Protected', 'Protected'
            (Get-ProtectedItem).FriendlyName | Sort-Object | Should -Be 'web01', 'web02'
            Get-ProtectableVm -Refresh | Should -BeNullOrEmpty
        }

        It 'protects only the machines that -Name chooses' {
            & $Runbook @Parameters -Name *02 | Out-Null
            (Get-ProtectedItem).FriendlyName | Should -Be 'web02'
        }

        It 'has nothing to do the second time' {
            & $Runbook @Parameters | Out-Null
            & $Runbook @Parameters | Should -BeNullOrEmpty
        }

        It 'changes nothing with -WhatIf' {
            & $Runbook @Parameters -WhatIf | Should -BeNullOrEmpty
            Get-ProtectedItem | Should -BeNullOrEmpty
        }

        # A step of the clock takes no time, and what is due by then has happened: the policy backs up each night.
        It 'leaves alone what was backed up in the night' {
            & $Runbook @Parameters | Out-Null
            Step-RsEmulatorClock -Days 1 | Out-Null
            (Get-ProtectedItem).LastBackupStatus | Should -Be 'Completed', 'Completed'
            & $Runbook @Parameters | Should -BeNullOrEmpty
        }

        # A machine can be unwell: its agent does not answer, and its backups fail. -Force replaces it with a healthy one.
        It 'backs up again what failed in the night' {
            Add-RsEmulatorVm web02 rg-web -AgentStatus NotReady -Force | Out-Null
            & $Runbook @Parameters | Out-Null
            Step-RsEmulatorClock -Days 1 | Out-Null
            Add-RsEmulatorVm web02 rg-web -Force | Out-Null

            $report = & $Runbook @Parameters -RetainDays 7
            $report.Vm | Should -Be 'web02'
            $report.Result | Should -Be 'BackedUp'
            (Get-ProtectedItem web02).LastBackupStatus | Should -Be 'Completed'
            (Get-BackupJob -Operation Backup -Item web02 -Status Completed) | Should -HaveCount 1
        }

        It 'reports a backup that fails once more' {
            Add-RsEmulatorVm web02 rg-web -AgentStatus NotReady -Force | Out-Null
            & $Runbook @Parameters | Out-Null
            Step-RsEmulatorClock -Days 1 | Out-Null

            $report = & $Runbook @Parameters
            $report.Vm | Should -Be 'web02'
            $report.Result | Should -Be 'Failed'
            $report.Reason | Should -Be 'JobFailed'
        }
    }

    Context 'given a file' {
        BeforeAll {
            # TestDrive is a folder of Pester's, removed after the tests.
            $script:File = Join-Path $TestDrive 'estate.csv'
            Set-Content $File @'
VmName,VmResourceGroup,Vault,Policy
web01,rg-web,vault-weu,DefaultPolicy
web02,rg-web,vault-weu,EnhancedPolicy
'@
        }

        It 'protects each machine as its row says' {
            & $Runbook -CsvPath $File | Out-Null
            Get-ProtectedItem | Sort-Object FriendlyName | ForEach-Object PolicyName | Should -Be 'DefaultPolicy', 'EnhancedPolicy'
        }

        It 'reports a machine that does not exist, and protects the others' {
            Remove-RsEmulatorVm web01 rg-web -Confirm:$false
            $report = & $Runbook -CsvPath $File | Sort-Object Vm
            $report.Vm | Should -Be 'web01', 'web02'
            $report.Result | Should -Be 'Failed', 'Protected'
            $report[0].Reason | Should -Be 'VmNotFound'
        }
    }

    # Faults make the service fail as Azure sometimes does. A runbook that copes here copes there.
    Context 'where the service is out of order' {
        It 'succeeds in spite of throttling' {
            Add-RsEmulatorFault -Status 429 -RetryAfterSeconds 30 -Times 3 | Out-Null
            (& $Runbook @Parameters).Result | Should -Be 'Protected', 'Protected'
        }

        It 'reports what one machine is refused, and protects the other' {
            Add-RsEmulatorFault -Status 403 -Code AuthorizationFailed -Method PUT -PathContains 'web02' | Out-Null
            $report = & $Runbook @Parameters | Sort-Object Vm
            $report.Vm | Should -Be 'web01', 'web02'
            $report.Result | Should -Be 'Protected', 'Failed'
            $report[1].Reason | Should -Be 'AccessDenied'
        }

        # Where nothing can be done at all, the runbook fails as a whole, and the id says why.
        It 'ends with an error where the vault does not exist' {
            { & $Runbook -Vault nosuch -Policy DefaultPolicy } | Should -Throw -ErrorId 'VaultNotFound,*'
        }
    }
}
