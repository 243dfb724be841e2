param([string] $Module, [string] $Neighbour)
. ([System.IO.Path]::Combine($PSScriptRoot, '..', 'Checks.ps1'))

$expected = (Import-PowerShellDataFile $Module).CmdletsToExport
function Test-Exports {
    $null -eq (Compare-Object $expected @((Get-Command -Module AzBackupTools).Name))
}

Import-Module $Neighbour
Use-Neighbour | Out-Null
Import-Module $Module
Check 'the first import exports everything' { Test-Exports }
Import-Module $Module
Check 'importing what is loaded changes nothing' { Test-Exports }
Import-Module $Module -Force
Check 'import by force exports everything' { Test-Exports }
Remove-Module AzBackupTools
Check 'removal takes every command' { @(Get-Command -Module AzBackupTools).Count -eq 0 }
Check 'removal takes the binary module too' { @(Get-Module -All | Where-Object Name -like '*AzBackupTools*').Count -eq 0 }
Import-Module $Module
Check 'import after removal exports everything' { Test-Exports }
Check 'the module works' { Use-Module }
Check 'it was loaded once' { @([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AzBackupTools' }).Count -eq 1 }
Complete-Scenario
