# The door to tools/Build, where the logic is: ./build.ps1 <task> [options]. Needs nothing but the .NET SDK.
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
dotnet run --project ([System.IO.Path]::Combine($PSScriptRoot, 'tools', 'Build')) -- @args
exit $LASTEXITCODE
