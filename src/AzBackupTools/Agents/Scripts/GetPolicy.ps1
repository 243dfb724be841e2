    # The lists of a long-term schedule are told apart by what they hold: their names are not documented, the types of New-OBRetentionPolicy are.
    function Get-List($Thing, [string]$Type) {
        foreach ($member in $Thing.PSObject.Properties) {
            $values = @($member.Value | Where-Object { $null -ne $_ })
            if ($values.Count -gt 0 -and $values[0].GetType().Name -eq $Type -and $member.Value -isnot [ValueType]) { return , @($values | ForEach-Object { "$_" }) }
        }

        return , @()
    }

    function Get-LongTerm($Schedule, [int]$DaysOfUnit) {
        if (-not $Schedule) { return $null }
        $range = $Schedule.RetentionRange
        @{
            count       = [int][math]::Floor(([double]"$range") / $DaysOfUnit)
            daysOfWeek  = Get-List $Schedule 'DayOfWeek'
            daysOfMonth = Get-List $Schedule 'Int32'
            weeks       = Get-List $Schedule 'CBNthWeek'
            months      = Get-List $Schedule 'CBMonth'
        }
    }

    $policy = Get-CurrentPolicy $Request.workload
    if (-not $policy) {
        Send-Line result @{ exists = $false }
    }
    else {
        $schedule = Get-OBSchedule -Policy $policy
        $retention = Get-OBRetentionPolicy -Policy $policy
        $weeks = $schedule.ScheduleWeeklyFrequency
        Send-Line result @{
            exists     = $true
            state      = "$(Get-OBPolicyState -Policy $policy)"
            days       = @($schedule.ScheduleRunDays | ForEach-Object { "$_" })
            times      = @($schedule.ScheduleRunTimes | ForEach-Object { ([timespan]$_).ToString('hh\:mm') })
            everyWeeks = if ($weeks) { [int]$weeks } else { 1 }
            keepDays   = [int]$retention.RetentionDays
            weekly     = Get-LongTerm $retention.WeeklyLTRSchedule 7
            monthly    = Get-LongTerm $retention.MonthlyLTRSchedule 31
            yearly     = Get-LongTerm $retention.YearlyLTRSchedule 366
            specs      = @(if ($Request.workload -ne 'SystemState') {
                Get-OBFileSpec -Policy $policy | ForEach-Object { @{ path = "$($_.FileSpec)"; exclude = [bool]$_.IsExclude; recursive = [bool]$_.IsRecursive } }
            })
        }
    }
