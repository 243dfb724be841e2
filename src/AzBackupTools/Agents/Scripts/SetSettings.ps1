    if ($Request.proxy) {
        $proxy = @{ ProxyServer = $Request.proxy.server; ProxyPort = $Request.proxy.port }
        if ($Request.proxy.userName) { $proxy.ProxyUsername = $Request.proxy.userName }
        if ($null -ne $call.secrets.proxyPassword) { $proxy.ProxyPassword = ConvertTo-Secret proxyPassword }
        Set-OBMachineSetting @proxy | Out-Null
    }
    else {
        Set-OBMachineSetting -NoProxy | Out-Null
    }

    $limit = $Request.throttling
    if ($limit) {
        $given = @{
            WorkDay              = [DayOfWeek[]]@($limit.workDays)
            StartWorkHour        = [timespan]::Parse($limit.workStart)
            EndWorkHour          = [timespan]::Parse($limit.workEnd)
            WorkHourBandwidth    = [uint32](1024 * $limit.workKbps)
            NonWorkHourBandwidth = [uint32](1024 * $limit.otherKbps)
        }
        Set-OBMachineSetting @given | Out-Null
    }
    else {
        Set-OBMachineSetting -NoThrottle | Out-Null
    }

    Send-Line result @{}
