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
        Get-ProtectedItem | Out-String -Width 200 | Should -Match 'web01 +VM +rg-web +2026-03-01 .+SoftDeleted until 2026-03-15'
        Get-ProtectedItem -SoftDeleted | Out-String -Width 80 | Should -Match '(?s)Name +Type +Source +Deleted \(UTC\) +PurgeTime \(UTC\).+web01 +VM +rg-web +2026-03-01 \d\d:\d\d +2026-03-15 \d\d:\d\d'
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

Describe 'Items of many kinds' {
    BeforeAll {
        Stop-RsEmulator
        Start-RsEmulator -WaitPace 0 -StartTime '2026-03-01T08:00:00Z' -Scenario SmallOffice | Out-Null
        Connect-RsAccount -Emulator | Out-Null
        Set-RsContext -Vault vault-office | Out-Null
        Add-RsEmulatorMarsServer srv01, srv02 -LastBackup '2026-02-27T22:00:00Z' -LastBackupStatus Failed | Out-Null
    }

    It 'fit <Width> columns with what they are, where they are and how their last backup went' -ForEach @{ Width = 80 }, @{ Width = 120 } {
        $lines = (Get-ProtectedItem | Out-String -Width $Width) -split '\r?\n'
        $lines | ForEach-Object Length | Should -Not -BeGreaterThan $Width
        $lines -match '^Name +Type +Source +LastBackup \(UTC\) +State' | Should -HaveCount 1
        $lines -match '^dc01 +VM +rg-office +2026-03-01 \d\d:\d\d +Protected' | Should -HaveCount 1
        $lines -match '^web01 +VM +rg-office +2026-02-28 \d\d:\d\d Failed +ProtectionE' | Should -HaveCount 1
        $lines -match '^print01 +VM .+ProtectionS' | Should -HaveCount 1
        $lines -match '^scans +AzureFileShare +stofficefiles ' | Should -HaveCount 1
        $lines -match '^erp +SQLDataBase +sql01 ' | Should -HaveCount 1
        $lines -match '^C:\\ +FileFolder +(laptop-boss|srv01|srv02) ' | Should -HaveCount 3
        $lines -match '^C:\\ +FileFolder +srv02 +2026-02-27 22:00 Failed' | Should -HaveCount 1
    }

    It 'show policy and health where there is room' {
        Get-ProtectedItem | Out-String -Width 120 | Should -Match '(?s)State +Policy +Health\s.+erp .+HourlyLogBackup Healthy'
    }

    It 'are told in a list by what their kind has' {
        $machine = Get-ProtectedItem web01 | Format-List | Out-String -Width 200
        $machine | Should -Match '(?s)Name +: web01.+Type +: VM.+Source +: rg-office.+HealthDetails +: \{VM agent.+Disks +: all disks.+LastStatus +: Failed'
        $machine | Should -Not -Match 'Deleted|RecoveryPointCount'
        $volume = Get-ProtectedItem 'C:\' | Where-Object Source -EQ laptop-boss | Format-List | Out-String -Width 200
        $volume | Should -Match '(?s)Name +: C:\\.+Type +: FileFolder.+Source +: laptop-boss.+RecoveryPointCount +: 18'
        $volume | Should -Not -Match 'Health|Disks|SourceResourceId'
        Get-ProtectedItem old01 | Format-List | Out-String -Width 200 | Should -Match 'PurgeTime \(UTC\) +: 2026-03-10'
    }

    It 'name the server in jobs and recovery points, at <Width> columns' -ForEach @{ Width = 80 }, @{ Width = 120 } {
        $jobs = (Get-BackupJob -Server srv* | Out-String -Width $Width) -split '\r?\n'
        $jobs -match '^Backup +C:\\ of srv01 +Failed' | Should -HaveCount 1
        $jobs -match '^Backup +C:\\ of srv02 +Failed' | Should -HaveCount 1
        Get-MarsServer laptop-boss | Get-ProtectedItem | Get-RecoveryPoint | Out-String -Width $Width | Should -Match 'C:\\ of laptop-boss +2026-'
    }
}

Describe 'Servers with long names' {
    BeforeAll {
        Stop-RsEmulator
        Start-RsEmulator -WaitPace 0 -StartTime '2026-03-01T08:00:00Z' -Scenario Troubled | Out-Null
        Connect-RsAccount -Emulator | Out-Null
    }

    It 'fit <Width> columns with sizes' -ForEach @{ Width = 80 }, @{ Width = 120 } {
        $lines = (Get-MarsServer -AllVaults -Detailed | Out-String -Width $Width) -split '\r?\n'
        $lines | ForEach-Object Length | Should -Not -BeGreaterThan $Width
        $lines -match '^Name +Agent +Silent +LastBackup \(UTC\) +SizeMB +Points' | Should -HaveCount 1
    }
}

Describe 'A CSV file of a server' {
    It 'has words in every cell' {
        Stop-RsEmulator
        Start-RsEmulator -WaitPace 0 -StartTime '2026-03-01T08:00:00Z' | Out-Null
        Connect-RsAccount -Emulator | Out-Null
        New-RsVault v1 rg westeurope -CreateResourceGroup | Out-Null
        Set-RsContext -Vault v1 | Out-Null
        $away = New-Item -ItemType Directory (Join-Path $TestDrive away)
        Add-RsEmulatorMarsAgent (Join-Path $TestDrive fs01) fs01 -AgentVersion 2.0.9000.0 | Out-Null
        Export-RsVaultCredential v1 $away | Register-MarsAgent -Generate -PassphrasePath $away | Out-Null
        $result = Set-MarsPolicy C:\ -Exclude C:\Temp -WorkKbps 2048
        Add-MarsExclusion C:\ -FileType tmp, bak | Out-Null
        $job = Start-MarsBackup
        $file = Join-Path $away out.csv
        foreach ($one in $result, (Get-MarsPolicy), $job, (Get-MarsAgent), (Get-MarsServer), (Get-MarsRecoveryPoint), (Get-BackupContainer | Select-Object Name, HealthDetails, BackupItems, DpmServers)) {
            $one | Should -Not -BeNullOrEmpty
            $one | Export-Csv $file
            Get-Content $file -Raw | Should -Not -Match 'System\.|z__|Mars\w+ \{'
        }
        Get-MarsPolicy | Export-Csv $file
        (Import-Csv $file).Exclusions | Should -Be 'C:\Temp; C:\ (*.tmp, *.bak)'
    }
}
