# The manifest, and what import does to a session.
BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $script:Manifest = Import-PowerShellDataFile $env:AZBACKUPTOOLS_MODULE
    $script:Folder = Split-Path $env:AZBACKUPTOOLS_MODULE
    $script:Commands = Get-Command -Module AzBackupTools
    $script:Assembly = $Commands[0].ImplementingType.Assembly

    $import = @"
        `$ErrorActionPreference = 'Stop'
        `$facts = [ordered]@{}
        Import-Module '$env:AZBACKUPTOOLS_MODULE'
        `$facts.Azure = @([System.AppDomain]::CurrentDomain.GetAssemblies().FullName -match '^(Azure|Microsoft\.Identity)')
        `$facts.Once = @(Get-Command -Module AzBackupTools).Count
        Import-Module '$env:AZBACKUPTOOLS_MODULE'
        `$facts.Twice = @(Get-Command -Module AzBackupTools).Count
        Import-Module '$env:AZBACKUPTOOLS_MODULE' -Force
        `$facts.ByForce = @(Get-Command -Module AzBackupTools).Count
        `$accelerators = [psobject].Assembly.GetType('System.Management.Automation.TypeAccelerators')
        `$facts.Names = @(`$accelerators::Get.GetEnumerator() | Where-Object Key -like 'AzBackupTools.*' | ForEach-Object { "`$(`$_.Key) is `$(`$_.Value.FullName)" })
        `$facts.Caught = try { Get-RsVault -ErrorAction Stop } catch [AzBackupTools.BackupException] { `$_.Exception.ErrorId; `$Error.Clear() }
        `$facts.Parameter = { param([AzBackupTools.ProtectedItem] `$Item) }.Ast.ParamBlock.Parameters[0].StaticType.FullName
        Remove-Module AzBackupTools
        `$facts.Removed = @(Get-Command -Module AzBackupTools).Count
        `$facts.NamesLeft = @(`$accelerators::Get.Keys -like 'AzBackupTools.*')
        `$facts.Unresolved = 'AzBackupTools.RecoveryPoint' -as [type]
        `$facts.Left = @((Get-Module -All | Where-Object Name -like '*AzBackupTools*').Name)
        Import-Module '$env:AZBACKUPTOOLS_MODULE'
        `$facts.AfterRemoval = @(Get-Command -Module AzBackupTools).Count
        `$null = Connect-RsAccount -Emulator
        `$facts.Vault = (New-RsVault v1 rg westeurope -CreateResourceGroup).Name
        `$facts.Copies = @([System.AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -eq 'AzBackupTools').Count
        `$facts.Errors = @(`$Error | ForEach-Object { "`$_" })
        ConvertTo-Json `$facts -Compress
"@

    # The way to write the other version down came with .NET 9. PowerShell 7.4 compiles it instead.
    $other = Join-Path $TestDrive 'AzBackupTools.Loader.dll'
    $besideOther = @"
        if ([System.Environment]::Version.Major -ge 9) {
            `$name = [System.Reflection.AssemblyName]'AzBackupTools.Loader, Version=0.0.0.1'
            `$builder = [System.Reflection.Emit.PersistedAssemblyBuilder]::new(`$name, [object].Assembly)
            [void]`$builder.DefineDynamicModule('AzBackupTools.Loader')
            `$builder.Save('$other')
        }
        else {
            Add-Type -OutputAssembly '$other' '[assembly: System.Reflection.AssemblyVersion("0.0.0.1")] public class Other { }'
        }
        [void][System.Reflection.Assembly]::LoadFrom('$other')
        try { Import-Module '$env:AZBACKUPTOOLS_MODULE' -ErrorAction Stop } catch { `$_.Exception.Message }
"@
    $answers = Invoke-Fresh $import, $besideOther
    $script:Fresh = $answers[0] | ConvertFrom-Json
    $script:Refusal = $answers[1]
}

Describe 'The manifest' {
    It 'is valid' {
        Test-ModuleManifest $env:AZBACKUPTOOLS_MODULE -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'lists exactly what the module exports' {
        Compare-Object $Manifest.CmdletsToExport @($Commands.Name) | Should -BeNullOrEmpty
    }

    It 'has no placeholder left' {
        Get-Content $env:AZBACKUPTOOLS_MODULE -Raw | Should -Not -Match '{{'
    }

    It 'is in a folder of its own name' {
        Split-Path $Folder -Leaf | Should -BeExactly 'AzBackupTools'
    }
}

Describe 'Import' {
    It 'loads no Azure assembly' {
        $Fresh.Azure | Should -BeNullOrEmpty
    }

    It 'exports every cmdlet, the first time and every other' {
        $count = $Manifest.CmdletsToExport.Count
        $Fresh.Once, $Fresh.Twice, $Fresh.ByForce, $Fresh.AfterRemoval | Should -Be $count, $count, $count, $count
    }

    It 'gives scripts the public types by their full names, in catch and in param' {
        $Fresh.Names.Count | Should -BeGreaterThan 100
        $Fresh.Names | ForEach-Object { ($_ -split ' is ')[0] | Should -BeExactly ($_ -split ' is ')[1] }
        $Fresh.Caught | Should -BeExactly 'NotConnected'
        $Fresh.Parameter | Should -BeExactly 'AzBackupTools.ProtectedItem'
    }

    It 'takes the names of the types away with the module' {
        $Fresh.NamesLeft | Should -BeNullOrEmpty
        $Fresh.Unresolved | Should -BeNullOrEmpty
    }

    It 'is undone by removal, which takes the binary module too' {
        $Fresh.Removed | Should -Be 0
        $Fresh.Left | Should -BeNullOrEmpty
    }

    It 'after removal gives cmdlets that work, from the assembly that was loaded before' {
        $Fresh.Vault | Should -BeExactly 'v1'
        $Fresh.Copies | Should -Be 1
    }

    It 'leaves no error' {
        $Fresh.Errors | Should -BeNullOrEmpty
    }

    It 'puts the cmdlets into a load context of their own' {
        [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($Assembly).Name | Should -BeExactly 'AzBackupTools'
    }

    It 'takes the engine from the shell' {
        $Commands.Where({ -not $_.ImplementingType.IsSubclassOf([System.Management.Automation.Cmdlet]) }) | Should -BeNullOrEmpty
    }

    It 'shows its own types to scripts' {
        $public = @($Assembly.GetExportedTypes())[0].FullName
        ($public -as [type]).Assembly | Should -Be $Assembly
    }
}

Describe 'Every cmdlet' {
    It 'has an approved verb' {
        $Commands.Where({ -not (Get-Verb $_.Verb) }).Name | Should -BeNullOrEmpty
    }

    It 'declares what it writes' {
        $Commands.Where({ -not $_.OutputType }).Name | Should -BeNullOrEmpty
    }
}

Describe 'A PowerShell that holds another version' {
    It 'refuses with the advice to start a new one' {
        $Refusal | Should -BeLike 'Another version or build of AzBackupTools*Start a new PowerShell*'
    }
}

Describe 'A PowerShell that is too old' {
    It 'refuses in one sentence' {
        $script = Get-Content (Join-Path $Folder 'AzBackupTools.psm1') -Raw
        $check = ($script -split '\$framework')[0].Replace('$PSVersionTable.PSVersion', "([version]'7.2.18')")
        { & ([scriptblock]::Create($check)) } | Should -Throw 'AzBackupTools needs PowerShell 7.4 or later*7.2.18*'
    }
}
