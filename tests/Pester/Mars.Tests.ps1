BeforeAll {
    . "$PSScriptRoot/common.ps1"
    $script:Module = [System.IO.Path]::Combine($PSScriptRoot, '..', 'MarsStandIn', 'MSOnlineBackup')
}

Describe 'The agent of this machine, by its own module in <_>' -ForEach 'pwsh', 'inprocess' {
    BeforeAll {
        $env:AZBACKUPTOOLS_MARS_MODULE = $Module
        $env:AZBACKUPTOOLS_MARS_SHELL = $_ -eq 'pwsh' ? [Environment]::ProcessPath : $_
        $env:AZBACKUPTOOLS_MARS_DRIVES = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $script:Data = New-Item -ItemType Directory (Join-Path $env:AZBACKUPTOOLS_MARS_DRIVES 'C' 'Data')
        $script:Away = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Set-Content (Join-Path $Data 'plan.txt') 'as it was' -NoNewline
        $script:Credential = Join-Path $Away 'v1.VaultCredentials'
        Set-Content $Credential "<c><SubscriptionId>$([guid]::Empty)</SubscriptionId><ResourceGroup>rg</ResourceGroup><ResourceName>v1</ResourceName></c>"
    }

    AfterAll {
        $env:AZBACKUPTOOLS_MARS_MODULE = $env:AZBACKUPTOOLS_MARS_SHELL = $env:AZBACKUPTOOLS_MARS_DRIVES = $null
    }

    It 'is registered, backs up, restores and is stopped' {
        (Get-MarsAgent).IsRegistered | Should -BeFalse
        (Register-MarsAgent $Credential -Generate -PassphrasePath $Away)[0].HasPassphrase | Should -BeTrue
        (Set-MarsPolicy C:\Data -At 06:00, 22:00 -KeepWeekly 12).Outcome | Should -Be 'Created'
        (Set-MarsPolicy C:\Data -At 06:00, 22:00).Outcome | Should -Be 'Unchanged'
        (Add-MarsExclusion C:\Data -FileType tmp).Exclusions | Should -HaveCount 1
        (Start-MarsBackup).Status | Should -Be 'Completed'
        Set-Content (Join-Path $Data 'plan.txt') 'spoilt'
        (Restore-MarsItem C:\Data\plan.txt -OnConflict Overwrite).Operation | Should -Be 'Restore'
        Get-Content (Join-Path $Data 'plan.txt') | Should -Be 'as it was'
        (Stop-MarsProtection -RetainData -Confirm:$false).State | Should -Be 'Paused'
        (Resume-MarsProtection).Outcome | Should -Be 'Resumed'
        $pin = ConvertTo-SecureString 000000 -AsPlainText -Force
        { Stop-MarsProtection -RemoveData -SecurityPin $pin -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidSecurityPin,*'
        (Export-MarsPolicy $Away | Test-MarsPolicy) | Should -BeNullOrEmpty
    }
}
