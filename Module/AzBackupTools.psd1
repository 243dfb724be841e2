@{
    RootModule             = 'AzBackupTools.psm1'
    ModuleVersion          = '{{ModuleVersion}}'
    GUID                   = 'c4a43e3e-186e-4c40-ad60-e6e71acdd0ac'
    Author                 = 'The AzBackupTools authors'
    CompanyName            = 'AzBackupTools'
    Copyright              = 'Copyright (c) 2026 The AzBackupTools authors. MIT license.'
    Description            = 'Azure Backup from PowerShell: vaults, policies, VM protection, jobs and recovery points, with an emulator of the service to try everything on first.'

    CompatiblePSEditions   = @('Core', 'Desktop')
    # Core needs 7.4: the script module says so, for a manifest has one floor for both editions.
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'

    FormatsToProcess       = @('AzBackupTools.Format.ps1xml')
    CmdletsToExport        = @(
{{CmdletsToExport}}
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()

    PrivateData            = @{
        PSData = @{
            Tags = @('Azure', 'Backup', 'RecoveryServices', 'Vault', 'MARS', 'Emulator', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
        }
    }
}
