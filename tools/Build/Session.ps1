# Runs a script statement by statement and prints it as a session: comment, prompt, statement, output.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Path
)
$ErrorActionPreference = 'Stop'
$Module, $Path = Convert-Path -LiteralPath $Module, $Path

# A terminal has colours and progress bars; a file or a pipe gets a line for each step of the progress.
$terminal = -not [System.Console]::IsOutputRedirected
$width = if ($terminal -and [System.Console]::WindowWidth -gt 40) { [System.Console]::WindowWidth } else { 120 }
$PSStyle.OutputRendering = if ($terminal) { 'Ansi' } else { 'PlainText' }

# Prints the comments above a statement, parted as in the script, and the statement behind a prompt.
function Show-Statement($Tokens, [int] $From, $Statement) {
    $line = $null
    foreach ($comment in $Tokens | Where-Object Kind -eq 'Comment') {
        if ($comment.Extent.StartOffset -lt $From -or $comment.Extent.EndOffset -gt $Statement.Extent.StartOffset) { continue }
        if ($line -and $comment.Extent.StartLineNumber -gt $line + 1) { [System.Console]::Out.WriteLine() }
        [System.Console]::Out.WriteLine($comment.Text)
        $line = $comment.Extent.EndLineNumber
    }
    $prompt = 'PS> '
    foreach ($line in $Statement.Extent.Text -split '\r?\n') {
        [System.Console]::Out.WriteLine($prompt + $line)
        $prompt = '>> '
    }
}

# Prints a line for each new step, and for each further quarter of a step that counts. The time that a step has taken makes no new one.
function Show-Progress($Records, [hashtable] $Shown) {
    foreach ($record in $Records) {
        $status = $record.StatusDescription -replace ' \(\d+:\d\d:\d\d\)$'
        $step = "$($record.Activity)|$status|$([System.Math]::Floor($record.PercentComplete / 25))"
        if ($terminal -or $record.RecordType -ne 'Processing' -or $Shown[$record.ActivityId] -eq $step) { continue }
        $Shown[$record.ActivityId] = $step
        $percent = if ($record.PercentComplete -gt 0) { " $($record.PercentComplete)%" }
        [System.Console]::Out.WriteLine("  [$($record.Activity)] $status$percent")
    }
}

# Runs a statement in the session, prints its output and its errors, and returns whether it had none.
function Invoke-Statement([runspace] $Session, [string] $Text) {
    $shell = [powershell]::Create($Session)
    try {
        $null = $shell.AddScript($Text, $false).AddCommand('Out-String').AddParameter('Stream').AddParameter('Width', $width)
        $shown = @{}
        $failure = $null
        $running = $shell.BeginInvoke()
        while (-not $running.AsyncWaitHandle.WaitOne(50)) { Show-Progress $shell.Streams.Progress.ReadAll() $shown }
        try { $lines = @($shell.EndInvoke($running)) } catch { $failure = $_.Exception.InnerException ?? $_.Exception }
        Show-Progress $shell.Streams.Progress.ReadAll() $shown
        $output = (($lines | ForEach-Object TrimEnd) -join "`n").Trim("`n")
        if ($output) { [System.Console]::Out.WriteLine("`n$output") }
        $records = @($shell.Streams.Error) + @(if ($failure) { $failure.ErrorRecord ?? $failure })
        foreach ($record in $records) { [System.Console]::Out.WriteLine(($record | Out-String).Trim()) }
        [System.Console]::Out.WriteLine()
        $records.Count -eq 0
    }
    finally {
        $shell.Dispose()
    }
}

$tokens = $errors = $null
$script = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref]$tokens, [ref]$errors)
if ($errors) {
    [System.Console]::Error.WriteLine("$Path, line $($errors[0].Extent.StartLineNumber): $($errors[0].Message)")
    exit 1
}

$session = [runspacefactory]::CreateRunspace($Host)
$session.Open()
try {
    $session.SessionStateProxy.SetVariable('ErrorActionPreference', 'Stop')
    $session.SessionStateProxy.SetVariable('PSScriptRoot', (Split-Path $Path))
    $null = [powershell]::Create($session).AddCommand('Import-Module').AddParameter('Name', $Module).Invoke()

    $end = 0
    foreach ($statement in $script.EndBlock.Statements) {
        Show-Statement $tokens $end $statement
        $end = $statement.Extent.EndOffset
        if (-not (Invoke-Statement $session $statement.Extent.Text)) { exit 1 }
    }
}
finally {
    $session.Dispose()
}
