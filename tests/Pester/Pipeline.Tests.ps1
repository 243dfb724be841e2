BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $ProgressPreference = 'SilentlyContinue'
    Start-RsEmulator -WaitPace 0 -StartTime 2026-03-02T08:00:00Z | Out-Null
    Connect-RsAccount -Emulator | Out-Null
    Add-RsEmulatorVm web01, web02, web03, db01, db02 rg-web | Out-Null
    New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null
    New-RsVault v2 rg-backup westeurope | Out-Null
}

AfterAll {
    Stop-RsEmulator
}

Describe 'What the pipeline brings' {
    It 'takes machines by name' {
        'web01' | Enable-VmProtection -Policy DefaultPolicy -Vault v1 | ForEach-Object Outcome | Should -Be 'Protected'
    }

    It 'takes machines of Get-AzVM by their id, not by the name of their group' {
        $vm = [pscustomobject]@{ Name = 'web02'; ResourceGroupName = 'rg-web'; Id = "/subscriptions/$((Get-RsContext).SubscriptionId)/resourceGroups/rg-web/providers/Microsoft.Compute/virtualMachines/web02" }
        $vm | Enable-VmProtection -Policy DefaultPolicy -Vault v1 | ForEach-Object Outcome | Should -Be 'Protected'
    }

    It 'takes rows of a table' {
        "VmName,VmResourceGroupName`nweb03,rg-web" | ConvertFrom-Csv | Enable-VmProtection -Policy DefaultPolicy -Vault v1 |
            ForEach-Object Outcome | Should -Be 'Protected'
    }

    It 'takes protectable machines with the vault that sees them' {
        Get-ProtectableVm -Name db01 -Vault v1 -Refresh | Enable-VmProtection -Policy DefaultPolicy | ForEach-Object VaultName | Should -Be 'v1'
    }

    It 'takes vaults where a list is asked for' {
        Get-RsVault | Get-BackupPolicy -Name DefaultPolicy | ForEach-Object VaultName | Should -Be 'v1', 'v2'
    }

    It 'takes protected items from wherever they are' {
        $ended = Get-RsVault | Get-ProtectedItem | Start-OnDemandBackup
        $ended.Count | Should -Be 4
        $ended.Status | Select-Object -Unique | Should -Be 'Completed'
    }

    It 'goes on after a failure, with one error for it' {
        $results = 'db02', 'nosuch', 'web01' | Enable-VmProtection -Policy DefaultPolicy -Vault v1 -ErrorAction SilentlyContinue -ErrorVariable failures
        $results.Name | Sort-Object | Should -Be 'db02', 'web01'
        $failures.FullyQualifiedErrorId | Should -Be 'VmNotFound,AzBackupTools.Commands.EnableVmProtectionCommand'
    }

    It 'honours -ErrorAction Stop' {
        { 'nosuch' | Enable-VmProtection -Policy DefaultPolicy -Vault v1 -ErrorAction Stop } |
            Should -Throw -ErrorId 'VmNotFound,AzBackupTools.Commands.EnableVmProtectionCommand'
    }

    It 'waits for many accepted backups together' {
        $jobs = Get-ProtectedItem -Vault v1 | Start-OnDemandBackup -NoWait | Wait-BackupJob
        $jobs.Count | Should -Be 5
        $jobs.Status | Select-Object -Unique | Should -Be 'Completed'
    }

    It 'stops the work upstream when nobody reads on' {
        $before = (Get-RsEmulator).Requests
        Get-ProtectedItem -Vault v1 | Start-OnDemandBackup -ThrottleLimit 1 | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        Get-BackupJob -Vault v1 -Status InProgress | Measure-Object | ForEach-Object Count | Should -BeLessOrEqual 1
        (Get-RsEmulator).Requests - $before | Should -BeGreaterThan 0
    }

    It 'reads no further page of items of every kind than somebody wants' {
        Add-RsEmulatorMarsServer big01 v2 -Volume (1..450 | ForEach-Object { "X$_" }) | Out-Null
        $vault = Get-RsVault v2
        $before = (Get-RsEmulator).Requests
        $vault | Get-ProtectedItem | Select-Object -First 3 | Should -HaveCount 3
        (Get-RsEmulator).Requests - $before | Should -Be 1
        $vault | Get-ProtectedItem | Should -HaveCount 450
        (Get-RsEmulator).Requests - $before | Should -Be 4
    }

    It 'keeps sessions of other runspaces apart' {
        $seen = 1..3 | ForEach-Object -Parallel {
            Import-Module $using:env:AZBACKUPTOOLS_MODULE
            $ProgressPreference = 'SilentlyContinue'
            @(Get-RsContext).Count
            Start-RsEmulator -WaitPace 0 -StartTime 2026-03-02T08:00:00Z | Out-Null
            Connect-RsAccount -Emulator | Out-Null
            New-RsVault "v$_" rg westeurope -CreateResourceGroup | Out-Null
            (Get-RsVault).Name -join ','
        }
        $seen | Where-Object { $_ -is [int] } | Should -Be 0, 0, 0
        $seen | Where-Object { $_ -is [string] } | Sort-Object | Should -Be 'v1', 'v2', 'v3'
    }
}

Describe 'What would change' {
    It '<_> changes nothing under -WhatIf' -ForEach @(
        'Enable-VmProtection web01 EnhancedPolicy -Vault v1'
        'Start-OnDemandBackup web01 -Vault v1'
        'Stop-Protection web01 -Vault v1 -RetainData'
        'Stop-Protection web01 -Vault v1 -RemoveData -Force'
        'New-RsVault v3 rg-backup westeurope'
        'Remove-RsVault v2'
        'Stop-RsEmulator'
    ) {
        $before = @(Get-ProtectedItem -Vault v1 | Select-Object Id, State, PolicyName, IsSoftDeleted | ConvertTo-Json), @(Get-RsVault).Count, @(Get-BackupJob -Vault v1).Count
        Invoke-Expression "$_ -WhatIf" | Should -BeNullOrEmpty
        $after = @(Get-ProtectedItem -Vault v1 | Select-Object Id, State, PolicyName, IsSoftDeleted | ConvertTo-Json), @(Get-RsVault).Count, @(Get-BackupJob -Vault v1).Count
        $after | Should -Be $before
    }

    It 'asks before it deletes, also where nobody can answer' {
        $answer = Invoke-Fresh @"
`$ProgressPreference = 'SilentlyContinue'
Import-Module '$env:AZBACKUPTOOLS_MODULE'
Connect-RsAccount -Emulator | Out-Null
New-RsVault v1 rg westeurope -CreateResourceGroup | Out-Null
try { Remove-RsVault v1 } catch { 'asked' }
@(Get-RsVault).Count
"@
        $answer | Should -Be 'asked', '1'
    }
}
