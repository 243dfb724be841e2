BeforeAll {
    $root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $shell = [System.Environment]::ProcessPath
    $first = @(if ($shell -match 'dotnet(\.exe)?$') { "$PSHOME/pwsh.dll" })
    $first += '-NoProfile', '-NonInteractive', '-File', "$root/tools/Build/Session.ps1"

    # The lines that a script gives as a session.
    function Get-Session([string] $Path, [string] $Module = $env:AZBACKUPTOOLS_MODULE) {
        & $shell @first -Module $Module -Path $Path 2>&1 | ForEach-Object { "$_" }
    }
}

Describe 'The quickstart' {
    BeforeAll {
        $script = "$root/samples/quickstart.ps1"
        $session = @(Get-Session $script)
        $exit = $LASTEXITCODE
    }

    It 'runs to its end' {
        $exit | Should -Be 0
    }

    It 'prints every line of the script, in its order' {
        $typed = $session -match '^(PS> |>> |#)' -replace '^(PS> |>> )'
        $typed | Should -Be @(Get-Content $script | Where-Object { $_ })
    }

    It 'is in README.md word for word' {
        $readme = Get-Content -Raw "$root/README.md"
        $section = $readme -split '(?m)^## ' | Where-Object { $_.StartsWith('What it looks like') }
        $parts = [regex]::Matches($section, '(?s)```\n(.*?)\n```') | ForEach-Object { $_.Groups[1].Value }
        $parts.Count | Should -BeGreaterThan 1
        $rest = $session -join "`n"
        foreach ($part in $parts) {
            $at = "`n$rest`n".IndexOf("`n$part`n", [System.StringComparison]::Ordinal)
            $at | Should -BeGreaterOrEqual 0 -Because "the session has these lines, in this order:`n$part"
            $rest = $rest.Substring($at + $part.Length)
        }
    }
}

Describe 'A session' {
    BeforeAll {
        $empty = (New-Item "$TestDrive/Empty.psm1").FullName
    }

    It 'shows an error and ends at the statement that failed' {
        Set-Content "$TestDrive/fails.ps1" "'first'`nGet-Item /no/such/item`n'last'"
        $session = @(Get-Session "$TestDrive/fails.ps1" $empty)
        $LASTEXITCODE | Should -Be 1
        $session | Should -Contain 'first'
        $session -match 'no/such/item.*does not exist' | Should -Not -BeNullOrEmpty
        $session | Should -Not -Contain 'last'
    }

    It 'names the line of a script that cannot be read' {
        Set-Content "$TestDrive/broken.ps1" "'first'`n'open"
        Get-Session "$TestDrive/broken.ps1" $empty | Should -Match 'broken\.ps1, line 2:'
        $LASTEXITCODE | Should -Be 1
    }
}
