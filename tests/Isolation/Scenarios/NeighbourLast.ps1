param([string] $Module, [string] $Neighbour)
. ([System.IO.Path]::Combine($PSScriptRoot, '..', 'Checks.ps1'))

Import-Module $Module
Check 'import loads no Azure assembly' { @(Get-AzureCore).Count -eq 0 }
Check 'the module works alone' { Use-Module }
Import-Module $Neighbour
Check 'the neighbour works after the module' { Use-Neighbour }
Check 'the module still works' { Use-Module }
Check 'the neighbour has its version in the default context' { @(Get-AzureCore | Where-Object { $_.Context -eq 'Default' -and $_.Version -eq '1.40.0.0' }).Count -eq 1 }
Check 'the module keeps its version in its own context' { @(Get-AzureCore | Where-Object { $_.Context -eq 'AzBackupTools' -and $_.Version -ge '1.50.0.0' }).Count -eq 1 }
Complete-Scenario
