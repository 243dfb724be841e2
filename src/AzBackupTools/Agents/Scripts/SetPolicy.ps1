    $isSystemState = $Request.workload -eq 'SystemState'
    $policy = Get-CurrentPolicy $Request.workload
    if (-not $policy) {
        $policy = New-OBPolicy
        if ($isSystemState) { $policy = Add-OBSystemState -Policy $policy }
    }

    # Of the backups of one day the first is kept for long; under a weekly schedule all of them are kept by the week.
    function Get-Time([int]$Most = 1) { , [timespan[]]@($Request.times | Select-Object -First $Most | ForEach-Object { [timespan]::Parse($_) }) }

    if ($Request.changesSchedule) {
        $days = if (@($Request.days).Count) { $Request.days } else { 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday' }
        $times = [timespan[]]@($Request.times | ForEach-Object { [timespan]::Parse($_) })
        $schedule = New-OBSchedule -DaysOfWeek ([DayOfWeek[]]@($days)) -TimesOfDay $times -WeeklyFrequency $Request.everyWeeks
        Set-OBSchedule -Policy $policy -Schedule $schedule -Confirm:$false | Out-Null
    }

    if ($Request.changesRetention) {
        $keep = @{}
        if ($Request.keepDays) { $keep.RetentionDays = [long]$Request.keepDays }
        if ($Request.weekly) {
            $keep.RetentionWeeklyPolicy = $true
            $keep.RetentionWeeks = [long]$Request.weekly.count
            $keep.WeekDaysOfWeek = [DayOfWeek[]]@($Request.weekly.daysOfWeek)
            $keep.WeekTimesOfDay = Get-Time $(if (@($Request.days).Count) { 3 } else { 1 })
        }

        foreach ($unit in 'Month', 'Year') {
            $long = if ($unit -eq 'Month') { $Request.monthly } else { $Request.yearly }
            if (-not $long) { continue }
            $keep["Retention${unit}lyPolicy"] = $true
            $keep["Retention${unit}s"] = [long]$long.count
            $keep["${unit}TimesOfDay"] = Get-Time
            if (@($long.daysOfMonth).Count) {
                $keep["${unit}DaysOfMonth"] = [int[]]@($long.daysOfMonth)
            }
            else {
                $keep["${unit}WeeksOfMonth"] = @($long.weeks)
                $keep["${unit}DaysOfWeek"] = [DayOfWeek[]]@($long.daysOfWeek)
            }

            if ($unit -eq 'Year') { $keep.YearMonthsOfYear = @($long.months) }
        }

        Set-OBRetentionPolicy -Policy $policy -RetentionPolicy (New-OBRetentionPolicy @keep) -Confirm:$false | Out-Null
    }

    if ($Request.changesSelection -and -not $isSystemState) {
        $before = @(Get-OBFileSpec -Policy $policy)
        if ($before.Count) { Remove-OBFileSpec -Policy $policy -FileSpec $before -Confirm:$false | Out-Null }
        foreach ($spec in $Request.specs) {
            $made = New-OBFileSpec -FileSpec @($spec.path) -Exclude:([bool]$spec.exclude) -NonRecursive:(-not $spec.recursive)
            Add-OBFileSpec -Policy $policy -FileSpec $made -Confirm:$false | Out-Null
        }
    }

    if ($Request.changesState) { Set-OBPolicyState -Policy $policy -State $Request.state -Confirm:$false | Out-Null }
    if ($isSystemState) { Set-OBSystemStatePolicy -Policy $policy -Confirm:$false | Out-Null } else { Set-OBPolicy -Policy $policy -Confirm:$false | Out-Null }
    Send-Line result @{}
