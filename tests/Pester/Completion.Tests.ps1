BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $ProgressPreference = 'SilentlyContinue'
    Start-RsEmulator -WaitPace 0 -StartTime 2026-03-02T08:00:00Z | Out-Null
    Connect-RsAccount -Emulator | Out-Null
    Add-RsEmulatorVm web01, web02, db01 rg-web | Out-Null
    New-RsVault vault-a rg-backup westeurope -CreateResourceGroup | Out-Null
    New-RsVault vault-b rg-backup westeurope | Out-Null
    'web01', 'web02' | Enable-VmProtection -Policy DefaultPolicy -Vault vault-a | Out-Null
    Add-RsEmulatorMarsServer srv01, srv02 vault-a | Out-Null
}

AfterAll {
    Stop-RsEmulator
}

Describe 'Tab completion' {
    It 'offers <Expected> after "<Line>"' -ForEach @(
        @{ Line = 'Get-BackupPolicy -Vault '; Expected = 'vault-a', 'vault-b' }
        @{ Line = 'Get-BackupPolicy -Vault vault-b'; Expected = , 'vault-b' }
        @{ Line = 'Get-RsVault -ResourceGroupName '; Expected = , 'rg-backup' }
        @{ Line = 'Enable-VmProtection -Vm web'; Expected = 'web01', 'web02' }
        @{ Line = 'Enable-VmProtection -Vault vault-a -Vm db01 -Policy D'; Expected = , 'DefaultPolicy' }
        @{ Line = 'Start-OnDemandBackup -Vault vault-a -Item '; Expected = 'web01', 'web02' }
        @{ Line = 'Get-ProtectedItem -Vault vault-a -Name web02'; Expected = , 'web02' }
        @{ Line = 'Get-ProtectedItem -Vault vault-a -Name '; Expected = "'C:\'", 'web01', 'web02' }
        @{ Line = 'Get-BackupJob -Vault vault-a -Item C'; Expected = , "'C:\'" }
        @{ Line = 'Set-RsContext -Subscription Em'; Expected = , "'Emulated subscription'" }
        @{ Line = 'Add-RsEmulatorFault -Status 4'; Expected = '401', '403', '404', '409', '429', '504' }
        @{ Line = 'Add-RsEmulatorFault -FailJob -Code Agent'; Expected = , 'UserErrorGuestAgentStatusUnavailable' }
        @{ Line = 'Add-RsEmulatorFault -Status 429 -Code Thr'; Expected = , 'SubscriptionRequestsThrottled' }
        @{ Line = 'Add-RsEmulatorFault -Reset -PathContains jobs'; Expected = , "'/backupJobs'" }
        @{ Line = 'Start-RsEmulator -Scenario '; Expected = 'Empty', 'Estate', 'SmallOffice', 'Troubled' }
        @{ Line = 'Connect-RsAccount -Emulator -Scenario Small'; Expected = , 'SmallOffice' }
        @{ Line = 'Get-BackupJob -Status Ca'; Expected = 'Cancelled', 'Cancelling' }
    ) {
        (Complete $Line).CompletionText | Sort-Object | Should -Be $Expected
    }

    It 'tells in the tooltip what it offers' {
        (Complete 'Get-BackupPolicy -Vault vault-a').ToolTip | Should -Be 'rg-backup, westeurope'
    }

    It 'is silent about a vault that does not exist' {
        Complete 'Start-OnDemandBackup -Vault nope -Item ' | Where-Object ResultType -EQ 'ParameterValue' | Should -BeNullOrEmpty
    }
}
