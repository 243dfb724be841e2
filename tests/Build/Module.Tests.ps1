BeforeAll {
    $Root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    . "$Root/tools/Build/Module.ps1"
}

Describe 'The manifest of the module' {
    It 'gets its version and its cmdlets' {
        Complete-Manifest "v = '{{ModuleVersion}}'`n{{CmdletsToExport}}`n" '1.2.3' 'Set-B', 'Get-A' |
            Should -Be "v = '1.2.3'`n        'Get-A',`n        'Set-B'`n"
    }

    It 'is refused without a mark' {
        { Complete-Manifest '{{ModuleVersion}}' '1.0' @() } | Should -Throw '*lacks the mark {{CmdletsToExport}}.'
    }

    It 'lists every cmdlet that the module has' {
        $manifest = Import-PowerShellDataFile $env:AZBACKUPTOOLS_MODULE
        $manifest.CmdletsToExport | Should -Not -BeNullOrEmpty
        Import-Module $env:AZBACKUPTOOLS_MODULE
        (Get-Command -Module AzBackupTools -CommandType Cmdlet).Name | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }
}
