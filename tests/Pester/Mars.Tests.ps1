# The agent of this machine, driven through its module by the scripts that ship: in this process, and in a PowerShell of its own.
BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $env:AZBACKUPTOOLS_MARS_MODULE = [System.IO.Path]::Combine($root, 'tests', 'MarsStandIn', 'MSOnlineBackup')
    $script:Program, [string[]] $script:Arguments = Get-Shell
    $script:WrongPin = ConvertTo-SecureString 000000 -AsPlainText -Force

    # A server with one file on drive C, and away from it a credential of the vault.
    function New-Server {
        $env:AZBACKUPTOOLS_MARS_DRIVES = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName
        $script:Data = New-Item -ItemType Directory (Join-Path $env:AZBACKUPTOOLS_MARS_DRIVES 'C' 'Data')
        $script:Away = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Set-Content (Join-Path $Data 'plan.txt') 'as it was' -NoNewline
        $script:Credential = Join-Path $Away 'v1.VaultCredentials'
        Set-Content $Credential @"
<c><SubscriptionId>$([guid]::Empty)</SubscriptionId><ResourceGroup>rg</ResourceGroup><ResourceName>v1</ResourceName></c>
"@
    }
}

AfterAll {
    $env:AZBACKUPTOOLS_MARS_MODULE = $env:AZBACKUPTOOLS_MARS_SHELL = $env:AZBACKUPTOOLS_MARS_DRIVES = $null
}

Describe 'The agent, whose module this process loads' {
    BeforeAll {
        $env:AZBACKUPTOOLS_MARS_SHELL = 'inprocess'
        New-Server
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
        (Resume-MarsProtection -WarningVariable warnings -WarningAction SilentlyContinue).Outcome | Should -Be 'Resumed'
        $warnings | Should -BeLike 'With backups retention goes on, too*'
        { Stop-MarsProtection -RemoveData -SecurityPin $WrongPin -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidSecurityPin,*'
        (Export-MarsPolicy $Away | Test-MarsPolicy) | Should -BeNullOrEmpty
    }
}

Describe 'The agent, whose module a PowerShell of its own loads' {
    BeforeAll {
        New-Server
    }

    # Each cmdlet starts one, so only three do: one passes a secret, one follows a job, one fails.
    It 'is registered and backs up in the PowerShell that runs the tests' {
        $env:AZBACKUPTOOLS_MARS_SHELL = 'pwsh'
        (Register-MarsAgent $Credential -Generate -PassphrasePath $Away)[0].HasPassphrase | Should -BeTrue
        $env:AZBACKUPTOOLS_MARS_SHELL = 'inprocess'
        (Set-MarsPolicy C:\Data -At 06:00, 22:00).Outcome | Should -Be 'Created'
        $env:AZBACKUPTOOLS_MARS_SHELL = 'pwsh'
        (Start-MarsBackup).Status | Should -Be 'Completed'
    }

    It 'refuses a wrong PIN in the PowerShell whose full path the variable names, be it a program or a pwsh.dll' {
        $env:AZBACKUPTOOLS_MARS_SHELL = $Arguments ? $Arguments[0] : $Program
        { Stop-MarsProtection -RemoveData -SecurityPin $WrongPin -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId 'InvalidSecurityPin,*'
    }

    It 'is not found where the variable names <_>' -ForEach 'a relative path: pwsh.dll', 'no file: /nowhere/pwsh' {
        $env:AZBACKUPTOOLS_MARS_SHELL = ($_ -split ': ')[1]
        { Get-MarsAgent -ErrorAction Stop } |
            Should -Throw -ErrorId 'MarsAgentNotFound,*' -ExpectedMessage '*AZBACKUPTOOLS_MARS_SHELL*'
    }
}
