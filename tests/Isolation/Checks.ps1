# What the scenarios share: one printed line per check, in the form that the build reads.
$ErrorActionPreference = 'Stop'

function Check([string] $Name, [scriptblock] $Script) {
    try {
        $answer = & $Script
        if ($answer -isnot [bool]) { throw "the check answered '$answer' and not true or false" }
        if (-not $answer) { throw 'it does not hold' }
        "ok $Name"
    }
    catch {
        "not ok ${Name}: $_"
        $script:failed = $true
    }
}

# The versions of Azure.Core in this process, with the load context that holds each.
function Get-AzureCore {
    foreach ($assembly in [System.AppDomain]::CurrentDomain.GetAssemblies()) {
        if ($assembly.GetName().Name -eq 'Azure.Core') {
            [pscustomobject]@{
                Version = $assembly.GetName().Version
                Context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name
            }
        }
    }
}

# A connection is the first thing that touches Azure.Core; the emulator needs no network for it.
function Use-Module {
    Connect-RsAccount -Emulator | Out-Null
    Get-RsVault | Out-Null
    $true
}

function Use-Neighbour {
    (Get-NeighbourAzureCore) -eq '1.40.0.0 https://vault.invalid/.default'
}

function Complete-Scenario {
    exit ([int][bool]$script:failed)
}
