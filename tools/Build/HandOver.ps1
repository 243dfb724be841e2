# Does for build.ps1, from any PowerShell, what build.sh does from a Unix shell: picks the PowerShell of the build and runs the task in it.
$ErrorActionPreference = 'Stop'
$root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
Set-Location -LiteralPath $root
$env:DOTNET_NOLOGO = $env:DOTNET_CLI_TELEMETRY_OPTOUT = $env:POWERSHELL_TELEMETRY_OPTOUT = '1'
$env:POWERSHELL_UPDATECHECK = 'Off'
$env:PSModulePath = $null

function Stop-Build([string] $Message) {
    [System.Console]::Error.WriteLine($Message)
    exit 1
}

if ($env:AZBACKUPTOOLS_PWSH) {
    $shell = @($env:AZBACKUPTOOLS_PWSH)
    $print = '-NoProfile', '-NonInteractive', '-Command', '"PowerShell $($PSVersionTable.PSVersion)"'
    [string]$found = try { & $shell[0] @print 2>$null | Select-Object -First 1 } catch { '' }
    if ($found -notmatch '^PowerShell (7\.([4-9]|[1-9][0-9])|[89]|[1-9][0-9])\.') {
        Stop-Build "AZBACKUPTOOLS_PWSH is '$shell', which is not PowerShell 7.4 or later: correct it, or unset it to use the build's own."
    }
}
else {
    if (-not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) {
        Stop-Build 'There is no dotnet on PATH: install the .NET SDK that global.json names.'
    }
    $version = (Get-Content -Raw '.config/dotnet-tools.json' | ConvertFrom-Json).tools.powershell.version
    $packages = if ($env:NUGET_PACKAGES) { $env:NUGET_PACKAGES } else { Join-Path $HOME '.nuget/packages' }
    if (-not (Test-Path -LiteralPath "$packages/powershell/$version/.nupkg.metadata")) {
        $null = & dotnet tool restore 2>&1
        if ($LASTEXITCODE) {
            $why = "'dotnet tool restore' shows why"
            Stop-Build "The package PowerShell $version cannot be restored ($why): mend it, or set AZBACKUPTOOLS_PWSH."
        }
        $packages = (& dotnet nuget locals global-packages --list) -replace '^global-packages: '
    }
    $system = if ([System.Environment]::OSVersion.Platform -eq 'Win32NT') { 'win' } else { 'unix' }
    $shell = 'dotnet', [System.IO.Path]::Combine($packages, 'powershell', $version, 'tools', 'net10.0', 'any', $system, 'pwsh.dll')
}

$start = [System.IO.Path]::Combine($PSScriptRoot, 'Start.ps1')
$rest = @($shell | Select-Object -Skip 1) + @('-NoProfile', '-NonInteractive', '-File', $start) + $args
& $shell[0] @rest
exit $LASTEXITCODE
