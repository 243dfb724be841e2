    $setting = Get-OBMachineSetting
    $registry = Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\Windows Azure Backup\Config' -ErrorAction SilentlyContinue
    $engine = Join-Path (Split-Path (Split-Path $call.module)) 'cbengine.exe'
    $version = if (Test-Path $engine) { (Get-Item $engine).VersionInfo.ProductVersion } else { "$((Get-Module MSOnlineBackup).Version)" }
    $proxy = $setting.ProxySetting
    # Before the server is registered there is nothing to ask for.
    $usage = try { Get-OBMachineUsage } catch { $null }
    # The names of these members are not documented: what is not there reads as none.
    $limit = $setting.ThrottlingSetting
    Send-Line result @{
        serverName    = [Environment]::MachineName
        agentVersion  = $version
        vaultName     = $registry.ServiceResourceName
        hasPassphrase = "$($setting.EncryptionSetting.EncryptionKeyStatus)" -eq 'Set'
        isBusy        = $null -ne (Get-OBJob)
        storageBytes  = if ($null -ne $usage.StorageUsedByMachineInBytes) { [long]$usage.StorageUsedByMachineInBytes } else { $null }
        proxy         = if ($proxy.Enabled) { @{ server = "$($proxy.ProxyServer)"; port = [int]$proxy.ProxyPort; userName = $proxy.ProxyUsername } } else { $null }
        throttling    = if ($limit.Enabled -and $limit.WorkDay) {
            @{
                workDays  = @($limit.WorkDay | ForEach-Object { "$_" })
                workStart = ([timespan]$limit.StartWorkHour).ToString('hh\:mm')
                workEnd   = ([timespan]$limit.EndWorkHour).ToString('hh\:mm')
                workKbps  = [int]($limit.WorkHourBandwidth / 1024)
                otherKbps = [int]($limit.NonWorkHourBandwidth / 1024)
            }
        } else { $null }
    }
