# What every suite begins with: the packed module, imported; and how to run a script in a PowerShell of its own.
$ErrorActionPreference = 'Stop'

$root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
if (-not $env:AZBACKUPTOOLS_MODULE) {
    $env:AZBACKUPTOOLS_MODULE = [System.IO.Path]::Combine($root, 'out', 'AzBackupTools', 'AzBackupTools.psd1')
}
if (-not (Test-Path -LiteralPath $env:AZBACKUPTOOLS_MODULE)) {
    throw "There is no module at '$env:AZBACKUPTOOLS_MODULE': run ./build.sh build first, or set AZBACKUPTOOLS_MODULE."
}
Import-Module $env:AZBACKUPTOOLS_MODULE

# The program that starts the PowerShell of this process, then its leading arguments: the .NET tool is pwsh.dll, which dotnet runs.
function Get-Shell {
    $process = [System.Environment]::ProcessPath
    $process
    if ([System.IO.Path]::GetFileNameWithoutExtension($process) -eq 'dotnet') {
        [System.IO.Path]::Combine($PSHOME, 'pwsh.dll')
    }
}

# Runs scripts, each in a fresh PowerShell, as many at a time as there are processors. Returns what each prints, in order.
function Invoke-Fresh([string[]] $Script) {
    $program, [string[]] $arguments = Get-Shell
    $answers = 0..($Script.Count - 1) | ForEach-Object -ThrottleLimit ([System.Environment]::ProcessorCount) -Parallel {
        $encoded = [System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes(($using:Script)[$_]))
        $lines = @(& $using:program @using:arguments -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2>&1)
        [pscustomobject]@{ Index = $_; Lines = $lines; ExitCode = $LASTEXITCODE }
    }
    foreach ($answer in $answers | Sort-Object Index) {
        if ($answer.ExitCode -ne 0) { throw "A PowerShell that a test started has failed: $($answer.Lines -join "`n")" }
        , $answer.Lines
    }
}

# The pages of cmdlets, each with its examples as one script.
function Get-ExamplePage {
    foreach ($file in Get-ChildItem ([System.IO.Path]::Combine($root, 'docs', 'en-US', '*-*.md'))) {
        $blocks = [regex]::Matches([System.IO.File]::ReadAllText($file.FullName), '(?ms)^```powershell[ \t]*\r?$(.*?)^```')
        [pscustomobject]@{ Name = $file.BaseName; Script = ($blocks | ForEach-Object { $_.Groups[1].Value }) -join "`n" }
    }
}
