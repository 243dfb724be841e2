BeforeDiscovery {
    $script:Pages = Get-ChildItem ([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'docs', 'en-US', '*-*.md')) | ForEach-Object {
        $blocks = [regex]::Matches((Get-Content $_ -Raw), '(?ms)^```powershell[ \t]*$(.*?)^```')
        @{ Name = $_.BaseName; Script = ($blocks | ForEach-Object { $_.Groups[1].Value }) -join "`n" }
    }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
}

Describe 'The examples of <Name>' -ForEach $Pages {
    It 'run in order, in a fresh session, without an error' {
        $Script | Should -Not -BeNullOrEmpty
        $shell = [powershell]::Create()
        try {
            [void]$shell.AddScript("Import-Module '$env:AZBACKUPTOOLS_MODULE'").Invoke()
            $shell.Commands.Clear()
            [void]$shell.AddScript("`$ConfirmPreference = 'None'`n$Script").Invoke()
            $shell.Streams.Error | ForEach-Object { "$($_.InvocationInfo.Line.Trim()) -> $_" } | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }
}
