    $points = @(foreach ($source in Get-Source) {
        foreach ($item in Get-OBRecoverableItem -Source $source) {
            @{ source = "$($source.FriendlyName)"; server = "$($item.ServerName)"; time = Get-Moment $item.PointInTime }
        }
    })
    Send-Line result @{ points = $points }
