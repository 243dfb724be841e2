BeforeAll {
    . "$PSScriptRoot/common.ps1"
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
        { Start-RsEmulator -Listen -Scenario $file -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidArgument,*' -ExpectedMessage '*virtualMachines`[0`].nmae*'
        { Start-RsEmulator -Scenario $file -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidArgument,*' -ExpectedMessage '*virtualMachines`[0`].nmae*'
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
        { Start-RsEmulator -Listen -StatePath $file -ErrorAction Stop } | Should -Throw -ErrorId 'EmulatorHostUnavailable,*' -ExpectedMessage '*broken.json*'
        Get-Content $file -Raw | Should -Be '{'
    }

    It 'says what to install where .NET has no ASP.NET Core' -Skip:$IsWindows {
        # The machine's own .NET without that one runtime.
        $dotnet = Get-Item (Get-Command dotnet).Source
        $whole = Split-Path ($dotnet.ResolveLinkTarget($true)?.FullName ?? $dotnet.FullName)
        $poor = New-Item -ItemType Directory "$TestDrive/poor/shared" | ForEach-Object { Split-Path $_.FullName }
        Copy-Item (Join-Path $whole 'dotnet') $poor
        $null = New-Item -ItemType SymbolicLink (Join-Path $poor 'host') -Target (Join-Path $whole 'host')
        $null = New-Item -ItemType SymbolicLink (Join-Path $poor 'shared/Microsoft.NETCore.App') -Target (Join-Path $whole 'shared/Microsoft.NETCore.App')
        $before = $env:DOTNET_HOST_PATH
        try {
            $env:DOTNET_HOST_PATH = Join-Path $poor 'dotnet'
            { Start-RsEmulator -Listen -ErrorAction Stop } | Should -Throw -ErrorId 'EmulatorHostUnavailable,*' -ExpectedMessage '*ASP.NET Core Runtime*'
        }
        finally {
            $env:DOTNET_HOST_PATH = $before
        }
    }

    It 'names the way out where there is no program or no .NET' {
        $before = $env:DOTNET_HOST_PATH, $env:DOTNET_ROOT, $env:PATH
        try {
            $env:AZBACKUPTOOLS_EMULATOR = Join-Path $TestDrive 'nothing.dll'
            { Start-RsEmulator -Listen -ErrorAction Stop } | Should -Throw -ErrorId 'EmulatorHostUnavailable,*' -ExpectedMessage '*nothing.dll*'
            $env:AZBACKUPTOOLS_EMULATOR = ''
            $env:DOTNET_HOST_PATH, $env:DOTNET_ROOT, $env:PATH = '', '', "$TestDrive"
            { Start-RsEmulator -Listen -ErrorAction Stop } | Should -Throw -ErrorId 'EmulatorHostUnavailable,*'
        }
        finally {
            $env:AZBACKUPTOOLS_EMULATOR = ''
            $env:DOTNET_HOST_PATH, $env:DOTNET_ROOT, $env:PATH = $before
        }
    }

    It 'ends with the session, however that ends' {
        $out = Join-Path $TestDrive 'address.txt'
        $script = "Import-Module '$((Get-Module AzBackupTools).Path)'; (Start-RsEmulator -Listen).Endpoint | Set-Content '$out'; [Threading.Thread]::Sleep(60000)"
        $shell = Start-Process (Get-Process -Id $PID).Path -ArgumentList '-NoProfile', '-NonInteractive', '-Command', "`"$script`"" -PassThru
        $until = [DateTime]::UtcNow.AddSeconds(50)
        while (-not (Test-Path $out) -and [DateTime]::UtcNow -lt $until) { Start-Sleep -Milliseconds 100 }
        Start-Sleep -Milliseconds 100
        $address = Get-Content $out
        $null = Invoke-RestMethod "${address}_emulator/state"
        $shell.Kill()
        $gone = $false
        while (-not $gone -and [DateTime]::UtcNow -lt $until) {
            try { $null = Invoke-RestMethod "${address}_emulator/state"; Start-Sleep -Milliseconds 100 } catch { $gone = $true }
        }
        $gone | Should -BeTrue
    }
}
