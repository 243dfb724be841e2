# The clients of others: each takes a machine through its backup life against the emulator.

# Outside of the repository, so that a clean clone need not load them again.
$NodeCache = [System.IO.Path]::Combine($HOME, '.cache', 'azbackuptools-clients', 'js')

# Debian's own: it sees the Python packages that azure-cli brings, which another one on PATH does not.
$Python = '/usr/bin/python3'

$Suite = "$Root/tests/Clients"
$HostProject = "$Root/src/$ModuleName.Emulator.Host"

$Clients = [ordered]@{
    cli    = @{
        Title   = 'Azure CLI'
        Install = 'Install-AzureCli'
        Run     = { Invoke-Program $Python "$Suite/azure_cli.py", $Endpoint, $Certificate }
    }
    js     = @{
        Title   = 'JavaScript SDK'
        Install = 'Install-JavaScriptSdk'
        Run     = { Invoke-Program node "$Suite/javascript_sdk.mjs", $Endpoint, $NodeCache @{ NODE_EXTRA_CA_CERTS = $Certificate } }
    }
    python = @{
        Title   = 'Python SDK'
        Install = 'Install-AzureCli'
        Run     = { Invoke-Program $Python "$Suite/python_sdk.py", $Endpoint @{ REQUESTS_CA_BUNDLE = $Certificate } }
    }
    dotnet = @{
        Title   = '.NET SDK'
        Install = 'Install-DotnetSdk'
        Run     = { Invoke-Program dotnet "$(Get-Compiled dotnet_sdk)/dotnet_sdk.dll", $Endpoint @{ SSL_CERT_FILE = $Certificate } }
    }
    tool   = @{
        Title = 'The emulator as a .NET tool'
        Run   = { Invoke-Program $Python "$Suite/dotnet_tool.py", "$HostProject/$ModuleName.Emulator.Host.csproj" }
    }
    curl   = @{
        Title = 'curl as documented'
        Run   = { Invoke-Program $Python "$Suite/documented_curl.py", $Endpoint, $Certificate, "$Root/docs/emulator-clients.md" }
    }
}

function Install-AzureCli {
    if (Test-Path -LiteralPath /usr/bin/az) { return }
    Write-Host 'Installing azure-cli'
    Invoke-Quietly apt-get 'update', '-qq'
    Invoke-Quietly apt-get 'install', '-y', '-qq', 'azure-cli'
}

function Install-JavaScriptSdk {
    if (Test-Path -LiteralPath "$NodeCache/node_modules/@azure/arm-recoveryservicesbackup") { return }
    Write-Host 'Installing the JavaScript SDK'
    $null = New-Item -ItemType Directory -Path $NodeCache -Force
    Set-Content -LiteralPath "$NodeCache/package.json" '{"private": true}'
    $packages = '@azure/arm-recoveryservices@6.0.0', '@azure/arm-recoveryservicesbackup@12.0.0'
    Invoke-Quietly npm (@('install', '--silent', '--no-audit', '--no-fund', '--prefix', $NodeCache) + $packages)
}

function Install-DotnetSdk {
    Invoke-Compiler tests/Clients/dotnet/dotnet_sdk.csproj
}

# Runs one client or all, and returns whether all passed.
function Test-Client([string] $Only, [string] $Record) {
    $wanted = @(if ($Only) { $Only } else { $Clients.Keys })
    if ($Only -and -not $Clients.Contains($Only)) { throw "--only is '$Only'; it is one of $($Clients.Keys -join ', ')." }
    Invoke-Compiler $HostProject
    $failed = foreach ($name in $wanted) {
        $client = $Clients[$name]
        Write-Host $client.Title
        if ($client.Install) { & $client.Install }
        if (Invoke-AgainstEmulator $client.Run $Record) { $client.Title }
    }
    Write-Host $(if ($failed) { "FAILED: $($failed -join ', ')" } else { "All $($wanted.Count) clients passed" })
    -not $failed
}

# Serves an emulator over https while a script runs, and returns what the script returns. Its time is slow enough to stop a job in it.
function Invoke-AgainstEmulator([scriptblock] $Script, [string] $Record) {
    $arguments = "$(Get-Compiled "$ModuleName.Emulator.Host")/azbackup-emulator.dll", '--https', '--time-scale', '8', '--parent-pid', "$PID"
    if ($Record) { $arguments += '--record', $Record }
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', [string[]]$arguments)
    $start.RedirectStandardOutput = $true
    $start.WorkingDirectory = $Root
    $emulator = [System.Diagnostics.Process]::Start($start)
    try {
        $Endpoint = $Certificate = $null
        while (-not $Endpoint -and $null -ne ($line = $emulator.StandardOutput.ReadLine())) {
            if ($line -match '^CERTIFICATE (.*)') { $Certificate = $Matches[1] }
            if ($line -match '^READY (.*)') { $Endpoint = $Matches[1] }
        }
        if (-not ($Endpoint -and $Certificate)) { throw 'The emulator did not start.' }
        & $Script
    }
    finally {
        $emulator.Kill()
        $emulator.WaitForExit()
    }
}
