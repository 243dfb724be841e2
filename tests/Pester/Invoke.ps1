# Runs the suites of a folder against a packed module, in a process that has loaded nothing else. Exits with 0 where all tests pass, else 1.
param(
    # The manifest of the packed module. The tests find it in the variable AZBACKUPTOOLS_MODULE.
    [Parameter(Mandatory)] [string] $Module,

    # The file of results to write, in the form of JUnit.
    [Parameter(Mandatory)] [string] $Result,

    # The manifest of the Pester to run.
    [Parameter(Mandatory)] [string] $Pester,

    # Only the tests whose full name matches.
    [string] $Filter = '*',

    # The folder of the suites.
    [string] $Path = $PSScriptRoot
)
$ErrorActionPreference = 'Stop'

Import-Module $Pester
$env:AZBACKUPTOOLS_MODULE = (Resolve-Path -LiteralPath $Module).ProviderPath

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Filter.FullName = $Filter
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputFormat = 'JUnitXml'
$configuration.TestResult.OutputPath = $Result
$run = Invoke-Pester -Configuration $configuration
if ($run.PassedCount + $run.FailedCount -eq 0 -and $run.Result -eq 'Passed') {
    "No test's full name matches '$Filter'. The suites are: $($run.Containers.Blocks.Name -join '; ')."
    exit 1
}
exit $(if ($run.Result -eq 'Passed') { 0 } else { 1 })
