    if (Get-OBJob) { throw 'CBPBackupOrRestoreInProgress: another job runs.' }
    if ($Request.workload -eq 'SystemState') {
        $given = @{}
        if ($Request.noWait -and (Get-Command Start-OBSystemStateBackup).Parameters.ContainsKey('Async')) { $given.Async = $true }
        Start-OBSystemStateBackup @given | ForEach-Object { if ($_ -is [string]) { Send-Line phase $_ } }
    }
    else {
        Start-OBBackup -Policy (Get-OBPolicy) -Async:([bool]$Request.noWait) | ForEach-Object { if ($_ -is [string]) { Send-Line phase $_ } }
    }

    $running = Get-OBJob
    $job = if ($running) { $running } else { Get-OBJob -Previous 1 | Select-Object -First 1 }
    Send-Line result (Get-JobBody $job)
