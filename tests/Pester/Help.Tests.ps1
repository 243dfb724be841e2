# What Get-Help shows, from the file that ships. Each test looks at all cmdlets and names those that break its rule.
BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
    $folder = Join-Path (Split-Path $env:AZBACKUPTOOLS_MODULE) 'en-US'
    $script:Topics = @((Get-ChildItem $folder -Filter 'about_*.help.txt').Name -replace '\.help\.txt$')
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))

    # The text of an element, whose paragraphs are elements of their own.
    function Get-Text($Element) {
        ($Element.Text -join '').Trim()
    }

    $common = [System.Management.Automation.Cmdlet]::CommonParameters
    $script:Pages = foreach ($command in Get-Command -Module AzBackupTools) {
        $help = Get-Help $command.Name -Full
        $described = @{}
        $help.Parameters.Parameter | Where-Object Name | ForEach-Object { $described[$_.Name] = $_ }
        [pscustomobject]@{
            Name       = $command.Name
            Command    = $command
            Help       = $help
            Examples   = @($help.Examples.Example)
            Parameters = @($command.Parameters.Values.Where({ $_.Name -notin $common }))
            Described  = $described
        }
    }
}

Describe 'Get-Help of each cmdlet' {
    It 'comes from the file that ships' {
        $Pages.Count | Should -Be (Import-PowerShellDataFile $env:AZBACKUPTOOLS_MODULE).CmdletsToExport.Count
        $Pages.Where({ $_.Command.HelpFile -notlike '*AzBackupTools.dll-Help.xml' }).Name | Should -BeNullOrEmpty
    }

    It 'has a synopsis that is not the syntax' {
        $Pages.Where({ -not $_.Help.Synopsis -or $_.Help.Synopsis -like "*$($_.Name)*``[*" }).Name | Should -BeNullOrEmpty
    }

    It 'has a description' {
        $Pages.Where({ -not (Get-Text $_.Help.Description) }).Name | Should -BeNullOrEmpty
    }

    It 'has examples, each with code and an explanation' {
        $Pages.Where({ $_.Examples.Count -eq 0 }).Name | Should -BeNullOrEmpty
        $Pages.Where({ $_.Examples.Where({ -not $_.Code -or -not (Get-Text $_.Remarks) }) }).Name | Should -BeNullOrEmpty
    }

    It 'has examples that parse' {
        $mistakes = foreach ($page in $Pages) {
            foreach ($example in $page.Examples) {
                $errors = $null
                [void][System.Management.Automation.Language.Parser]::ParseInput($example.Code, [ref]$null, [ref]$errors)
                $errors | ForEach-Object { "$($page.Name), $($example.Title): $_" }
            }
        }
        $mistakes | Should -BeNullOrEmpty
    }

    It 'describes every parameter' {
        $missing = foreach ($page in $Pages) {
            foreach ($parameter in $page.Parameters) {
                if (-not (Get-Text $page.Described[$parameter.Name].Description)) { "$($page.Name) -$($parameter.Name)" }
            }
        }
        $missing | Should -BeNullOrEmpty
    }

    It 'describes no parameter of a cmdlet that has none' {
        $Pages.Where({ $_.Parameters.Count -eq 0 -and $_.Described.Count -gt 0 }).Name | Should -BeNullOrEmpty
    }

    It 'agrees with the engine on what is mandatory' {
        $wrong = foreach ($page in $Pages) {
            foreach ($parameter in $page.Parameters) {
                $mandatory = -not $parameter.ParameterSets.Values.Where({ -not $_.IsMandatory })
                if ($page.Described[$parameter.Name].Required -ne "$mandatory") { "$($page.Name) -$($parameter.Name)" }
            }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'shows one line of syntax for each parameter set' {
        $Pages.Where({ @($_.Help.Syntax.SyntaxItem).Count -ne $_.Command.ParameterSets.Count }).Name | Should -BeNullOrEmpty
    }

    It 'finds a parameter by its name' {
        $page = $Pages.Where({ $_.Parameters }, 'First')[0]
        (Get-Help $page.Name -Parameter $page.Parameters[0].Name).Name | Should -BeExactly $page.Parameters[0].Name
    }
}

Describe 'Get-Help <_>' -ForEach $Topics {
    It 'finds the topic with its short description' {
        $topic = Get-Help $_
        $topic.Name | Should -BeExactly $_
        $topic.Synopsis | Should -Not -BeNullOrEmpty
    }
}
