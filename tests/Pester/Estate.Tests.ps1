BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $ProgressPreference = 'SilentlyContinue'
    Start-RsEmulator -WaitPace 0 -StartTime 2026-03-01T08:00:00Z | Out-Null
    Connect-RsAccount -Emulator | Out-Null
    New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null
    Set-RsContext -Vault v1 | Out-Null
}

AfterAll {
    Stop-RsEmulator
}

Describe 'An estate in files' {
    It 'is protected in one pipeline, one result for each of 1,000 rows, and again without a change' {
        $names = 1..1000 | ForEach-Object { 'estate{0:0000}' -f $_ }
        Add-RsEmulatorVm $names rg-estate | Out-Null
        $file = Join-Path $TestDrive estate.csv
        $names | ForEach-Object { [pscustomobject]@{ VmName = $_; VmResourceGroupName = 'rg-estate'; Policy = 'DefaultPolicy' } } | Export-Csv $file

        $results = Import-Csv $file | Enable-VmProtection
        $results.Count | Should -Be 1000
        $results.Outcome | Select-Object -Unique | Should -Be 'Protected'
        ($results.Name | Sort-Object -Unique).Count | Should -Be 1000

        $before = (Get-RsEmulator).Requests
        $results = Import-Csv $file | Enable-VmProtection
        $results.Count | Should -Be 1000
        $results.Outcome | Select-Object -Unique | Should -Be 'AlreadyProtected'

        # One item is looked at, and pages of 200 tell of the others.
        (Get-RsEmulator).Requests - $before | Should -BeLessThan 20
    }

    It 'has a history of jobs that is a flat table' {
        Add-RsEmulatorVm web01 rg-web | Out-Null
        New-RsVault v2 rg-backup westeurope | Out-Null
        Enable-VmProtection web01 DefaultPolicy -Vault v2 | Start-OnDemandBackup | Out-Null
        $file = Join-Path $TestDrive jobs.csv
        Get-BackupJob -Vault v2 -Detailed | Export-Csv $file
        $rows = Import-Csv $file
        $rows.Operation | Should -Be 'Backup', 'ConfigureBackup'
        $rows[0].Tasks | Should -Be 'Take Snapshot: Completed; Transfer data to vault: Completed'
        $rows | ForEach-Object { $_.PSObject.Properties.Value } | Where-Object { $_ -match 'System\.|\[\]|AzBackupTools\.' } | Should -BeNullOrEmpty
    }
}
