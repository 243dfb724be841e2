# The module beside another vendor's module that has loaded older, or newer, Azure assemblies into the default context.
BeforeDiscovery {
    $script:Neighbours = foreach ($neighbour in 'Older', 'Newer') {
        foreach ($order in 'First', 'Last') { @{ Neighbour = $neighbour; Order = $order } }
    }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $script:Assemblies = 'Azure.Core', 'Azure.Identity', 'Microsoft.Identity.Client'

    # The newest build of a neighbour, whatever the configuration.
    function Get-Neighbour([string] $Name) {
        $pattern = [System.IO.Path]::Combine($root, 'artifacts', 'bin', $Name, '*', "$Name.dll")
        $built = Get-ChildItem -Path $pattern | Sort-Object LastWriteTimeUtc | Select-Object -Last 1
        if (-not $built) { throw "There is no '$pattern': run ./build.sh build first." }
        $built.FullName
    }

    # The versions that the assemblies in a folder have. The module ships no Azure.Identity: Azure.Core has its types since 1.53.
    function Get-Shipped([string] $Folder) {
        $versions = [ordered]@{}
        foreach ($file in $Assemblies | ForEach-Object { Join-Path $Folder "$_.dll" } | Where-Object { Test-Path -LiteralPath $_ }) {
            $versions[[System.IO.Path]::GetFileNameWithoutExtension($file)] = [System.Reflection.AssemblyName]::GetAssemblyName($file).Version
        }
        $versions
    }

    # A load context holds one copy of each assembly that is used, at the version that was shipped. Azure.Identity is loaded where it has
    # code of its own: the newest one only forwards to Azure.Core.
    function Assert-Loaded($Facts, [string] $Context, $Versions) {
        $loaded = @($Facts.Loaded | Where-Object Context -EQ $Context)
        $loaded.Name | Should -Contain 'Azure.Core'
        $loaded.Name | Should -Contain 'Microsoft.Identity.Client'
        $loaded.Name | Sort-Object -Unique | Should -HaveCount $loaded.Count
        foreach ($assembly in $loaded) { $assembly.Version | Should -Be "$($Versions[$assembly.Name])" -Because $assembly.Name }
    }

    $neighbours = @{ Older = Get-Neighbour OlderNeighbour; Newer = Get-Neighbour NewerNeighbour }
    $script:Versions = @{
        Older = Get-Shipped (Split-Path $neighbours.Older)
        Newer = Get-Shipped (Split-Path $neighbours.Newer)
        Ours  = Get-Shipped (Join-Path (Split-Path $env:AZBACKUPTOOLS_MODULE) 'bin' 'net8.0')
    }
    $script:CmdletCount = (Import-PowerShellDataFile $env:AZBACKUPTOOLS_MODULE).CmdletsToExport.Count

    # What each process begins with. It ends by writing its facts.
    $prologue = {
        $ErrorActionPreference = 'Stop'

        # The Azure assemblies of the process, with the load context of each.
        function Get-AzureAssembly {
            foreach ($assembly in [System.AppDomain]::CurrentDomain.GetAssemblies()) {
                if ($assembly.GetName().Name -match '^(Azure\.(Core|Identity)|Microsoft\.Identity\.Client)$') {
                    [pscustomobject]@{
                        Name    = $assembly.GetName().Name
                        Version = "$($assembly.GetName().Version)"
                        Context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name
                    }
                }
            }
        }

        # A connection takes Azure.Core. A managed identity whose endpoint is no address takes the credentials and MSAL, which refuse it.
        function Test-Module {
            $env:IDENTITY_ENDPOINT, $env:IDENTITY_HEADER = 'nowhere', 'none'
            $null = Connect-RsAccount -Emulator
            $null = New-RsVault v1 rg westeurope -CreateResourceGroup
            try { $null = Connect-RsAccount -Identity; $refusal = 'no refusal' } catch { $refusal = $_.FullyQualifiedErrorId.Split(',')[0] }
            "$((Get-RsVault).Name), $refusal"
        }
    }
    $module, $older, $newer = $env:AZBACKUPTOOLS_MODULE, $neighbours.Older, $neighbours.Newer
    $scripts = [ordered]@{}
    foreach ($neighbour in 'Older', 'Newer') {
        $scripts["$neighbour First"] = @"
            Import-Module '$($neighbours[$neighbour])'
            `$before = Get-NeighbourToken
            `$loaded = @(Get-AzureAssembly).Count
            Import-Module '$module'
            @{
                LoadedByImport = @(Get-AzureAssembly).Count - `$loaded
                Module         = (Test-Module), (Test-Module)
                Neighbour      = `$before, (Get-NeighbourToken)
                Loaded         = @(Get-AzureAssembly)
            }
"@
        $scripts["$neighbour Last"] = @"
            Import-Module '$module'
            `$loaded = @(Get-AzureAssembly).Count
            `$before = Test-Module
            Import-Module '$($neighbours[$neighbour])'
            `$tokens = (Get-NeighbourToken), (Get-NeighbourToken)
            @{
                LoadedByImport = `$loaded
                Module         = `$before, (Test-Module)
                Neighbour      = `$tokens
                Loaded         = @(Get-AzureAssembly)
            }
"@
    }

    # Three runspaces import at the same time, before any other has: three threads call the loader for the first time.
    $scripts.Runspaces = @"
        `$test = `${function:Test-Module}.ToString()
        `$parallel = 1..3 | ForEach-Object -ThrottleLimit 3 -Parallel {
            `$ErrorActionPreference = 'Stop'
            Import-Module '$module'
            `$works = & ([scriptblock]::Create(`$using:test))
            Import-Module '$newer'
            @{ Module = `$works; Neighbour = Get-NeighbourToken; Commands = @(Get-Command -Module AzBackupTools).Count }
        }
        `$job = Start-ThreadJob {
            `$ErrorActionPreference = 'Stop'
            Import-Module '$newer'
            `$token = Get-NeighbourToken
            Import-Module '$module'
            `$works = & ([scriptblock]::Create(`$using:test))
            @{ Module = `$works; Neighbour = `$token; Commands = @(Get-Command -Module AzBackupTools).Count }
        } | Receive-Job -Wait -AutoRemoveJob
        @{ Parallel = @(`$parallel); Job = `$job; Loaded = @(Get-AzureAssembly) }
"@

    $answers = Invoke-Fresh ($scripts.Values | ForEach-Object { "$prologue`nConvertTo-Json (& {`n$_`n}) -Depth 4 -Compress" })
    $script:Facts = @{}
    $index = 0
    foreach ($name in $scripts.Keys) { $script:Facts[$name] = $answers[$index++] | ConvertFrom-Json }
    $script:Works = 'v1, AuthenticationFailed'
    $script:Token = 'token of the neighbour'
}

Describe 'The neighbours of these tests' {
    It 'bring older assemblies, and the same or newer ones' {
        $Versions.Older.Keys | Should -Be $Assemblies
        $Versions.Newer.Keys | Should -Be $Assemblies
        $Versions.Ours.Keys | Should -Be 'Azure.Core', 'Microsoft.Identity.Client'
        foreach ($name in $Versions.Ours.Keys) {
            $Versions.Older[$name] | Should -BeLessThan $Versions.Ours[$name] -Because $name
            $Versions.Newer[$name] | Should -BeGreaterOrEqual $Versions.Ours[$name] -Because $name
        }
    }
}

Describe 'Beside <Neighbour> Azure assemblies, imported <Order>' -ForEach $Neighbours {
    BeforeAll {
        $script:Here = $Facts["$Neighbour $Order"]
    }

    It 'import loads no Azure assembly' {
        $Here.LoadedByImport | Should -Be 0
    }

    It 'the module works, before the other is used and after' {
        $Here.Module | Should -Be $Works, $Works
    }

    It 'the neighbour works, and goes on working' {
        $Here.Neighbour | Should -Be $Token, $Token
    }

    It 'the neighbour has its versions in the default context' {
        Assert-Loaded $Here Default $Versions[$Neighbour]
    }

    It 'the module has the versions that it ships in a context of its own' {
        Assert-Loaded $Here AzBackupTools $Versions.Ours
    }

    It 'no other context holds one' {
        $Here.Loaded.Context | Sort-Object -Unique | Should -Be AzBackupTools, Default
    }
}

Describe 'In several runspaces of a process' {
    It 'three that import at the same time all work, and so does their neighbour' {
        $Facts.Runspaces.Parallel.Module | Should -Be $Works, $Works, $Works
        $Facts.Runspaces.Parallel.Neighbour | Should -Be $Token, $Token, $Token
    }

    It 'each has every cmdlet' {
        $Facts.Runspaces.Parallel.Commands | Should -Be $CmdletCount, $CmdletCount, $CmdletCount
    }

    It 'a thread job works, after its neighbour' {
        $Facts.Runspaces.Job.Module | Should -Be $Works
        $Facts.Runspaces.Job.Neighbour | Should -Be $Token
        $Facts.Runspaces.Job.Commands | Should -Be $CmdletCount
    }

    It 'all share one copy of each assembly in each context' {
        Assert-Loaded $Facts.Runspaces Default $Versions.Newer
        Assert-Loaded $Facts.Runspaces AzBackupTools $Versions.Ours
    }
}
