param([string] $Module, [string] $Neighbour)
. ([System.IO.Path]::Combine($PSScriptRoot, '..', 'Checks.ps1'))

# Three runspaces import at once, before anybody else has: the loader is asked from three threads.
$checks = [System.IO.Path]::Combine($PSScriptRoot, '..', 'Checks.ps1')
$answers = 1..3 | ForEach-Object -ThrottleLimit 3 -Parallel {
    . $using:checks
    Import-Module $using:Module
    $works = Use-Module
    Import-Module $using:Neighbour
    [pscustomobject]@{ Works = $works; Neighbour = Use-Neighbour; Commands = @(Get-Command -Module AzBackupTools).Count }
}
Check 'the module works in three runspaces' { @($answers | Where-Object Works).Count -eq 3 }
Check 'the neighbour works in three runspaces' { @($answers | Where-Object Neighbour).Count -eq 3 }
Check 'each runspace has every command' { @($answers | Where-Object Commands -gt 0).Count -eq 3 -and @($answers.Commands | Select-Object -Unique).Count -eq 1 }
Check 'the process holds one copy of each Azure.Core' { @(Get-AzureCore).Count -eq 2 }
Complete-Scenario
