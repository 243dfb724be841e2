#!/usr/bin/env bash
# The door to tools/Build, where the logic is: ./build.sh <task> [options]. Needs nothing but the .NET SDK.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

stamp=artifacts/build-tool.stamp
tool=artifacts/bin/Build/debug/Build.dll
if [[ ! -f $tool || ! -f $stamp || -n $(find tools/Build tools/Directory.Build.props Directory.*.props global.json .editorconfig -newer "$stamp" -print -quit) ]]; then
    echo "Compiling the build tool"
    dotnet msbuild tools/Build -restore -nologo -v:quiet
    touch "$stamp"
fi

exec dotnet "$tool" "$@"
