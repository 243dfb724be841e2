# The PowerShell modules that tools/PowerShellModules restores into NuGet's package folder.

# The folder of a package; of several versions the one with this first number.
function Get-PackageFolder([string] $Id, [string] $Major = '') {
    $project = [System.IO.Path]::Combine($Root, 'tools', 'PowerShellModules', 'PowerShellModules.csproj')
    $restored = [System.IO.Path]::Combine($Root, 'artifacts', 'obj', 'PowerShellModules', 'project.assets.json')
    $packages = ([xml][System.IO.File]::ReadAllText($project)).SelectNodes('//PackageDownload') | ForEach-Object {
        foreach ($version in $_.Version.Trim('[]') -split '\];\[') { [pscustomobject]@{ Id = $_.Include; Version = $version } }
    }
    $package = $packages | Where-Object { $_.Id -eq $Id -and $_.Version.StartsWith($Major) } | Select-Object -First 1
    foreach ($attempt in 1, 2) {
        if (Test-Path -LiteralPath $restored) {
            foreach ($source in (Get-Content -Raw -LiteralPath $restored | ConvertFrom-Json -AsHashtable).packageFolders.Keys) {
                $folder = [System.IO.Path]::Combine($source, $package.Id.ToLowerInvariant(), $package.Version)
                if (Test-Path -LiteralPath (Join-Path $folder '.nupkg.metadata')) { return $folder }
            }
        }

        if ($attempt -eq 1) {
            $null = & dotnet restore $project 2>&1
        }
    }
    throw "The package $($package.Id) $($package.Version) cannot be restored (``dotnet restore tools/PowerShellModules`` shows why)."
}
