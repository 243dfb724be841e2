# Test suites. A suite is a check in this process, which returns its tests, or a program that leaves them in a result file.

$TestResults = [System.IO.Path]::Combine($Root, 'artifacts', 'test-results')

# All suites, in the order in which they begin: the longest first.
function Get-EverySuite {
    Get-HelpSuite
    Get-NoticesSuite
    $first, $others = Get-PesterSuite
    $first
    Get-UnitTestSuite
    $others
}

function Get-HelpSuite {
    @{
        Name  = 'Help pages'
        Check = {
            foreach ($state in (Get-HelpPages).Check()) {
                $outcome = if ($state.Problems) { 'Failed' } else { 'Passed' }
                [pscustomobject]@{ Name = "docs/en-US/$($state.Page).md"; Outcome = $outcome; Message = $state.Problems -join "`n" }
            }
        }
    }
}

function Get-NoticesSuite {
    @{
        Name  = 'Third-party notices'
        Check = {
            $problem = Test-Notices
            [pscustomobject]@{ Name = 'ThirdPartyNotices.txt'; Outcome = if ($problem) { 'Failed' } else { 'Passed' }; Message = $problem }
        }
    }
}

# The compiled xunit projects, those with the most files first. A test that needs a browser runs where AZBACKUPTOOLS_BROWSER names one.
function Get-UnitTestSuite {
    $filter = @(if (-not $env:AZBACKUPTOOLS_BROWSER) { '--filter', 'Needs!=browser' })
    $projects = Get-ChildItem -Path "$Root/tests" -Filter *.Tests.csproj -Recurse
    foreach ($project in $projects | Sort-Object { @(Get-ChildItem $_.DirectoryName -Filter *.cs -Recurse).Count } -Descending) {
        $name = $project.BaseName
        @{
            Name      = $name -replace "^$ModuleName\."
            Program   = 'dotnet'
            Arguments = @('test', "$(Get-Compiled $name)/$name.dll", '--nologo') +
                @('--logger', "trx;LogFileName=$name.trx", '--results-directory', $TestResults) + $filter
            Result    = "$TestResults/$name.trx"
        }
    }
}

# Pester tests against the packed module, each folder in a PowerShell that has loaded nothing else.
function Get-PesterSuite([string] $Filter) {
    foreach ($suite in @(
            @{ Name = 'Pester'; Folder = 'tests/Pester'; Major = '5' }
            @{ Name = 'Build'; Folder = 'tests/Build'; Major = '5' }
            @{ Name = 'Samples on Pester 5'; Folder = 'samples'; Major = '5' }
            @{ Name = 'Samples on Pester 6'; Folder = 'samples'; Major = '6' })) {
        if (-not (Get-ChildItem -Path "$Root/$($suite.Folder)" -Filter *.Tests.ps1 -Recurse)) { continue }
        $result = "$TestResults/$($suite.Name).xml"
        $pester = "$(Get-PackageFolder Pester $suite.Major)/tools/Pester.psd1"
        $wildcard = if ($Filter) { $Filter } else { '*' }
        @{
            Name        = $suite.Name
            Program     = $Shell
            Arguments   = @(Get-ShellArgument tests/Pester/Invoke.ps1 -Module $ModuleManifest -Pester $pester -Result $result) +
                @('-Filter', $wildcard, '-Path', "$Root/$($suite.Folder)")
            Environment = @{ AZBACKUPTOOLS_MODULE = $ModuleManifest; NO_COLOR = '1' }
            Result      = $result
            Filter      = $Filter
        }
    }
}

# The names of the files of Pester tests.
function Get-PesterFile {
    Get-ChildItem -Path "$Root/tests", "$Root/samples" -Filter *.Tests.ps1 -Recurse |
        ForEach-Object { $_.Name -replace '\.Tests\.ps1$' } | Sort-Object -Unique
}

# Those of which the name matches; without a wildcard all.
function Select-Suite($Suites, [string] $Wildcard) {
    $matching = @($Suites | Where-Object { -not $Wildcard -or $_.Name -like $Wildcard })
    if (-not $matching) { throw "No suite matches --filter '$Wildcard'. The suites are: $(@($Suites).Name -join ', ')." }
    $matching
}

# The tests of a result file, of the .NET test platform (trx) or of Pester (JUnit).
function Read-TestFile([string] $Path) {
    $document = [xml][System.IO.File]::ReadAllText($Path)
    foreach ($test in $document.SelectNodes('//*[local-name()="UnitTestResult"]')) {
        $outcome = switch ($test.outcome) { 'Passed' { 'Passed' } 'NotExecuted' { 'Skipped' } default { 'Failed' } }
        $parts = 'Message', 'StackTrace', 'StdOut' | ForEach-Object { $test.SelectSingleNode(".//*[local-name()='$_']").InnerText }
        [pscustomobject]@{ Name = $test.testName; Outcome = $outcome; Message = (@($parts) -ne $null) -join "`n" }
    }
    foreach ($test in $document.SelectNodes('//testcase')) {
        $problem = $test.SelectSingleNode('failure|error')
        $outcome = if ($problem) { 'Failed' } elseif ($test.SelectSingleNode('skipped')) { 'Skipped' } else { 'Passed' }
        $message = if ($problem) { "$($problem.message)`n$($problem.InnerText)" }
        if ($problem -and $problem.InnerText.Contains($problem.message)) { $message = $problem.InnerText }
        [pscustomobject]@{ Name = $test.name; Outcome = $outcome; Message = $message }
    }
}

# What came of a suite. One that ran nothing, or that passed everything and yet ended badly, has failed.
function Get-SuiteResult([string] $Name, $Tests, [int] $ExitCode, [string] $Output, [timespan] $Duration) {
    $failures = @($Tests | Where-Object Outcome -eq 'Failed')

    # Pester writes why a setup failed to its output only; its result file has just the tests that could not run.
    if ($failures.Message -like '*setup in some parent block failed*' -and $Output -match '(?s)\[-\].{0,2000}') {
        $failures = @([pscustomobject]@{ Name = 'a setup'; Message = $Matches[0] }) + $failures
    }
    if (-not $Tests) { $failures += [pscustomobject]@{ Name = $Name; Message = "The suite ran no test.`n$Output" } }
    elseif ($ExitCode -and -not $failures) {
        $message = "All tests passed, but the process ended with exit code $ExitCode.`n$Output"
        $failures += [pscustomobject]@{ Name = $Name; Message = $message }
    }
    [pscustomobject]@{
        Suite    = $Name
        Passed   = @($Tests | Where-Object Outcome -eq 'Passed').Count
        Skipped  = @($Tests | Where-Object Outcome -eq 'Skipped').Count
        Failures = $failures
        Duration = $Duration
    }
}

# Runs suites, as many at once as there are processors, prints each as it ends, and returns the results.
function Invoke-Suite($Suites, [timespan] $Limit = '00:10:00') {
    if (Test-Path -LiteralPath $TestResults) { Remove-Item -LiteralPath $TestResults -Recurse }
    $null = New-Item -ItemType Directory -Path $TestResults
    $waiting = [System.Collections.Generic.Queue[object]]::new(@($Suites | Where-Object { $_.Program }))
    $running = [System.Collections.Generic.List[object]]::new()
    try {
        do {
            while ($waiting.Count -and $running.Count -lt [System.Environment]::ProcessorCount) {
                $suite = $waiting.Dequeue()
                $running.Add((Start-Program $suite.Program $suite.Arguments $suite.Environment -Gather | Add-Member Suite $suite -PassThru))
            }

            # The checks of this process run beside the first programs.
            foreach ($suite in $Suites | Where-Object { $_.Check }) { Invoke-Check $suite }
            $Suites = @()

            Start-Sleep -Milliseconds 50
            foreach ($program in @($running)) {
                $late = $program.Clock.Elapsed -gt $Limit
                if ($late) { Stop-Program $program }
                if ($program.Process.WaitForExit($late ? 10000 : 0)) {
                    $null = $running.Remove($program)
                    Read-Suite $program $(if ($late) { "It was ended after $($Limit.TotalSeconds) s." })
                }
            }
        } while ($waiting.Count -or $running.Count)
    }
    finally { foreach ($program in $running) { Stop-Program $program } }
}

function Invoke-Check($Suite) {
    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    Show-SuiteResult (Get-SuiteResult $Suite.Name @(& $Suite.Check) 0 '' $clock.Elapsed)
}

# The result of a suite whose program has ended. Of a filtered one in which nothing matched, there is none.
function Read-Suite($Program, [string] $Note) {
    $suite = $Program.Suite
    $output = "$(Get-ProgramOutput $Program)$Note"
    $tests = @(
        try { Read-TestFile $suite.Result }
        catch { $output = "It left no result that can be read: $($_.Exception.GetBaseException().Message)`n$output" }
    )
    if ($suite.Filter -and -not $tests -and (Test-Path -LiteralPath $suite.Result)) { return }
    Show-SuiteResult (Get-SuiteResult $suite.Name $tests $Program.Process.ExitCode $output $Program.Clock.Elapsed)
}

# Prints and returns a result: beyond twenty, failures have one reason, and the first ones show it.
function Show-SuiteResult($Result) {
    $skipped = if ($Result.Skipped) { ", $($Result.Skipped) skipped" }
    $counts = '{0,5} passed, {1} failed{2}' -f $Result.Passed, $Result.Failures.Count, $skipped
    Write-Host ('  {0,-32}{1}  ({2:0.0} s)' -f $Result.Suite, $counts, $Result.Duration.TotalSeconds)
    foreach ($failure in $Result.Failures | Select-Object -First 20) {
        Write-Host "    FAILED $($failure.Name)"
        foreach ($line in "$($failure.Message)" -split '\r?\n') { Write-Host "      $($line.TrimEnd())" }
    }
    if ($Result.Failures.Count -gt 20) { Write-Host "    and $($Result.Failures.Count - 20) more" }
    $Result
}

# Prints the last line, and returns the exit code: 0 when something ran and nothing failed.
function Show-Total($Results) {
    $passed, $failed, $skipped = foreach ($count in { $_.Passed }, { $_.Failures.Count }, { $_.Skipped }) {
        [int]($Results | ForEach-Object $count | Measure-Object -Sum).Sum
    }
    Write-Host "$passed passed, $failed failed$(if ($skipped) { ", $skipped skipped" })"
    [int]($failed -gt 0 -or $passed -eq 0)
}
