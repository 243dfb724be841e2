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
    $root = Join-Path $TestDrive fs01
    New-Item -ItemType Directory -Path (Join-Path $root C/Data), (Join-Path $root D) | Out-Null
    Set-Content (Join-Path $root C/Data/one.txt) one
    Add-RsEmulatorMarsAgent $root | Out-Null
    $secret = ConvertTo-SecureString 'a passphrase of the server' -AsPlainText -Force
    Register-MarsAgent (Export-RsVaultCredential vault-b $TestDrive).Path -Passphrase $secret -ConfirmPassphrase $secret | Out-Null
    Set-MarsPolicy C:\Data, D:\ -Exclude "C:\Data\it's scrap" -WarningAction SilentlyContinue | Out-Null
    Start-MarsBackup | Out-Null
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
        @{ Line = 'Get-MarsServer -Vault vault-a -Name '; Expected = 'srv01', 'srv02' }
        @{ Line = 'Get-ProtectedItem -Vault vault-a -Server srv02'; Expected = , 'srv02' }
        @{ Line = 'Get-BackupJob -Vault vault-a -Server '; Expected = 'srv01', 'srv02' }
        @{ Line = 'Unregister-BackupContainer -Vault vault-a -Container '; Expected = 'srv01', 'srv02' }
        @{ Line = 'New-BackupPolicy p -MonthlyOn First'; Expected = "'First Friday'", "'First Monday'", "'First Saturday'", "'First Sunday'", "'First Thursday'", "'First Tuesday'", "'First Wednesday'" }
        @{ Line = 'New-BackupPolicy p -At 22'; Expected = , "'22:00'" }
        @{ Line = 'Set-MarsPolicy -At 06'; Expected = , "'06:00'" }
        @{ Line = 'Set-MarsPolicy -At 06:00, 22'; Expected = , "'22:00'" }
        @{ Line = 'Set-MarsPolicy -MonthlyOn 15, Last'; Expected = "'Last Friday'", "'Last Monday'", "'Last Saturday'", "'Last Sunday'", "'Last Thursday'", "'Last Tuesday'", "'Last Wednesday'" }
        @{ Line = 'Set-MarsPolicy -YearlyOn 28'; Expected = , '28' }
        @{ Line = 'Get-BackupJob -Status Ca'; Expected = 'Cancelled', 'Cancelling' }
    ) {
        (Complete $Line).CompletionText | Sort-Object | Should -Be $Expected
    }

    It 'offers what the emulated agent has after "<Line>"' -ForEach @(
        @{ Line = 'Remove-MarsItem '; Expected = "'C:\Data'", "'D:\'" }
        @{ Line = 'Remove-MarsItem -Path d'; Expected = "'C:\Data'", "'D:\'" }
        @{ Line = 'Remove-MarsExclusion '; Expected = , "'C:\Data\it''s scrap'" }
    ) {
        (Complete $Line).CompletionText | Sort-Object | Should -Be $Expected
    }

    It 'offers the recovery points of the emulated agent' {
        (Complete 'Restore-MarsItem -RecoveryPoint ').ListItemText | Should -Be (Get-MarsRecoveryPoint).Id
        Complete 'Restore-MarsItem -FromServer nosuch -RecoveryPoint ' | Where-Object ResultType -EQ 'ParameterValue' | Should -BeNullOrEmpty
    }

    It 'tells in the tooltip what it offers' {
        (Complete 'Get-BackupPolicy -Vault vault-a').ToolTip | Should -Be 'rg-backup, westeurope'
    }

    It 'is silent about a vault that does not exist' {
        Complete 'Start-OnDemandBackup -Vault nope -Item ' | Where-Object ResultType -EQ 'ParameterValue' | Should -BeNullOrEmpty
    }
}
