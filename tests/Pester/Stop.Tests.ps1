BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))

    # Runs a script in a runspace of its own and stops it once its wait has begun, as Ctrl+C does; answers how long that took.
    function Measure-Stop([string] $Script) {
        $shell = [powershell]::Create()
        try {
            [void]$shell.AddScript("Import-Module '$env:AZBACKUPTOOLS_MODULE'").Invoke()
            $shell.Commands.Clear()
            [void]$shell.AddScript($Script)
            $running = $shell.BeginInvoke()
            while ($shell.Streams.Progress.Count -eq 0 -and -not $running.IsCompleted) { [System.Threading.Thread]::Sleep(10) }
            $running.IsCompleted | Should -BeFalse -Because 'there has to be something to stop'
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Stop()
            [pscustomobject]@{ Elapsed = $watch.Elapsed; State = $shell.InvocationStateInfo.State; Errors = @($shell.Streams.Error) }
        }
        finally {
            $shell.Dispose()
        }
    }
}

Describe 'Ctrl+C' {
    It 'ends a wait within a second and is no error: <Name>' -ForEach @(
        @{
            Name = 'a vault that is being made'
            Script = @'
Start-RsEmulator -WaitPace 60000 | Out-Null
Connect-RsAccount -Emulator | Out-Null
New-RsVault v1 rg westeurope -CreateResourceGroup
'@
        }
    ) {
        $stopped = Measure-Stop $Script
        $stopped.State | Should -Be 'Stopped'
        $stopped.Elapsed | Should -BeLessThan ([timespan]::FromSeconds(1))
        $stopped.Errors | Should -BeNullOrEmpty
    }
}
