# Every page's examples run in order, each page in a fresh session.
BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $script:Pages = @(Get-ExamplePage | ForEach-Object { @{ Page = $_.Name } })
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))

    # What the examples write goes to a folder that is removed.
    $script:Temporary = $env:TMPDIR, $env:TEMP, $env:TMP
    $env:TMPDIR = $env:TEMP = $env:TMP = "$TestDrive"

    # A reader's emulator begins at the reader's present. Late in the evening the backups of the default policy run, and keep items
    # busy; so that the hour of a test run does not matter, an emulator that is given no time begins in the morning here.
    $morning = @'
$ConfirmPreference = 'None'
$PSDefaultParameterValues['Start-RsEmulator:StartTime'] = [DateTimeOffset]::new([DateTime]::UtcNow.Date.AddHours(8), [TimeSpan]::Zero)
function Connect-RsAccount {
    if ($args -contains '-Emulator' -and $args -notcontains '-Scenario' -and $args -notcontains '-EmulatorUri') {
        try { $null = Get-RsEmulator -ErrorAction Stop } catch { $Error.Clear(); $null = Start-RsEmulator }
    }
    AzBackupTools\Connect-RsAccount @args
}
'@
    $script:Errors = @{}
    $processors = 6 * [System.Environment]::ProcessorCount
    Get-ExamplePage | ForEach-Object -ThrottleLimit $processors -Parallel {
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
        try {
            [void]$shell.AddScript("Import-Module '$env:AZBACKUPTOOLS_MODULE'`n$using:morning`n$($_.Script)").Invoke()
            $lines = $shell.Streams.Error | ForEach-Object { "$($_.InvocationInfo.Line.Trim()) -> $_" }
        }
        catch {
            $lines = "$($_.Exception.InnerException.ErrorRecord.InvocationInfo.Line.Trim()) -> $_"
        }
        finally {
            $shell.Dispose()
        }
        @{ Name = $_.Name; Errors = @($lines) }
    } | ForEach-Object { $Errors[$_.Name] = $_.Errors }
}

AfterAll {
    $env:TMPDIR, $env:TEMP, $env:TMP = $Temporary
}

Describe 'The examples of <Page>' -ForEach $Pages {
    It 'run in order, in a fresh session, without an error' {
        $Errors.Keys | Should -Contain $Page
        $Errors[$Page] | Should -BeNullOrEmpty
    }
}
