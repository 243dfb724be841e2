# Recorded traffic, and the validator that holds it against Azure's contract.

# The folder for the exchanges. An own one begins empty; one that was named may hold what others recorded.
function Open-TrafficFolder([string] $Named) {
    $folder = if ($Named) { [System.IO.Path]::GetFullPath($Named, $Root) } else { "$Root/artifacts/traffic" }
    if (-not $Named -and (Test-Path -LiteralPath $folder)) { Remove-Item -LiteralPath $folder -Recurse }
    (New-Item -ItemType Directory -Path $folder -Force).FullName
}

# Parts the exchanges into folders of 7,000: a validator that reads a whole folder into memory ends without a message when it is too large.
function Split-Traffic([string] $Folder, [int] $Size = 7000) {
    $parts = [System.IO.Directory]::GetDirectories($Folder).Count
    $files = [System.IO.Directory]::GetFiles($Folder)
    for ($first = 0; $first -lt $files.Count; $first += $Size) {
        $part = New-Item -ItemType Directory -Path "$Folder/part$((++$parts))"
        foreach ($file in $files[$first..([System.Math]::Min($files.Count, $first + $Size) - 1)]) {
            [System.IO.File]::Move($file, [System.IO.Path]::Combine($part.FullName, [System.IO.Path]::GetFileName($file)))
        }
    }
    [System.IO.Directory]::GetDirectories($Folder)
}

# Runs the validator on each part, and returns whether none violates the contract.
function Test-Traffic([string] $Tool, [string] $Folder) {
    $command = switch -Regex ($Tool) { '\.py$' { 'python3', $Tool } '\.m?js$' { 'node', $Tool } default { @($Tool) } }
    $bad = foreach ($part in Split-Traffic $Folder) {
        if (Invoke-Program $command[0] (@($command | Select-Object -Skip 1) + $part)) { $part }
    }
    $name = [System.IO.Path]::GetFileName($Tool)
    Write-Host $(if ($bad) { "The contract is violated, or $name failed" } else { 'No violation of the contract' })
    -not $bad
}
