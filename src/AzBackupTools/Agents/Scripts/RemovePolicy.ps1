    $policy = Get-CurrentPolicy $Request.workload
    if ($Request.workload -eq 'SystemState') {
        Remove-OBSystemStatePolicy -Policy $policy -DeleteBackup -SecurityPIN (Get-Pin) -Confirm:$false | Out-Null
    }
    else {
        Remove-OBPolicy -Policy $policy -DeleteBackup -SecurityPIN (Get-Pin) -Confirm:$false | Out-Null
    }

    Send-Line result @{}
