# build.sh runs where a Unix shell is. HandOver.ps1, which is the same for build.ps1, runs everywhere.
BeforeDiscovery {
    $entries = @(@{ Entry = 'build.ps1' }) + @(if (-not $IsWindows) { @{ Entry = 'build.sh' } })
}

BeforeAll {
    $root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $shell = @([System.Environment]::ProcessPath)
    if ($shell[0] -match 'dotnet(\.exe)?$') { $shell += "$PSHOME/pwsh.dll" }

    # What the entry prints when it is started with these variables, and its exit code.
    function Invoke-Entry([string] $Entry, [hashtable] $Environment) {
        [string[]]$command = if ($Entry -eq 'build.sh') { @('bash') } else { $shell + '-NoProfile', '-File' }
        $command += "$root/$Entry", 'build'
        $start = [System.Diagnostics.ProcessStartInfo]::new($command[0], [string[]]$command[1..9])
        $start.RedirectStandardError = $start.RedirectStandardOutput = $true
        foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
        $process = [System.Diagnostics.Process]::Start($start)
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEnd()
        $process.WaitForExit()
        [pscustomobject]@{ Lines = @(($output.Result + $errors).Trim() -split '\r?\n'); ExitCode = $process.ExitCode }
    }
}

Describe '<Entry>' -ForEach $entries {
    It 'refuses another program in AZBACKUPTOOLS_PWSH, in one line' {
        $run = Invoke-Entry $Entry @{ AZBACKUPTOOLS_PWSH = 'git' }
        $run.Lines | Should -Be ("AZBACKUPTOOLS_PWSH is 'git', which is not PowerShell 7.4 or later: " +
            "correct it, or unset it to use the build's own.")
        $run.ExitCode | Should -Be 1
    }
}

Describe '<Entry> on a Unix' -ForEach ($entries | Where-Object { -not $IsWindows }) {
    It 'names the package that cannot be restored, in one line' {
        $null = New-Item "$TestDrive/dotnet" -Value "#!/bin/sh`nexit 1"
        chmod +x "$TestDrive/dotnet"
        $run = Invoke-Entry $Entry @{ AZBACKUPTOOLS_PWSH = ''; NUGET_PACKAGES = "$TestDrive/none"; PATH = "${TestDrive}:$env:PATH" }
        $run.Lines | Should -HaveCount 1
        $run.Lines | Should -Match '^The package PowerShell [\d.]+ cannot be restored .*AZBACKUPTOOLS_PWSH\.$'
        $run.ExitCode | Should -Be 1
    }
}

Describe 'build.sh' -ForEach ($entries | Where-Object Entry -eq 'build.sh') {
    It 'refuses <Name> in AZBACKUPTOOLS_PWSH' -ForEach @(
        @{ Name = 'a file that does not exist'; Value = '/no/such/pwsh'; Script = $null }
        @{ Name = 'a PowerShell that is too old'; Value = 'pwsh72'; Script = 'echo PowerShell 7.2.24' }
    ) {
        if ($Script) {
            $null = New-Item "$TestDrive/$Value" -Value "#!/bin/sh`n$Script"
            chmod +x "$TestDrive/$Value"
            $Value = "$TestDrive/$Value"
        }
        $run = Invoke-Entry build.sh @{ AZBACKUPTOOLS_PWSH = $Value }
        $run.Lines | Should -BeLike "AZBACKUPTOOLS_PWSH is '$Value', which is not PowerShell 7.4 or later*"
        $run.ExitCode | Should -Be 1
    }
}
