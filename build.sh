#!/usr/bin/env bash
# ./build.sh <task> [options]: runs build.ps1 in the PowerShell of .config/dotnet-tools.json, or in the one that AZBACKUPTOOLS_PWSH names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off
unset PSModulePath

fail() {
    echo "$1" >&2
    exit 1
}

if [[ -n ${AZBACKUPTOOLS_PWSH:-} ]]; then
    shell=("$AZBACKUPTOOLS_PWSH")
    found=$("${shell[0]}" -NoProfile -NonInteractive -Command '"PowerShell $($PSVersionTable.PSVersion)"' 2>/dev/null </dev/null |
        head -n 1) || true
    [[ $found =~ ^PowerShell\ (7\.([4-9]|[1-9][0-9])|[89]|[1-9][0-9])\. ]] ||
        fail "AZBACKUPTOOLS_PWSH is '${shell[0]}', which is not PowerShell 7.4 or later: correct it, or unset it to use the build's own."
else
    command -v dotnet >/dev/null || fail "There is no dotnet on PATH: install the .NET SDK that global.json names."
    version=$(sed -n 's/.*"version": "\([0-9][0-9.]*\)".*/\1/p' .config/dotnet-tools.json)
    packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
    if [[ ! -f $packages/powershell/$version/.nupkg.metadata ]]; then
        dotnet tool restore &>/dev/null ||
            fail "The package PowerShell $version cannot be restored ('dotnet tool restore' shows why): mend it, or set AZBACKUPTOOLS_PWSH."
        packages=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')
    fi
    shell=(dotnet "$packages/powershell/$version/tools/net10.0/any/unix/pwsh.dll")
fi

exec "${shell[@]}" -NoProfile -NonInteractive -File tools/Build/Start.ps1 "$@"
