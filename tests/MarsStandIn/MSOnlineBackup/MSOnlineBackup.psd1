@{
    RootModule        = 'MSOnlineBackup.psm1'
    ModuleVersion     = '2.0.9262.0'
    GUID              = '5b7a4d0e-93a7-4a3c-8a3f-0d6a5f2c9e11'
    Author            = 'The AzBackupTools authors'
    Description       = 'Stands in for the module of the MARS agent: its documented cmdlets, parameters and messages, over a file and a folder.'
    FunctionsToExport = '*'
    CmdletsToExport   = @()
    AliasesToExport   = @()
}
