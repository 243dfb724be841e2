# The build, on Invoke-Build: one task a paragraph. A task that is there to be typed declares its options as its data.
if ($MyInvocation.ScriptName -notlike '*Invoke-Build.ps1') {
    # Run by itself, from any PowerShell, it continues in the PowerShell of the build.
    & ([System.IO.Path]::Combine($PSScriptRoot, 'tools', 'Build', 'HandOver.ps1')) @args
    exit $LASTEXITCODE
}

# What the module ships, laid out in out/AzBackupTools.
task module {
    Invoke-Compiler AzBackupTools.Module.slnf
    Publish-Module
}

# Synopsis: Compiles the solution and lays the module out in out/AzBackupTools.
task build -Data @{} {
    Invoke-Compiler AzBackupTools.sln
    Publish-Module
    Write-Host "Import-Module $ModuleManifest"
}

# Synopsis: Compiles everything with all analyzers, those of tests and tools too, which the other tasks leave out.
task analyze -Data @{} {
    Invoke-Compiler AzBackupTools.sln -Analyze
}

# Synopsis: Compiles and runs every test.
task test -Data @{ '--filter <wildcard>' = 'Only the suites whose name matches: Core.Tests, Pester, ...' } {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $suites = Select-Suite @(Get-EverySuite) $Options.Filter
    Write-Host 'Compiling'
    Invoke-Compiler AzBackupTools.sln
    Publish-Module
    Write-Host ('Testing, after {0:0} s' -f $clock.Elapsed.TotalSeconds)
    $results = Invoke-Suite $suites
    Write-Host ('Took {0:0} s' -f $clock.Elapsed.TotalSeconds)
    $Outcome.ExitCode = Show-Total $results
}

# Synopsis: Runs the Pester tests against the packed module.
task pester -Data @{ '--filter <wildcard>' = 'Only the tests whose full name matches.' } {
    Invoke-Compiler AzBackupTools.Pester.slnf
    Publish-Module
    $results = Invoke-Suite @(Get-PesterSuite $Options.Filter)
    if (-not $results) { throw "No test matches --filter '$($Options.Filter)'. The tests are in: $((Get-PesterFile) -join ', ')." }
    $Outcome.ExitCode = Show-Total $results
}

# Synopsis: Runs samples/quickstart.ps1 on the embedded emulator and prints it as a session.
task quickstart -Data @{} module, {
    Write-Host "PowerShell $($PSVersionTable.PSVersion)"
    $Outcome.ExitCode = Show-Session
}

# Synopsis: Builds out/help from docs/en-US.
task help -Data ([ordered]@{
    '--update' = 'Writes syntax and metadata into the pages and begins the missing ones; prose stays.'
    '--check'  = 'Fails where a page is missing, unwritten or behind its cmdlet.'
}) {
    Invoke-Compiler AzBackupTools.Module.slnf
    if ($Options.Update) { (Get-HelpPages).Update() | ForEach-Object { Write-Host "Wrote docs/en-US/$_.md" } }
    if ($Options.Check) { $Outcome.ExitCode = Show-Total (Invoke-Suite @(Get-HelpSuite)) }
    elseif (-not $Options.Update) {
        (Get-HelpPages).Write("$Root/out/help")
        Write-Host "$Root/out/help"
    }
}

# Synopsis: Lays the module out and zips it: out/AzBackupTools.<version>.zip.
task package -Data @{ '--notices' = 'Writes ThirdPartyNotices.txt first.' } {
    Invoke-Compiler AzBackupTools.Module.slnf
    if ($Options.Notices) { [System.IO.File]::WriteAllText($NoticesFile, (Get-Notices)) }
    if ($problem = Test-Notices) { throw $problem }
    Publish-Module
    Write-Host (Publish-Archive)
}

# Synopsis: Serves the emulator on 127.0.0.1; --help lists what it takes.
task emulator -Data @{ '...' = 'Its own options.' } {
    Invoke-Compiler src/AzBackupTools.Emulator.Host
    $env:DOTNET_TieredPGO = $null
    $serve = @("$(Get-Compiled AzBackupTools.Emulator.Host)/azbackup-emulator.dll", '--parent-pid', "$PID") + $Options.Rest
    $Outcome.ExitCode = Invoke-Server dotnet $serve
}

# Synopsis: Replays a folder of recorded exchanges against the emulator and prints what differs.
task conformance -Data @{ '...' = 'The folder.' } {
    Invoke-Compiler tests/Conformance
    $Outcome.ExitCode = Invoke-Program dotnet (@("$(Get-Compiled Conformance)/AzBackupTools.Conformance.dll") + $Options.Rest)
}

# Synopsis: Records the traffic of tests and quickstart and holds it against Azure's contract.
task contract -Data ([ordered]@{
    '--tool <file>'     = 'The validator: takes the folder of exchanges, ends with 0 when none violates the contract.'
    '--record <folder>' = 'Where the exchanges go: by default artifacts/traffic, emptied before.'
    '--clients'         = 'With the Azure CLI and the SDKs of others, as the task clients runs them.'
}) {
    $tool = if ($Options.Tool) { [System.IO.Path]::GetFullPath($Options.Tool, $Root) }
    if ($tool -and -not (Test-Path -LiteralPath $tool -PathType Leaf)) { throw "There is no validator '$tool' (--tool)." }
    $folder = Open-TrafficFolder $Options.Record
    $env:AZBACKUPTOOLS_RECORD = $folder
    Invoke-Compiler AzBackupTools.sln
    Publish-Module
    $fine = 0 -eq (Show-Total (Invoke-Suite @(Get-UnitTestSuite)))
    $fine = 0 -eq (Show-Session) -and $fine
    if ($Options.Clients) { $fine = (Test-Client) -and $fine }
    $env:AZBACKUPTOOLS_RECORD = $null
    Write-Host "$([System.IO.Directory]::GetFiles($folder).Count) exchanges are in $folder"
    if ($tool) { $fine = (Test-Traffic $tool $folder) -and $fine }
    else { Write-Host 'No validator is named (--tool): nothing is held against the contract. docs/emulator.md names one.' }
    $Outcome.ExitCode = [int](-not $fine)
}

# Synopsis: Runs the Azure CLI, the JavaScript, Python and .NET SDKs and curl against the emulator; installs them first (Debian, root).
task clients -Data ([ordered]@{
    '--record <folder>' = 'Where the exchanges go.'
    '--only <client>'   = 'One of cli, js, python, dotnet, tool, curl.'
}) {
    if (-not (Test-Client $Options.Only $Options.Record)) { $Outcome.ExitCode = 1 }
}

# Synopsis: Runs tests/Benchmarks, always on optimised code.
task bench -Data @{ '-- ...' = 'Names of benchmarks; all of them by default.' } {
    $Configuration = 'Release'
    Invoke-Compiler AzBackupTools.Module.slnf
    Publish-Module
    Invoke-Compiler tests/Benchmarks
    $env:DOTNET_TieredPGO = $null
    $program = "$(Get-Compiled AzBackupTools.Benchmarks)/AzBackupTools.Benchmarks.dll"
    $environment = @{ AZBACKUPTOOLS_MODULE = $ModuleManifest; AZBACKUPTOOLS_PWSH = Get-ShellLibrary }
    $Outcome.ExitCode = Invoke-Program dotnet (@($program) + $Options.Rest) $environment
}

# Synopsis: Removes out/ and artifacts/.
task clean -Data @{} {
    foreach ($folder in "$Root/out", "$Root/artifacts") {
        if (Test-Path -LiteralPath $folder) {
            Remove-Item -LiteralPath $folder -Recurse -Force
            Write-Host "Removed $folder"
        }
    }
}
