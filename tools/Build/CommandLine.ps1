# What is typed behind ./build.sh: a task and its options.

# The tasks that a user can run, in the order of build.ps1. A task declares its options as its data: how each is typed, and what it does.
function Get-BuildTask([string] $File) {
    $synopsis = @{}
    foreach ($task in (Invoke-Build ?? $File).Values) {
        if ($null -eq $task.Data) { continue }
        [pscustomobject]@{ Name = $task.Name; Synopsis = Get-Synopsis $task $synopsis; Options = $task.Data }
    }
}

# The comment above a task: "# Synopsis: what it does".
function Get-Synopsis($Task, [hashtable] $Files) {
    $source = $Task.InvocationInfo
    if (-not $Files[$source.ScriptName]) { $Files[$source.ScriptName] = [System.IO.File]::ReadAllLines($source.ScriptName) }
    $Files[$source.ScriptName][$source.ScriptLineNumber - 2] -replace '^# Synopsis: '
}

function Get-Usage($Tasks) {
    'build.sh <task> [options]'
    ''
    foreach ($task in $Tasks) {
        '  {0,-13}{1}' -f $task.Name, $task.Synopsis
        foreach ($option in $task.Options.GetEnumerator()) { '  {0,-13}  {1,-21}{2}' -f '', $option.Key, $option.Value }
    }
    ''
    '  Every task takes --configuration Debug|Release (default: Release). Options are typed as --name value or -Name value.'
}

# The options of a task by name, with everything behind a bare -- as Rest.
function Read-Option($Task, [string[]] $Words) {
    $read = @{ Configuration = 'Release'; Rest = @() }
    $spellings = @($Task.Options.Keys) + '--configuration <Debug|Release>'
    for ($i = 0; $i -lt $Words.Count; $i++) {
        if ($Words[$i] -eq '--' -or $Task.Options.Contains('...')) {
            $read.Rest = @($Words | Select-Object -Skip ($i + [int]($Words[$i] -eq '--')))
            break
        }

        $name = $Words[$i] -replace '^--?'
        $spelling = $spellings | Where-Object { $Words[$i].StartsWith('-') -and $name -and ($_ -replace '^--| .*') -eq $name }
        if (-not $spelling) { throw "The task '$($Task.Name)' has no option '$($Words[$i])'. It has: $($spellings -join ', ')." }

        $read[$name] = $true
        if ($spelling -match ' ') {
            if (++$i -ge $Words.Count) { throw "The option $spelling needs its value." }
            $read[$name] = $Words[$i]
        }
    }

    $configuration = 'Debug', 'Release' | Where-Object { $_ -eq $read.Configuration }
    if (-not $configuration) { throw "The configuration '$($read.Configuration)' does not exist: there are Debug and Release." }
    $read.Configuration = $configuration
    $read
}
