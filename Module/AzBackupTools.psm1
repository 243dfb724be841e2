# Core below 7.4 runs on a .NET that cannot load the module; without this it would fail deep inside, naming System.Runtime.
if ($PSEdition -eq 'Core' -and $PSVersionTable.PSVersion -lt [version]'7.4') {
    throw "AzBackupTools needs PowerShell 7.4 or later, or Windows PowerShell 5.1. This is PowerShell $($PSVersionTable.PSVersion): install a later one from https://aka.ms/powershell."
}

$framework = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
$path = [System.IO.Path]::Combine($PSScriptRoot, 'bin', $framework, 'AzBackupTools.Loader.dll')

# Of a name that is loaded already, .NET refuses another version or hands out the one that it has: now this, now that.
try { $loader = [System.Reflection.Assembly]::LoadFrom($path) } catch [System.IO.FileLoadException] { $loader = $null }
if (-not $loader -or $loader.GetName().Version -ne [System.Reflection.AssemblyName]::GetAssemblyName($path).Version) {
    throw "Another version or build of AzBackupTools has been loaded in this PowerShell, and .NET keeps it until the process ends. Start a new PowerShell to use the one in '$PSScriptRoot'."
}

$door = $loader.GetType('AzBackupTools.Loader.ModuleAssembly')
$binary = Import-Module -Assembly $door::Load() -PassThru

# An assembly that is imported for the second time gives its commands to no module, so a re-import would export nothing
# (https://github.com/PowerShell/PowerShell/issues/20710). Adding them again is what the engine itself does the first time.
$addExportedCmdlet = [psmoduleinfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $binary.ExportedCmdlets.Values) {
    $null = $addExportedCmdlet.Invoke($ExecutionContext.SessionState.Module, @($cmdlet))
}

# The binary module is imported by hand, so nobody removes it with this one unless it is said here; its own clean-up waits for that.
$ExecutionContext.SessionState.Module.OnRemove = { Remove-Module -ModuleInfo $binary }

# In the manifest these would be read before the types that they speak of exist.
Update-TypeData -PrependPath ([System.IO.Path]::Combine($PSScriptRoot, 'AzBackupTools.Types.ps1xml'))
