BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $PSStyle.OutputRendering = 'PlainText'
    $ProgressPreference = 'SilentlyContinue'
    Start-RsEmulator -WaitPace 0 -StartTime '2026-03-01T08:00:00Z' | Out-Null
    Connect-RsAccount -Emulator | Out-Null
    Add-RsEmulatorVm web01 rg-web -DataDiskSizeGB 64 | Out-Null
    New-RsVault v1 rg-backup westeurope -CreateResourceGroup | Out-Null
    Set-RsContext -Vault v1 | Out-Null

    # The header of a table, as words.
    function Get-Header($InputObject) {
        (($InputObject | Out-String -Width 200) -split '\r?\n' | Where-Object { $_ } | Select-Object -First 1).Trim() -split ' {2,}| (?=[A-Z])'
    }
}

AfterAll {
    Stop-RsEmulator
}

Describe 'Tables' {
    It 'shows a vault whole where one is asked for' {
        $text = Get-RsVault v1 | Out-String -Width 200
        $text | Should -Match '(?s)Name +: v1.+ResourceGroup +: rg-backup.+Redundancy +: GeoRedundant.+SoftDelete +: Enabled.+Alerts +: failed jobs'
        Get-RsVault -Detailed | Out-String -Width 200 | Should -Match '(?s)Name +ResourceGroup +Location +Redundancy +SoftDelete +Days +Immutability.+v1 +rg-backup +westeurope +GeoRedundant'
    }

    It 'shows what a vault was set to' {
        Set-RsVault v1 -Tag @{ a = 'b' } | Out-String -Width 200 | Should -Match '(?s)Name +Outcome +ResourceGroup +Location +Changes.+v1 +Changed.+Tag: none -> a=b'
    }

    It 'shows what a vault holds' {
        Get-RsVaultUsage | Out-String -Width 200 | Should -Match '(?s)Vault +Group +Items +VMs +Servers.+Stored.+v1 +rg-backup +0'
    }

    It 'shows vaults in a list by what the service tells of each' {
        $text = Get-RsVault | Out-String -Width 200
        $text | Should -Match 'Name +ResourceGroup +Location'
        $text | Should -Not -Match 'Redundancy'
    }

    It 'shows policies in plain words' {
        Get-BackupPolicy DefaultPolicy | Out-String -Width 200 | Should -Match 'DefaultPolicy +Standard +Daily at \d\d:\d\d UTC +30 days'
    }

    It 'shows what came of a change' {
        Enable-VmProtection web01 DefaultPolicy | Out-String -Width 200 | Should -Match 'web01 +Protected +IRPending +DefaultPolicy +v1'
    }

    It 'shows times in UTC and durations by the clock' {
        Start-OnDemandBackup web01 -RetainDays 10 | Out-String -Width 200 |
            Should -Match '(?s)RetainUntil \(UTC\).+web01 +Completed +2026-03-11 \d\d:\d\d +\d\d:\d\d:\d\d'
    }

    It 'shows recovery points by time, consistency and tier' {
        Get-RecoveryPoint web01 | Out-String -Width 200 | Should -Match '2026-03-01 \d\d:\d\d +AppConsistent +Snapshot'
    }

    It 'shows jobs by what they did to what' {
        Get-BackupJob -Operation Backup | Out-String -Width 200 | Should -Match 'Backup +web01 +Completed +2026-03-01'
    }

    It 'says of a soft-deleted item until when it can be brought back' {
        Stop-Protection web01 -RemoveData -Confirm:$false | Out-Null
        Get-ProtectedItem | Out-String -Width 200 | Should -Match 'web01 +SoftDeleted until 2026-03-15 .+rg-web'
    }

    It 'never shows an operation token' {
        Undo-ItemDeletion web01 -NoWait -OutVariable pending | Out-String -Width 2000 | Should -Not -Match 'azbackup-op'
        "$pending" | Should -Not -Match 'azbackup-op'
        $pending.OperationToken | Should -Match '^azbackup-op'
    }

    It 'shows the context as a list without any token' {
        $text = Get-RsContext | Out-String
        $text | Should -Match 'Account +: emulator'
        $text | Should -Not -Match 'Token'
    }
}
