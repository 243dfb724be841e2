    if (Get-OBJob) { throw 'CBPBackupOrRestoreInProgress: another job runs.' }
    $point = Get-Point
    $items = @($point)
    if (@($Request.items).Count) {
        $missing = @()
        $items = @(foreach ($path in $Request.items) {
            $at = $path.LastIndexOf('\')
            $parent = if ($at -le 2) { $path.Substring(0, 3) } else { $path.Substring(0, $at) }
            $found = Get-OBRecoverableItem -RecoveryPoint $point -Location $parent -SearchString $path.Substring($at + 1) | Where-Object { $_.ItemNameFriendly -eq $path } | Select-Object -First 1
            if ($found) { $found } else { $missing += "<$path>" }
        })
        if ($missing.Count) { throw "NoSuchItem: $missing" }
    }

    $option = @{ OverwriteType = $Request.conflict }
    if ($Request.destination) { $option.DestinationPath = $Request.destination }
    elseif ((Get-Command New-OBRecoveryOption).Parameters.ContainsKey('OriginalLocation')) { $option.OriginalLocation = $true }
    $start = @{ RecoverableItem = $items; RecoveryOption = New-OBRecoveryOption @option; Async = [bool]$Request.noWait; Confirm = $false }
    if ($null -ne $call.secrets.passphrase) { $start.EncryptionPassphrase = ConvertTo-Secret passphrase }
    Start-OBRecovery @start | ForEach-Object { if ($_ -is [string]) { Send-Line phase $_ } }
    $running = Get-OBJob
    $job = if ($running) { $running } else { Get-OBJob -Previous 1 | Select-Object -First 1 }
    Send-Line result (Get-JobBody $job)
