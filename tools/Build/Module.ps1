# Lays the module out from what is compiled.

$ModuleName = 'AzBackupTools'
$ModuleFolder = [System.IO.Path]::Combine($Root, 'out', $ModuleName)
$ModuleManifest = [System.IO.Path]::Combine($ModuleFolder, "$ModuleName.psd1")
$NoticesFile = [System.IO.Path]::Combine($Root, 'ThirdPartyNotices.txt')

# The version, which has one source.
function Get-ModuleVersion {
    $text = ([xml](Get-Content -Raw -LiteralPath "$Root/Directory.Build.props")).SelectSingleNode('//Version').InnerText
    try { [version]$text } catch { throw "Directory.Build.props has the version '$text'; a module's version has numbers and dots only." }
}

# The compiled cmdlets, imported into this process by the module's own loader, which keeps its packages apart from those of the shell. A
# second import would export nothing (https://github.com/PowerShell/PowerShell/issues/20710). Files of out/ stay free.
function Get-CompiledCmdlet {
    if (-not $script:CompiledCmdlet) {
        $loader = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine((Get-CompiledModule 'net8.0'), "$ModuleName.Loader.dll"))
        $module = Import-Module -Assembly $loader.GetType("$ModuleName.Loader.ModuleAssembly")::Load() -Scope Global -PassThru
        $script:CompiledCmdlet = @($module.ExportedCmdlets.Values)
        if (-not $script:CompiledCmdlet) { throw "$ModuleName.dll holds no cmdlet: there is nothing to export." }
    }
    $script:CompiledCmdlet
}

function Get-CompiledModule([string] $Framework) {
    [System.IO.Path]::Combine($Root, 'artifacts', 'bin', "$ModuleName.Loader", "$($Configuration.ToLowerInvariant())_$Framework")
}

# Help pages and notices are read and written by tools/Help.
function Import-HelpLibrary {
    Add-Type -Path ([System.IO.Path]::Combine((Get-Compiled Help), 'Help.dll'))
}

# The help pages with the cmdlets that they describe.
function Get-HelpPages {
    Import-HelpLibrary
    [AzBackupTools.Help.HelpPages]::new(
        [System.IO.Path]::Combine($Root, 'docs', 'en-US'), [System.Management.Automation.CmdletInfo[]](Get-CompiledCmdlet),
        [System.IO.Path]::Combine((Get-Compiled $ModuleName), "$ModuleName.xml"))
}

# ThirdPartyNotices.txt as the packages have it.
function Get-Notices {
    Import-HelpLibrary
    [AzBackupTools.Help.Notices.ThirdPartyNotices]::Write("$Root/artifacts/obj/$ModuleName.Loader/project.assets.json")
}

# What is wrong with the file in the repository; nothing when it is current.
function Test-Notices {
    if (-not (Test-Path -LiteralPath $NoticesFile) -or ((Get-Content -Raw -LiteralPath $NoticesFile) -replace "`r") -cne (Get-Notices)) {
        'ThirdPartyNotices.txt is not what the packages have: `./build.sh package --notices` writes it.'
    }
}

# The manifest lists what is compiled, so that the two cannot drift apart.
function Complete-Manifest([string] $Template, [version] $Version, [string[]] $Cmdlets) {
    foreach ($mark in '{{ModuleVersion}}', '{{CmdletsToExport}}') {
        if (-not $Template.Contains($mark)) { throw "Module/$ModuleName.psd1 lacks the mark $mark." }
    }
    $names = [string[]]$Cmdlets
    [System.Array]::Sort($names, [System.StringComparer]::Ordinal)
    $list = ($names | ForEach-Object { "        '$_'" }) -join ",`n"
    $Template.Replace('{{ModuleVersion}}', "$Version").Replace('{{CmdletsToExport}}', $list)
}

# Copies the files of a compiled folder that ship. What packages keep for one platform only stays out: the shell brings its own.
function Copy-Compiled([string] $From, [string] $To, [string[]] $Extensions) {
    $null = New-Item -ItemType Directory -Path $To -Force
    Get-ChildItem -LiteralPath $From -File | Where-Object Extension -in $Extensions | Copy-Item -Destination $To
}

# Lays out out/AzBackupTools: a folder that carries the module's name, as PowerShell wants it.
function Publish-Module {
    try { if (Test-Path -LiteralPath $ModuleFolder) { Remove-Item -LiteralPath $ModuleFolder -Recurse -Force } }
    catch { throw "'$ModuleFolder' is in use: close every PowerShell that has imported it. ($($_.Exception.Message))" }

    foreach ($framework in 'net8.0', 'net472') {
        Copy-Compiled (Get-CompiledModule $framework) "$ModuleFolder/bin/$framework" '.dll', '.pdb'
    }

    # What serves the emulator is a program of its own: ASP.NET Core cannot load inside PowerShell.
    Copy-Compiled (Get-Compiled "$ModuleName.Emulator.Host") "$ModuleFolder/bin/emulator" '.dll', '.pdb', '.json'

    $pages = Get-HelpPages
    Copy-Item -Path "$Root/Module/*", "$Root/LICENSE" -Destination $ModuleFolder -Recurse
    $manifest = Complete-Manifest (Get-Content -Raw -LiteralPath $ModuleManifest) (Get-ModuleVersion) (Get-CompiledCmdlet).Name
    [System.IO.File]::WriteAllText($ModuleManifest, $manifest)
    [System.IO.File]::WriteAllText("$ModuleFolder/ThirdPartyNotices.txt", (Get-Notices))
    $pages.Write("$ModuleFolder/en-US")
}

# Makes the zip that is given to others: zip, folder and manifest carry one name. The same module gives the same bytes.
function Publish-Archive {
    $path = [System.IO.Path]::Combine($Root, 'out', "$ModuleName.$(Get-ModuleVersion).zip")
    [System.IO.File]::Delete($path)
    $zip = [System.IO.Compression.ZipFile]::Open($path, 'Create')
    try {
        foreach ($file in Get-ChildItem -LiteralPath $ModuleFolder -File -Recurse | Sort-Object FullName -Culture '') {
            $name = [System.IO.Path]::GetRelativePath([System.IO.Path]::Combine($Root, 'out'), $file.FullName).Replace('\', '/')
            $entry = $zip.CreateEntry($name)
            $entry.LastWriteTime = [datetimeoffset]'2000-01-01Z'
            $target = $entry.Open()
            try { $target.Write([System.IO.File]::ReadAllBytes($file.FullName)) } finally { $target.Dispose() }
        }
    }
    finally { $zip.Dispose() }
    $path
}
