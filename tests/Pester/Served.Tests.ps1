# An emulator in a process of its own, as it ships with the module.
BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'common.ps1'))
}

Describe 'An emulator that is served' {
    AfterEach {
        Stop-RsEmulator -Confirm:$false
    }

    It 'works like the one in the process' {
        $started = Start-RsEmulator -Listen -TimeScale 0 -Seed 5 -StartTime 2026-01-05T08:00:00Z
        $started.Endpoint | Should -Match '^http://127\.0\.0\.1:\d+/$'
        $started.Seed | Should -Be 5
        $started.VirtualTime | Should -Be ([DateTimeOffset]'2026-01-05T08:00:00Z')
        (Connect-RsAccount -Emulator).Endpoint | Should -Be $started.Endpoint
        $null = Add-RsEmulatorVm web01 rg-web
        $null = New-RsVault v1 rg-backup westeurope -CreateResourceGroup
        $null = Set-RsContext -Vault v1
        (Get-ProtectableVm -Refresh | Enable-VmProtection -Policy DefaultPolicy).Outcome | Should -Be 'Protected'
        (Start-OnDemandBackup web01 | Wait-BackupJob).Status | Should -Be 'Completed'
        $null = Add-RsEmulatorFault -Status 503 -PathContains backupPolicies
        { Get-BackupPolicy -ErrorAction Stop } | Should -Throw -ErrorId 'ServiceUnavailable,*'
        Clear-RsEmulatorFault
        (Step-RsEmulatorClock -Days 1).VirtualTime | Should -BeGreaterThan ([DateTimeOffset]'2026-01-06T08:00:00Z')
        (Reset-RsEmulator -Confirm:$false).Vaults | Should -Be 0
    }

    It 'begins with the same scenario as the one in the process (<_>)' -ForEach 'SmallOffice', 'Troubled' {
        $when = @{ StartTime = '2026-01-05T08:00:00Z'; Seed = 3; Scenario = $_ }
        $look = {
            $null = Connect-RsAccount -Emulator
            Clear-RsEmulatorFault
            Get-RsVault | Get-BackupJob | Sort-Object JobId | ForEach-Object { "$($_.JobId) $($_.Status) $($_.StartTime.UtcTicks)" }
            (Get-RsEmulator | Select-Object Seed, Scenario, VirtualMachines, Vaults, ProtectedItems, Jobs, Faults, VirtualTime | Out-String)
        }
        $null = Start-RsEmulator -Listen -TimeScale 0 @when
        $served = & $look
        Stop-RsEmulator -Confirm:$false
        $null = Start-RsEmulator -WaitPace 0 @when
        $inProcess = & $look
        $served.Count | Should -BeGreaterThan 20
        $served | Should -Be $inProcess
    }

    It 'takes a scenario file, and names what is wrong in one' {
        $file = Join-Path $TestDrive 'lab.json'
        Set-Content $file '{ "virtualMachines": [{ "name": "web01", "resourceGroup": "rg", "location": "westeurope" }] }'
        (Start-RsEmulator -Listen -TimeScale 0 -Scenario $file).VirtualMachines | Should -Be 1
        Stop-RsEmulator -Confirm:$false
        Set-Content $file '{ "virtualMachines": [{ "nmae": "web01" }] }'
        $refusal = @{ Throw = $true; ErrorId = 'InvalidArgument,*'; ExpectedMessage = '*virtualMachines`[0`].nmae*' }
        { Start-RsEmulator -Listen -Scenario $file -ErrorAction Stop } | Should @refusal
        { Start-RsEmulator -Scenario $file -ErrorAction Stop } | Should @refusal
    }

    It 'keeps its state in a file' {
        $file = Join-Path $TestDrive 'state.json'
        $null = Start-RsEmulator -Listen -TimeScale 0 -StatePath $file
        $null = Add-RsEmulatorVm web01 rg-web
        Stop-RsEmulator -Confirm:$false
        (Start-RsEmulator -Listen -TimeScale 0 -StatePath $file).VirtualMachines | Should -Be 1
    }

    It 'says what is wrong with its file' {
        $file = Join-Path $TestDrive 'broken.json'
        Set-Content $file '{' -NoNewline
        { Start-RsEmulator -Listen -StatePath $file -ErrorAction Stop } |
            Should -Throw -ErrorId 'EmulatorHostUnavailable,*' -ExpectedMessage '*broken.json*'
        Get-Content $file -Raw | Should -Be '{'
    }

    It 'names what to install where .NET has no ASP.NET Core' {
        # The program as it ships, but for a version of ASP.NET Core that no machine has.
        $shipped = [System.IO.Path]::Combine((Split-Path $env:AZBACKUPTOOLS_MODULE), 'bin', 'emulator', 'azbackup-emulator')
        $program = Join-Path (New-Item -ItemType Directory "$TestDrive/future") 'azbackup-emulator'
        Copy-Item "$shipped.dll" "$program.dll"
        $settings = Get-Content "$shipped.runtimeconfig.json" -Raw | ConvertFrom-Json
        $settings.runtimeOptions.frameworks | Where-Object name -EQ Microsoft.AspNetCore.App | ForEach-Object { $_.version = '99.0.0' }
        $settings | ConvertTo-Json -Depth 5 | Set-Content "$program.runtimeconfig.json"
        try {
            $env:AZBACKUPTOOLS_EMULATOR = "$program.dll"
            { Start-RsEmulator -Listen -ErrorAction Stop } |
                Should -Throw -ErrorId 'EmulatorHostUnavailable,*' -ExpectedMessage '*ASP.NET Core Runtime*'
        }
        finally {
            $env:AZBACKUPTOOLS_EMULATOR = $null
        }
    }

    It 'names the file that is missing where there is no program' {
        try {
            $env:AZBACKUPTOOLS_EMULATOR = Join-Path $TestDrive 'nothing.dll'
            { Start-RsEmulator -Listen -ErrorAction Stop } |
                Should -Throw -ErrorId 'EmulatorHostUnavailable,*' -ExpectedMessage '*nothing.dll*'
        }
        finally {
            $env:AZBACKUPTOOLS_EMULATOR = $null
        }
    }

    It 'ends with the session, however that ends' {
        $program, [string[]] $arguments = Get-Shell
        $start = [System.Diagnostics.ProcessStartInfo]::new($program)
        $script = "Import-Module '$env:AZBACKUPTOOLS_MODULE'; (Start-RsEmulator -Listen).Endpoint; [Console]::In.ReadLine()"
        foreach ($argument in $arguments + '-NoProfile' + '-NonInteractive' + '-Command' + $script) { $start.ArgumentList.Add($argument) }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $true
        $shell = [System.Diagnostics.Process]::Start($start)
        try {
            # The first line is the address, which is written when the emulator serves.
            $address = $shell.StandardOutput.ReadLine()
            (Invoke-RestMethod "${address}_emulator/state").seed | Should -Be 1
            $emulator = Get-Process dotnet | Where-Object { $_.Parent.Id -eq $shell.Id }
            $emulator | Should -HaveCount 1
        }
        finally {
            $shell.Kill()
        }
        $emulator.WaitForExit(30000) | Should -BeTrue
    }
}
