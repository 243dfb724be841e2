# Runs in the PowerShell of the build: restores Invoke-Build, reads the command line and runs the task of build.ps1.
$ErrorActionPreference = 'Stop'
$Root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
Set-Location -LiteralPath $Root
foreach ($part in 'CommandLine', 'Programs', 'Packages', 'Module', 'Suites', 'Clients', 'Contract') {
    . ([System.IO.Path]::Combine($PSScriptRoot, "$part.ps1"))
}

# Compilers and tests end before code that is optimised by its own profile repays the profiling: a fifth to a third of their time.
$env:DOTNET_TieredPGO = '0'

# A continuous build leaves no compiler behind that holds its output open; see Stop-Compiler.
if ($env:CI -eq 'true') { $env:MSBUILDDISABLENODEREUSE = '1' }

# Runs what was typed, and returns the exit code.
function Invoke-CommandLine([string[]] $Words) {
    $file = [System.IO.Path]::Combine($Root, 'build.ps1')
    $tasks = Get-BuildTask $file
    if (-not $Words -or $Words[0] -in '-h', '--help', '-?') {
        Get-Usage $tasks | Out-Host
        return [int](-not $Words)
    }

    $task = $tasks | Where-Object Name -eq $Words[0]
    if (-not $task) { throw "There is no task '$($Words[0])'.`n$((Get-Usage $tasks) -join "`n")" }
    $Options = Read-Option $task @($Words | Select-Object -Skip 1)
    $Configuration = $Options.Configuration
    $Outcome = @{ ExitCode = 0 }

    # What Invoke-Build reports of its own course goes nowhere: tasks write to the console, and an error is thrown.
    Invoke-Build $task.Name $file | Out-Null
    $Outcome.ExitCode
}

$code = $null
try {
    Set-Alias Invoke-Build ([System.IO.Path]::Combine((Get-PackageFolder Invoke-Build), 'tools', 'Invoke-Build.ps1'))
    $code = Invoke-CommandLine $args
}
catch {
    $code = 1
    [System.Console]::Error.WriteLine($_.Exception.GetBaseException().Message)
}
finally {
    if ($env:CI -eq 'true') { Stop-Compiler }
    if ($null -eq $code) {
        [System.Console]::Error.WriteLine('Stopped.')
        [System.Environment]::Exit(130)
    }
}
exit $code
