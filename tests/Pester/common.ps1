# What every suite begins with: the packed module, imported; and a way to ask for completions.
$ErrorActionPreference = 'Stop'

if (-not $env:AZBACKUPTOOLS_MODULE) {
    $env:AZBACKUPTOOLS_MODULE = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'out', 'AzBackupTools', 'AzBackupTools.psd1'))
}
if (-not (Test-Path -LiteralPath $env:AZBACKUPTOOLS_MODULE)) {
    throw "There is no module at '$env:AZBACKUPTOOLS_MODULE': run ./build.sh build first, or set AZBACKUPTOOLS_MODULE."
}
Import-Module $env:AZBACKUPTOOLS_MODULE

# The completions that the shell offers at the end of a line.
function Complete([string] $Line) {
    (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
}

# Runs a script in a fresh PowerShell and returns what it prints.
function Invoke-Fresh([string] $Script) {
    $shell = (Get-Process -Id $PID).Path
    $encoded = [System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($Script))
    & $shell -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded
}
