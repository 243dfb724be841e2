# Runs the suites of this folder against a packed module, in a process that has loaded nothing else.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Result,
    [string] $Filter = '*'
)
$ErrorActionPreference = 'Stop'

if (-not (Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -eq 5 })) {
    exit 42
}
Import-Module Pester -MinimumVersion 5.0 -MaximumVersion 5.999

$env:AZBACKUPTOOLS_MODULE = $Module
$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.Exit = $false
$configuration.Run.PassThru = $true
$configuration.Filter.FullName = $Filter
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.RenderMode = 'Plaintext'
$configuration.TestResult.Enabled = $true
$configuration.TestResult.OutputFormat = 'JUnitXml'
$configuration.TestResult.OutputPath = $Result
$run = Invoke-Pester -Configuration $configuration
exit $(if ($run.Result -eq 'Passed') { 0 } else { 1 })
