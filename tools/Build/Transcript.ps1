# Runs a script statement by statement and prints it as somebody would have typed it: comment, prompt, statement, answer.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Path
)
$ErrorActionPreference = 'Stop'
$Module, $Path = Convert-Path -LiteralPath $Module, $Path

# A terminal has colours and progress bars; in a file or a pipe a line stands for each step of the progress.
$terminal = -not [System.Console]::IsOutputRedirected
$width = if ($terminal -and [System.Console]::WindowWidth -gt 40) { [System.Console]::WindowWidth } else { 120 }
$PSStyle.OutputRendering = if ($terminal) { 'Ansi' } else { 'PlainText' }

function Write-Line([string] $Text = '') {
    [System.Console]::Out.WriteLine($Text)
}

# The comments that stand right before a statement.
function Get-LeadingComment($Tokens, [int] $From, [int] $To) {
    foreach ($token in $Tokens) {
        if ($token.Kind -eq 'Comment' -and $token.Extent.StartOffset -ge $From -and $token.Extent.EndOffset -le $To) { $token.Text }
    }
}

function Write-Statement([string[]] $Comments, [string] $Text) {
    foreach ($comment in $Comments) { Write-Line $comment }
    $prompt = 'PS> '
    foreach ($line in $Text -split '\r?\n') {
        Write-Line ($prompt + $line)
        $prompt = '>> '
    }
}

# A line for each new step, and for each further quarter of a step that counts.
function Write-NewProgress($Shell, [hashtable] $Shown) {
    foreach ($record in $Shell.Streams.Progress.ReadAll()) {
        $step = "$($record.Activity)|$($record.StatusDescription)|$([System.Math]::Floor($record.PercentComplete / 25))"
        if (-not $terminal -and $record.RecordType -eq 'Processing' -and $Shown[$record.ActivityId] -ne $step) {
            $Shown[$record.ActivityId] = $step
            Write-Line "  [$($record.Activity)] $($record.StatusDescription)$(if ($record.PercentComplete -gt 0) { " $($record.PercentComplete)%" })"
        }
    }
}

# Runs one statement in the session, prints what it says, and answers whether it went well.
function Invoke-Statement([runspace] $Session, [string] $Text) {
    $shell = [powershell]::Create($Session)
    try {
        [void]$shell.AddScript($Text, $false).AddCommand('Out-String').AddParameter('Stream').AddParameter('Width', $width)
        $shown = @{}
        $running = $shell.BeginInvoke()
        while (-not $running.AsyncWaitHandle.WaitOne(50)) { Write-NewProgress $shell $shown }
        $failure = $null
        try { $lines = @($shell.EndInvoke($running)) } catch { $failure = $_.Exception.InnerException ?? $_.Exception }
        Write-NewProgress $shell $shown
        $answer = ($lines -join "`n").Trim("`r`n")
        if ($answer) { Write-Line; Write-Line $answer }
        $records = @($shell.Streams.Error) + @(if ($failure) { $failure.ErrorRecord ?? $failure })
        foreach ($record in $records) { Write-Line ($record | Out-String).Trim() }
        Write-Line
        $records.Count -eq 0
    }
    finally {
        $shell.Dispose()
    }
}

$tokens = $errors = $null
$ast = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref]$tokens, [ref]$errors)
if ($errors) {
    [System.Console]::Error.WriteLine("$Path, line $($errors[0].Extent.StartLineNumber): $($errors[0].Message)")
    exit 1
}

$session = [runspacefactory]::CreateRunspace($Host)
$session.Open()
try {
    $session.SessionStateProxy.SetVariable('ErrorActionPreference', 'Stop')
    $session.SessionStateProxy.SetVariable('PSScriptRoot', (Split-Path $Path))
    $import = "Import-Module '$($Module -replace "'", "''")'"
    [void][powershell]::Create($session).AddScript($import).Invoke()

    $end = 0
    foreach ($statement in $ast.EndBlock.Statements) {
        Write-Statement (Get-LeadingComment $tokens $end $statement.Extent.StartOffset) $statement.Extent.Text
        $end = $statement.Extent.EndOffset
        if (-not (Invoke-Statement $session $statement.Extent.Text)) { exit 1 }
    }
}
finally {
    $session.Dispose()
}
