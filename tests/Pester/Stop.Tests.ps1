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
    It 'leaves a run of many to be finished by running it again' {
        $shell = [powershell]::Create()
        try {
            $run = '1..80 | ForEach-Object { "vm$_" } | Enable-VmProtection -Policy DefaultPolicy -Vault v1 -ThrottleLimit 8'
            [void]$shell.AddScript(@"
Import-Module '$env:AZBACKUPTOOLS_MODULE'
Start-RsEmulator -WaitPace 100 -StartTime 2026-03-02T08:00:00Z | Out-Null
Connect-RsAccount -Emulator | Out-Null
New-RsVault v1 rg westeurope -CreateResourceGroup | Out-Null
1..80 | ForEach-Object { "vm`$_" } | Add-RsEmulatorVm -ResourceGroupName rg-web | Out-Null
"@).Invoke()
            $shell.Commands.Clear()
            [void]$shell.AddScript($run)
            $first = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $none = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $none.Complete()
            $running = $shell.BeginInvoke($none, $first)
            while ($first.Count -lt 10 -and -not $running.IsCompleted) { [System.Threading.Thread]::Sleep(1) }
            $shell.Stop()
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $first.Count | Should -BeGreaterOrEqual 10
            $first.Count | Should -BeLessThan 80
            $shell.Streams.Error | Should -BeNullOrEmpty

            $shell.Commands.Clear()
            $second = $shell.AddScript($run).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $second.Count | Should -Be 80
            ($second | Where-Object Outcome -EQ 'AlreadyProtected').Count | Should -BeGreaterOrEqual $first.Count
            $second.Outcome | Sort-Object -Unique | Should -BeIn 'AlreadyProtected', 'Protected'

            # What had been sent before the stop was not sent again.
            $shell.Commands.Clear()
            $jobs = $shell.AddScript('Get-BackupJob -Vault v1 -Operation ConfigureBackup').Invoke()
            $jobs.Count | Should -Be 80
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'ends a wait within a second and is no error: <Name>' -ForEach @(
        @{
            Name = 'a vault that is being made'
            Script = @'
Start-RsEmulator -WaitPace 60000 -StartTime 2026-03-02T08:00:00Z | Out-Null
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
