BeforeAll {
    $Root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    . "$Root/tools/Build/Programs.ps1"
    . "$Root/tools/Build/Suites.ps1"
    $TestResults = "$TestDrive/results"

    function New-Test([string] $Outcome, [string] $Message) {
        [pscustomobject]@{ Name = "a $Outcome test"; Outcome = $Outcome; Message = $Message }
    }

    function Get-Result($Tests, [int] $ExitCode, [string] $Output) {
        Get-SuiteResult 'S' $Tests $ExitCode $Output ([timespan]::Zero)
    }

    # A suite that is a command in a PowerShell of its own.
    function New-Suite([string] $Name, [string] $Command) {
        $arguments = @(Get-ShellLibrary | Where-Object { $_ -ne $Shell }) + '-NoProfile', '-Command', $Command
        @{ Name = $Name; Program = $Shell; Arguments = $arguments; Result = "$TestResults/$Name.xml" }
    }
}

Describe 'The result of a suite' {
    It 'counts what passed, failed and was skipped' {
        $result = Get-Result @((New-Test Passed), (New-Test Passed), (New-Test Failed 'why'), (New-Test Skipped)) 1 ''
        $result.Passed, $result.Skipped | Should -Be 2, 1
        $result.Failures.Message | Should -Be 'why'
    }

    It 'is a failure where no test ran' {
        (Get-Result @() 0 'printed').Failures.Message | Should -Be "The suite ran no test.`nprinted"
    }

    It 'is a failure where the process ended badly' {
        (Get-Result @(New-Test Passed) 3 'printed').Failures.Message |
            Should -Be "All tests passed, but the process ended with exit code 3.`nprinted"
    }

    It 'shows why a setup failed' {
        $result = Get-Result @(New-Test Failed 'The setup in some parent block failed') 1 "Running`n[-] Describe: no module"
        $result.Failures.Message | Should -Contain '[-] Describe: no module'
    }

    It 'is read from a file of the .NET test platform' {
        Set-Content "$TestDrive/a.trx" @'
<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
  <UnitTestResult testName="a" outcome="Passed" /><UnitTestResult testName="b" outcome="NotExecuted" />
  <UnitTestResult testName="c" outcome="Failed">
    <Output><ErrorInfo><Message>no</Message><StackTrace>at x</StackTrace></ErrorInfo></Output>
  </UnitTestResult>
  <UnitTestResult testName="d" outcome="Aborted" />
</Results></TestRun>
'@
        $tests = Read-TestFile "$TestDrive/a.trx"
        $tests.Outcome | Should -Be 'Passed', 'Skipped', 'Failed', 'Failed'
        $tests[2].Message | Should -Be "no`nat x"
    }

    It 'is read from a file of Pester' {
        Set-Content "$TestDrive/a.xml" @'
<testsuites><testsuite>
  <testcase name="a" /><testcase name="b"><skipped /></testcase><testcase name="c"><failure message="no">at x</failure></testcase>
</testsuite></testsuites>
'@
        $tests = Read-TestFile "$TestDrive/a.xml"
        $tests.Outcome | Should -Be 'Passed', 'Skipped', 'Failed'
        $tests[2].Message | Should -Be "no`nat x"
    }
}

Describe 'A run of suites' {
    BeforeAll {
        Mock Write-Host { }
        $writes = New-Suite Fine "Set-Content '$TestResults/Fine.xml' '<a><testcase name=`"x`" /></a>'"
        $silent = @{ Name = 'Silent'; Program = 'dotnet'; Arguments = '--version'; Result = "$TestResults/silent.xml" }
        $endless = New-Suite Endless 'while ($true) { [System.Threading.Thread]::Yield() }'
        $check = @{ Name = 'Check'; Check = { New-Test Passed } }
    }

    It 'returns a result for each program and each check' {
        $results = Invoke-Suite @($writes, $silent, $check)
        ($results | Sort-Object Suite).Suite | Should -Be 'Check', 'Fine', 'Silent'
        ($results | Where-Object Suite -eq 'Fine').Passed | Should -Be 1
        ($results | Where-Object Suite -eq 'Silent').Failures.Message | Should -BeLike '*left no result*'
    }

    It 'runs checks where no program runs' {
        (Invoke-Suite @($check)).Passed | Should -Be 1
    }

    It 'ends a suite that does not end, and fails it' {
        (Invoke-Suite @($endless) -Limit '00:00:00').Failures.Message | Should -BeLike '*It was ended after 0 s.*'
    }

    It 'sums up in one line and fails where a test failed or none ran' {
        $fine, $bad = (Get-Result @(New-Test Passed) 0 ''), (Get-Result @((New-Test Failed), (New-Test Skipped)) 1 '')
        Show-Total @($fine) | Should -Be 0
        Should -Invoke Write-Host -ParameterFilter { $Object -eq '1 passed, 0 failed' }
        Show-Total @($fine, $bad) | Should -Be 1
        Should -Invoke Write-Host -ParameterFilter { $Object -eq '1 passed, 1 failed, 1 skipped' }
        Show-Total @() | Should -Be 1
    }

    It 'lists the suites where a filter matches none' {
        { Select-Suite @($silent, $check) 'x*' } | Should -Throw "No suite matches --filter 'x*'. The suites are: Silent, Check."
        (Select-Suite @($silent, $check) 'c*').Name | Should -Be 'Check'
    }
}
