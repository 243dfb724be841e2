# Runs a folder of Pester tests against a packed module, in a process that has loaded nothing else.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Result,
    [string] $Filter = '*',
    [string] $Path = $PSScriptRoot,
    [Parameter(Mandatory)] [string] $Pester
)
$ErrorActionPreference = 'Stop'
Import-Module $Pester

$env:AZBACKUPTOOLS_MODULE = $Module
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
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
