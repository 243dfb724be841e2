BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, '..', '..', 'tools', 'Build', 'CommandLine.ps1'))
    $pester = [pscustomobject]@{ Name = 'pester'; Synopsis = 'Tests.'; Options = @{ '--filter <wildcard>' = 'Some of them.' } }
    $help = [pscustomobject]@{ Name = 'help'; Synopsis = 'Helps.'; Options = @{ '--check' = 'Checks.' } }
    $serve = [pscustomobject]@{ Name = 'serve'; Synopsis = 'Serves.'; Options = @{ '...' = 'Goes to it.' } }
}

Describe 'The command line of the build' {
    It 'reads <Words> as an option with its value' -ForEach @(
        @{ Words = '--filter', '*help*' }, @{ Words = '-Filter', '*help*' }, @{ Words = '--FILTER', '*help*' }
    ) {
        (Read-Option $pester $Words).Filter | Should -Be '*help*'
    }

    It 'reads a switch without a value' {
        (Read-Option $help '--check').Check | Should -BeTrue
        (Read-Option $help @()).Check | Should -BeNullOrEmpty
    }

    It 'compiles for Release unless another configuration is named' {
        (Read-Option $help @()).Configuration | Should -BeExactly 'Release'
        (Read-Option $help '-Configuration', 'debug').Configuration | Should -BeExactly 'Debug'
    }

    It 'passes on what follows --' {
        (Read-Option $help '--check', '--', '--short', 'x').Rest | Should -Be '--short', 'x'
    }

    It 'passes on everything to a program that has options of its own' {
        (Read-Option $serve '--port', '8080').Rest | Should -Be '--port', '8080'
        (Read-Option $serve '--', '--port', '8080').Rest | Should -Be '--port', '8080'
    }

    It 'refuses <Words> and lists the options that exist' -ForEach @(
        @{ Words = '--nonsense' }, @{ Words = 'filter' }, @{ Words = '--filter2' }
    ) {
        { Read-Option $pester $Words } |
            Should -Throw "The task 'pester' has no option '$Words'. It has: --filter <wildcard>, --configuration <Debug|Release>."
    }

    It 'refuses an option without its value' {
        { Read-Option $pester '--filter' } | Should -Throw 'The option --filter <wildcard> needs its value.'
    }

    It 'refuses a configuration that does not exist' {
        { Read-Option $help '--configuration', 'Fast' } | Should -Throw "The configuration 'Fast' does not exist*Debug and Release*"
    }

    It 'lists every task with its options' {
        Get-Usage @($pester, $help) | Should -Contain '  pester       Tests.'
        (Get-Usage @($pester, $help)) -match '--check\s+Checks\.' | Should -HaveCount 1
    }
}
