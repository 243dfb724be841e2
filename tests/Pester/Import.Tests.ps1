BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $script:Manifest = Import-PowerShellDataFile $env:AZBACKUPTOOLS_MODULE
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $script:Manifest = Import-PowerShellDataFile $env:AZBACKUPTOOLS_MODULE
    $script:Folder = Split-Path $env:AZBACKUPTOOLS_MODULE
}

Describe 'The manifest' {
    It 'is valid' {
        Test-ModuleManifest $env:AZBACKUPTOOLS_MODULE -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'lists exactly what the module exports' {
        Compare-Object $Manifest.CmdletsToExport @((Get-Command -Module AzBackupTools).Name) | Should -BeNullOrEmpty
    }

    It 'has no mark left' {
        Get-Content $env:AZBACKUPTOOLS_MODULE -Raw | Should -Not -Match '{{'
    }

    It 'is in a folder of its own name' {
        Split-Path $Folder -Leaf | Should -BeExactly 'AzBackupTools'
    }
}

Describe 'Import' {
    It 'loads no Azure assembly' {
        Invoke-Fresh "Import-Module '$env:AZBACKUPTOOLS_MODULE'; @([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object FullName -match '^(Azure|Microsoft\.Identity)').Count" |
            Should -Be '0'
    }

    It 'puts the cmdlets into a load context of their own' {
        $assembly = (Get-Command -Module AzBackupTools)[0].ImplementingType.Assembly
        [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name | Should -BeExactly 'AzBackupTools'
    }

    It 'takes the engine from the shell' {
        $type = (Get-Command -Module AzBackupTools)[0].ImplementingType
        $type.IsSubclassOf([System.Management.Automation.PSCmdlet]) | Should -BeTrue
    }

    It 'can be repeated by force, with everything exported and no error' {
        $answer = Invoke-Fresh "`$ErrorActionPreference = 'Stop'; Import-Module '$env:AZBACKUPTOOLS_MODULE'; Import-Module '$env:AZBACKUPTOOLS_MODULE' -Force; `$Error.Count; @(Get-Command -Module AzBackupTools).Count"
        $answer | Should -Be @('0', "$($Manifest.CmdletsToExport.Count)")
    }

    It 'shows its own types to scripts' {
        $assembly = (Get-Command -Module AzBackupTools)[0].ImplementingType.Assembly
        $public = @($assembly.GetExportedTypes())[0].FullName
        ($public -as [type]).Assembly | Should -Be $assembly
    }
}

Describe 'A shell that holds another version' {
    # The way to write the other version down came with .NET 9.
    It 'is told to start anew' -Skip:($PSVersionTable.PSVersion -lt [version]'7.5') {
        $other = Join-Path $TestDrive 'AzBackupTools.Loader.dll'
        $answer = Invoke-Fresh @"
            `$builder = [System.Reflection.Emit.PersistedAssemblyBuilder]::new([System.Reflection.AssemblyName]'AzBackupTools.Loader, Version=0.0.0.1', [object].Assembly)
            [void]`$builder.DefineDynamicModule('AzBackupTools.Loader')
            `$builder.Save('$other')
            [void][System.Reflection.Assembly]::LoadFrom('$other')
            try { Import-Module '$env:AZBACKUPTOOLS_MODULE' -ErrorAction Stop } catch { `$_.Exception.Message }
"@
        $answer | Should -BeLike 'Another version or build of AzBackupTools*Start a new PowerShell*'
    }
}

Describe 'A shell that is too old' {
    It 'is told so in one sentence' {
        $script = Get-Content (Join-Path $Folder 'AzBackupTools.psm1') -Raw
        $check = ($script -split '\$framework')[0].Replace('$PSVersionTable.PSVersion', "([version]'7.2.18')")
        { & ([scriptblock]::Create($check)) } | Should -Throw 'AzBackupTools needs PowerShell 7.4 or later*7.2.18*'
    }
}

Describe '<_>' -ForEach $Manifest.CmdletsToExport {
    BeforeAll {
        $command = Get-Command $_
    }

    It 'has an approved verb' {
        (Get-Verb $command.Verb) | Should -Not -BeNullOrEmpty
    }

    It 'declares what it writes' {
        $command.OutputType | Should -Not -BeNullOrEmpty
    }
}
