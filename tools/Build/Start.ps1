# Runs in the PowerShell of the build: restores Invoke-Build, reads the command line and runs the task of build.ps1.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
$Root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
Set-Location -LiteralPath $Root
foreach ($part in 'CommandLine', 'Programs', 'Packages', 'Module', 'Suites', 'Clients', 'Contract') { . ([System.IO.Path]::Combine($PSScriptRoot, "$part.ps1")) }

# A continuous build must not leave compiler nodes behind that hold its output open.
if ($env:CI -eq 'true') { $env:MSBUILDDISABLENODEREUSE = '1' }

try {
    Set-Alias Invoke-Build ([System.IO.Path]::Combine((Get-PackageFolder Invoke-Build), 'tools', 'Invoke-Build.ps1'))
    $file = [System.IO.Path]::Combine($Root, 'build.ps1')
    $tasks = Get-BuildTask $file
    if ($args.Count -eq 0 -or $args[0] -in '-h', '--help', '-?') {
        Get-Usage $tasks
        exit [int]($args.Count -eq 0)
    }

    $task = $tasks | Where-Object Name -eq $args[0]
    if (-not $task) {
        [System.Console]::Error.WriteLine("There is no task '$($args[0])'.")
        Get-Usage $tasks | ForEach-Object { [System.Console]::Error.WriteLine($_) }
        exit 1
    }

    $Options = Read-Option $task @($args | Select-Object -Skip 1)
    $Configuration = $Options.Configuration
    $Outcome = @{ ExitCode = 0 }

    # What Invoke-Build reports of its own course goes nowhere: tasks write to the console, and an error comes here.
    Invoke-Build $task.Name $file | Out-Null
    exit $Outcome.ExitCode
}
catch {
    [System.Console]::Error.WriteLine($_.Exception.GetBaseException().Message)
    exit 1
}
