    $running = Get-OBJob
    $jobs = @($running) + @(Get-OBJob -Previous $Request.most) | Where-Object { $null -ne $_ }
    $seen = @{}
    $bodies = @($jobs | ForEach-Object { $body = Get-JobBody $_; if (-not $seen[$body.id]) { $seen[$body.id] = $true; $body } })
    Send-Line result @{ jobs = $bodies; running = if ($running) { "$($running.JobId)" } else { $null } }
