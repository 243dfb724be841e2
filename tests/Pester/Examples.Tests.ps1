# Every page's examples run in order, each page in a fresh session.
BeforeDiscovery {
    $script:Pages = Get-ChildItem ([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'docs', 'en-US', '*-*.md')) | ForEach-Object {
        $blocks = [regex]::Matches((Get-Content $_ -Raw), '(?ms)^```powershell[ \t]*$(.*?)^```')
        @{ Name = $_.BaseName; Script = ($blocks | ForEach-Object { $_.Groups[1].Value }) -join "`n" }
    }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))

    # A reader's emulator begins at the reader's present. Late in the evening the backups of the default policy run, and keep items
    # busy; so that the hour of a test run does not matter, an emulator that is given no time begins in the morning here.
    $script:Morning = @'
$ConfirmPreference = 'None'
$PSDefaultParameterValues['Start-RsEmulator:StartTime'] = [DateTimeOffset]::new([DateTime]::UtcNow.Date.AddHours(8), [TimeSpan]::Zero)
function Connect-RsAccount {
    if ($args -contains '-Emulator' -and $args -notcontains '-Scenario' -and $args -notcontains '-EmulatorUri') {
        try { $null = Get-RsEmulator -ErrorAction Stop } catch { $Error.Clear(); $null = Start-RsEmulator }
    }
    AzBackupTools\Connect-RsAccount @args
}
'@
}

Describe 'The examples of <Name>' -ForEach $Pages {
    It 'run in order, in a fresh session, without an error' {
        $Script | Should -Not -BeNullOrEmpty
        $shell = [powershell]::Create()
        try {
            [void]$shell.AddScript("Import-Module '$env:AZBACKUPTOOLS_MODULE'").Invoke()
            $shell.Commands.Clear()
            [void]$shell.AddScript("$Morning`n$Script").Invoke()
            $shell.Streams.Error | ForEach-Object { "$($_.InvocationInfo.Line.Trim()) -> $_" } | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }
}
