BeforeAll {
    $root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
    $library = Get-ChildItem "$root/artifacts/bin/Help" -Filter Help.dll -Recurse | Sort-Object LastWriteTime | Select-Object -Last 1
    Add-Type -Path $library.FullName

    # A cmdlet with one parameter of each kind.
    Import-Module -Assembly (Add-Type -PassThru -TypeDefinition @'
using System;
using System.Management.Automation;

namespace Sample
{
    public abstract class GetSampleBase : PSCmdlet
    {
        [Parameter(ValueFromPipelineByPropertyName = true), Alias("VaultName", "VaultId")] public string Vault { get; set; }
    }

    [Cmdlet(VerbsCommon.Get, "Sample", DefaultParameterSetName = "ByName", SupportsShouldProcess = true)]
    [OutputType(typeof(TimeSpan), typeof(string[]))]
    public sealed class GetSampleCommand : GetSampleBase
    {
        [Parameter(ParameterSetName = "ByName", Position = 0, ValueFromPipeline = true), SupportsWildcards]
        public string[] Name { get; set; }

        [Parameter(Mandatory = true, ParameterSetName = "ById"), ValidateSet("a", "b")] public string Id { get; set; }
        [Parameter] public int ThrottleLimit { get; set; } = 16;
        [Parameter] public DayOfWeek Day { get; set; } = DayOfWeek.Friday;
        [Parameter] public DateTimeOffset? Until { get; set; }
        [Parameter] public SwitchParameter Force { get; set; }
        [Parameter(DontShow = true)] public string Hidden { get; set; }
        public string NoParameter { get; set; }
    }
}
'@)[0].Assembly
    $cmdlets = [System.Management.Automation.CmdletInfo[]](Get-Command Get-Sample)

    # A folder with the page of the cmdlet, as the build begins it.
    function New-Pages([string] $Name) {
        $folder = (New-Item -ItemType Directory -Path "$TestDrive/$Name").FullName
        $pages = [AzBackupTools.Help.HelpPages]::new($folder, $cmdlets, 'absent.xml')
        $pages.Update() | Should -Be 'Get-Sample'
        $pages | Add-Member Page "$folder/Get-Sample.md" -PassThru | Add-Member Folder $folder -PassThru
    }

    # The same, with the prose that an author writes.
    function New-WrittenPages([string] $Name) {
        $pages = New-Pages $Name
        $text = (Get-Content -Raw $pages.Page).Replace('{{ Describe it }}', 'Written.')
        $prose = "First ``code``.`n`n- one`n- two`n`n``````powershell`n## no heading`n``````"
        $text = $text.Replace("## DESCRIPTION`n`nWritten.", "## DESCRIPTION`n`n$prose")
        $text = $text.Replace("``````powershell`nGet-Sample`n``````", "``````powershell`n# a comment`nGet-Sample`n``````")
        $text = $text.Replace('## RELATED LINKS', "## RELATED LINKS`n`n[Docs](https://example.invalid/docs)")
        [System.IO.File]::WriteAllText($pages.Page, $text)
        $pages
    }
}

AfterAll {
    Get-Module | Where-Object { $_.ExportedCmdlets.ContainsKey('Get-Sample') } | Remove-Module
}

Describe 'A page' {
    It 'keeps what an author wrote at each update' {
        $pages = New-WrittenPages kept
        $before = Get-Content -Raw $pages.Page
        $pages.Update() | Should -BeNullOrEmpty
        Get-Content -Raw $pages.Page | Should -BeExactly $before
    }

    It 'has no problem when it is whole and current, with either line end' {
        $pages = New-WrittenPages whole
        $pages.Check().Problems | Should -BeNullOrEmpty
        [System.IO.File]::WriteAllText($pages.Page, ((Get-Content -Raw $pages.Page) -replace "`n", "`r`n"))
        $pages.Check().Problems | Should -BeNullOrEmpty
    }

    It 'is a problem where it is missing' {
        $pages = New-Pages missing
        Remove-Item $pages.Page
        $pages.Check().Problems | Should -BeLike 'There is no page:*'
    }

    It 'names every gap while it is not written' {
        $problems = (New-Pages blank).Check().Problems
        $problems | Should -Contain 'The synopsis is not written.'
        $problems | Should -Contain 'The description is not written.'
        $problems | Should -Contain 'The description of -Id is not written.'
        $problems | Should -Not -Contain 'The description of -WhatIf is not written.'
    }

    It 'is behind its cmdlet where its metadata differ' {
        $pages = New-WrittenPages behind
        [System.IO.File]::WriteAllText($pages.Page, (Get-Content -Raw $pages.Page).Replace('Default value: 16', 'Default value: 8'))
        $pages.Check().Problems | Should -BeLike '*not the cmdlet''s*'
    }

    It 'has to belong to a cmdlet' {
        $pages = New-WrittenPages orphan
        Set-Content "$($pages.Folder)/Get-Gone.md" ''
        ($pages.Check() | Where-Object Problems).Page | Should -Be 'Get-Gone'
    }

    It 'shows <Line> for <Parameter>' -ForEach @(
        @{ Parameter = 'ThrottleLimit'; Line = 'Default value: 16' }
        @{ Parameter = 'Day'; Line = 'Default value: Friday' }
        @{ Parameter = 'Day'; Line = 'Accepted values: Sunday, Monday' }
        @{ Parameter = 'Until'; Line = 'Type: DateTimeOffset' }
        @{ Parameter = 'Until'; Line = 'Default value: None' }
        @{ Parameter = 'Force'; Line = 'Default value: False' }
        @{ Parameter = 'Id'; Line = 'Accepted values: a, b' }
        @{ Parameter = 'Id'; Line = 'Required: True' }
        @{ Parameter = 'Name'; Line = 'Type: String\[\]' }
        @{ Parameter = 'Name'; Line = 'Accept pipeline input: True \(ByValue\)' }
        @{ Parameter = 'Name'; Line = 'Accept wildcard characters: True' }
        @{ Parameter = 'Name'; Line = 'Parameter Sets: ByName' }
        @{ Parameter = 'Vault'; Line = 'Accept pipeline input: True \(ByPropertyName\)' }
        @{ Parameter = 'Vault'; Line = 'Aliases: VaultName, VaultId' }
        @{ Parameter = 'Vault'; Line = 'Parameter Sets: \(All\)' }
    ) {
        $page = Get-Content -Raw (New-Pages "$Parameter-$($Line.Length)").Page
        ($page -split '### -' | Where-Object { $_.StartsWith($Parameter) }) | Should -Match $Line
    }

    It 'shows syntax in the order of declaration: positions first, then what is mandatory' {
        $page = Get-Content -Raw (New-Pages syntax).Page
        $page | Should -Match ([regex]::Escape("### ByName (Default)`n`n``````text`n" +
                "Get-Sample [[-Name] <String[]>] [-ThrottleLimit <Int32>] [-Day <DayOfWeek>]`n" +
                " [-Until <DateTimeOffset>] [-Force] [-Vault <String>] [-WhatIf] [-Confirm] [<CommonParameters>]`n``````"))
        $page | Should -Match ([regex]::Escape('Get-Sample -Id <String> [-ThrottleLimit'))
        $page | Should -Not -Match 'Hidden|NoParameter'
    }

    It 'names outputs in full' {
        $page = Get-Content -Raw (New-Pages outputs).Page
        $page | Should -Match "### System.TimeSpan\s+### System.String\[\]"
    }
}

Describe 'The help that ships' {
    It 'holds in MAML what Get-Help shows' {
        $pages = New-WrittenPages maml
        $pages.Write("$TestDrive/help")
        $command = ([xml](Get-Content -Raw "$TestDrive/help/AzBackupTools.dll-Help.xml")).helpItems.command
        $command.syntax.syntaxItem | Should -HaveCount 2
        $command.examples.example.code | Should -Be "# a comment`nGet-Sample"
        $command.examples.example.remarks.para | Should -Be 'Written.'
        $command.description.para | Should -Be 'First code.', "- one`n- two", '    ## no heading'
        $command.relatedLinks.navigationLink.uri | Should -Be 'https://example.invalid/docs'
    }
}

Describe 'A conceptual page' {
    BeforeAll {
        function Get-Topic([string] $Name, [string] $Text) {
            $folder = (New-Item -ItemType Directory -Path "$TestDrive/topic-$Name").FullName
            Set-Content "$folder/about_Sample.md" $Text
            $pages = [AzBackupTools.Help.HelpPages]::new($folder, [System.Management.Automation.CmdletInfo[]]@(), 'absent.xml')
            $pages.Write("$folder/out")
            [System.IO.File]::ReadAllText("$folder/out/about_Sample.help.txt")
        }

        $long = 'so long that a console of eighty columns could not show it in one line'
        $page = @"
# about_Sample

## Short description

Says what a sample is.

## Long description

A paragraph that is $long.

- an item that is also $long

``````powershell
Get-Sample |
    Sort-Object
``````

| Id | Meaning |
|---|---|
| A | first |
"@
    }

    It 'has its synopsis in the fifth line, which the engine takes' {
        ((Get-Topic synopsis $page) -split "`n")[4] | Should -Be '    Says what a sample is.'
    }

    It 'is wrapped with its indent, and its code is not touched' {
        $text = Get-Topic wrapped $page
        ($text -split "`n" | Where-Object { $_.Length -gt 80 }) | Should -BeNullOrEmpty
        $text | Should -Match "\n    - an item [^\n]+\n      [^\n]*one line\n"
        $text | Should -Match "\n        Get-Sample \|\n            Sort-Object\n"
        $text | Should -Match "\n    Id  Meaning\n    --  -------\n    A   first\n"
    }

    It 'is refused in another form: <Message>' -ForEach @(
        @{ Name = 'title'; Text = "# about_Other`n`n## Short description`n`nText."; Message = 'must begin with' }
        @{ Name = 'short'; Text = "# about_Sample`n`nText."; Message = 'must go on with' }
    ) {
        { Get-Topic $Name $Text } | Should -Throw "*$Message*"
    }
}
