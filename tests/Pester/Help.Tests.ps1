BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $cmdlets = (Get-Command -Module AzBackupTools).Name
    $topics = @(Get-ChildItem ([System.IO.Path]::Combine((Split-Path $env:AZBACKUPTOOLS_MODULE), 'en-US')) -Filter 'about_*.help.txt').ForEach({ $_.Name -replace '\.help\.txt$' })
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $common = [System.Management.Automation.Cmdlet]::CommonParameters
}

Describe 'Get-Help <_>' -ForEach $cmdlets {
    BeforeAll {
        $command = Get-Command $_
        $help = Get-Help $_ -Full
        $described = @{}
        $help.Parameters.Parameter | Where-Object Name | ForEach-Object { $described[$_.Name] = $_ }
        $own = $command.Parameters.Values.Where({ $_.Name -notin $common })
    }

    It 'has a synopsis that is not the syntax' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "*$($command.Name)*``[*"
    }

    It 'has a description' {
        ($help.Description.Text -join '') | Should -Not -BeNullOrEmpty
    }

    It 'has examples with code and a word on it' {
        $examples = @($help.Examples.Example)
        $examples.Count | Should -BeGreaterThan 0
        foreach ($example in $examples) {
            $example.Code | Should -Not -BeNullOrEmpty
            ($example.Remarks.Text -join '') | Should -Not -BeNullOrEmpty
        }
    }

    It 'has examples that parse' {
        foreach ($example in @($help.Examples.Example)) {
            $errors = $null
            [void][System.Management.Automation.Language.Parser]::ParseInput($example.Code, [ref]$null, [ref]$errors)
            $errors | Should -BeNullOrEmpty -Because $example.Title
        }
    }

    It 'describes every parameter' {
        foreach ($parameter in $own) {
            ($described[$parameter.Name].Description.Text -join '') | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name)"
        }
    }

    It 'finds a parameter by name' {
        if ($own) {
            (Get-Help $command.Name -Parameter $own[0].Name).Name | Should -BeExactly $own[0].Name
        }
        else {
            $described.Keys | Should -BeNullOrEmpty
        }
    }

    It 'agrees with the engine on what is mandatory' {
        foreach ($parameter in $own) {
            $mandatory = -not $parameter.ParameterSets.Values.Where({ -not $_.IsMandatory })
            $described[$parameter.Name].Required | Should -Be "$mandatory".ToLowerInvariant() -Because "-$($parameter.Name)"
        }
    }

    It 'shows one line of syntax per parameter set' {
        @($help.Syntax.SyntaxItem).Count | Should -Be $command.ParameterSets.Count
    }

    It 'comes from the file that ships' {
        $command.HelpFile | Should -BeLike '*AzBackupTools.dll-Help.xml'
    }
}

Describe 'Get-Help <_>' -ForEach $topics {
    It 'finds the topic with its short description' {
        $topic = Get-Help $_
        $topic | Should -Not -BeNullOrEmpty
        (Get-Help $_).Name | Should -BeExactly $_
        (Get-Help $_).Synopsis | Should -Not -BeNullOrEmpty
    }
}
