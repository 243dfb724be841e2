    $found = @(Get-OBRecoverableItem -RecoveryPoint (Get-Point) -Location $Request.folder -SearchString '*' | Where-Object { $null -ne $_ })
    Send-Line result @{
        items = @($found | ForEach-Object { @{ path = "$($_.ItemNameFriendly)"; folder = [bool]$_.IsDir; size = "$($_.ItemSize)"; changed = Get-Moment $_.ItemLastModifiedTime } })
    }
