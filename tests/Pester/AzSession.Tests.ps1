BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))

    # What Connect-RsAccount -FromAz gets from the Az session, without the network behind it.
    function Get-TokenOfAz {
        [CmdletBinding()]
        param()
        $type = (Get-Command Get-RsVault).ImplementingType.Assembly.GetType('AzBackupTools.Commands.AzToken')
        $ask = $type.GetMethod('Ask', [System.Reflection.BindingFlags]'NonPublic, Static')
        try { $ask.Invoke($null, @($PSCmdlet, [uri]'https://management.azure.com/')) } catch { throw $_.Exception.InnerException }
    }

    $script:Unavailable = 'AzSessionUnavailable,AzBackupTools.Commands.ConnectRsAccountCommand'

    function global:Get-AzContext {
        [pscustomobject]@{
            Account      = @{ Id = 'ops@contoso.com' }
            Subscription = @{ Id = '11111111-2222-3333-4444-555555555555' }
        }
    }
}

AfterAll {
    Remove-Item function:Get-AzContext
}

Describe 'The token of the Az session' {
    AfterEach {
        Remove-Item function:Get-AzAccessToken -ErrorAction Ignore
    }

    It 'is taken as <Kind>' -ForEach @(
        @{ Kind = 'a secure string, as newer versions give it'; Token = { ConvertTo-SecureString 'abc' -AsPlainText -Force } }
        @{ Kind = 'text, as older versions give it'; Token = { 'abc' } }
    ) {
        $value = & $Token
        $answer = [pscustomobject]@{ Token = $value; ExpiresOn = [DateTimeOffset]'2026-03-01T09:00:00Z'; TenantId = 'contoso' }
        Set-Item function:global:Get-AzAccessToken -Value { $answer }.GetNewClosure()
        $answer = Get-TokenOfAz
        $answer.Token | Should -BeExactly 'abc'
        $answer.ExpiresOn | Should -Be ([DateTimeOffset]'2026-03-01T09:00:00Z')
        $answer.Account | Should -Be 'ops@contoso.com'
        $answer.SubscriptionId | Should -Be '11111111-2222-3333-4444-555555555555'
    }

    It 'is refused in one sentence where Az is absent' {
        { Get-TokenOfAz } | Should -Throw '*Az.Accounts is not there*'
        { Connect-RsAccount -FromAz } |
            Should -Throw -ErrorId $Unavailable
    }

    It 'is refused where no account is signed in' {
        Set-Item function:global:Get-AzAccessToken -Value { throw 'Run Connect-AzAccount to login.' }
        { Connect-RsAccount -FromAz } |
            Should -Throw '*Run Connect-AzAccount to login*' -ErrorId $Unavailable
    }
}
