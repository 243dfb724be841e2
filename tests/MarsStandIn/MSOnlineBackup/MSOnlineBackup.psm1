# What the agent's module does as far as it is documented (https://learn.microsoft.com/powershell/module/msonlinebackup), and as Windows
# Admin Center uses it: names, parameters, members and messages. Drives are the subfolders of AZBACKUPTOOLS_MARS_DRIVES, and what the
# agent remembers is in its subfolder .standin. The PIN is 123456.

enum CBNthWeek { First; Second; Third; Fourth; Last }
enum CBMonth { January = 1; February; March; April; May; June; July; August; September; October; November; December }
enum CBOverwriteType { CreateCopy; Overwrite; Skip }

$script:Drives = $env:AZBACKUPTOOLS_MARS_DRIVES
$script:Memory = Join-Path $Drives '.standin'

function Get-Memory {
    $file = Join-Path $Memory 'memory.xml'
    if (Test-Path $file) { return Import-Clixml $file }
    @{ vault = $null; passphrase = $null; settings = @{}; policies = @{}; jobs = @(); points = @(); running = 0 }
}

function Save-Memory($State) {
    [void][System.IO.Directory]::CreateDirectory($Memory)
    $State | Export-Clixml (Join-Path $Memory 'memory.xml') -Depth 8
}

function Stop-With([string]$Message) { throw [System.InvalidOperationException]::new($Message) }

function Resolve-Place([string]$Path) { [System.IO.Path]::Combine([string[]](@($Drives, $Path.Substring(0, 1)) + @($Path.Substring(2).Split([char]92, [StringSplitOptions]::RemoveEmptyEntries)))) }

function Assert-Pin([string]$Pin) {
    if ($Pin -ne '123456') { Stop-With 'Incorrect Security PIN entered. Provide the correct Security PIN to complete this operation. (ID: 100130)' }
}

# The registry of the server.
function Get-ItemProperty {
    [CmdletBinding()] param([Parameter(Position = 0)][string]$Path, [string]$Name)
    [pscustomobject]@{ ServiceResourceName = (Get-Memory).vault }
}

# Registration and settings

# The vault of a credential file; one called other is not that of this server.
function Get-Vault([string]$Path) {
    $vault = ([xml](Get-Content $Path -Raw)).DocumentElement.ResourceName
    if ($vault -eq 'other') { Stop-With 'The specified vault credential file cannot be used as it is not downloaded from the vault associated with this server. (ID: 100110)' }
    $vault
}

function Start-OBRegistration {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory)][string]$VaultCredentials)
    if (-not [System.IO.Path]::IsPathRooted($VaultCredentials)) { Stop-With 'Provide an absolute path for the vault credentials file.' }
    $vault = Get-Vault $VaultCredentials
    if ($vault -eq 'expired') { Stop-With 'Invalid vault credentials provided. The file is either corrupted or does not have the latest credentials associated with the recovery service. (ID: 34513)' }
    if ($PSCmdlet.ShouldProcess($vault, 'Register')) {
        $state = Get-Memory
        $state.vault = $vault
        Save-Memory $state
        [pscustomobject]@{ CertThumbprint = '7a2ef2caa2e74b6ed1222a5e89288ddad438df2'; ServiceResourceName = $vault; Region = 'westeurope' }
        'Machine registration succeeded.'
    }
}

function Get-OBMachineSetting {
    [CmdletBinding()] param()
    $state = Get-Memory
    $proxy = $state.settings.proxy
    $limit = $state.settings.limit
    [pscustomobject]@{
        ProxySetting      = [pscustomobject]@{ Enabled = $null -ne $proxy; ProxyServer = $proxy.server; ProxyPort = $proxy.port; ProxyUsername = $proxy.user }
        ThrottlingSetting = [pscustomobject]@{
            Enabled = $null -ne $limit; WorkDay = $limit.days; StartWorkHour = $limit.start; EndWorkHour = $limit.end
            WorkHourBandwidth = $limit.work; NonWorkHourBandwidth = $limit.other
        }
        EncryptionSetting = [pscustomobject]@{ EncryptionKeyStatus = if ($state.passphrase) { 'Set' } else { 'NotSet' } }
    }
}

function Get-OBMachineUsage {
    [CmdletBinding()] param()
    $state = Get-Memory
    if (-not $state.vault) { Stop-With 'This server is not registered with the specified vault.' }
    [pscustomobject]@{ StorageUsedByMachineInBytes = [long](($state.points.files | ForEach-Object { $_.text.Length } | Measure-Object -Sum).Sum); Time = [datetime]::UtcNow }
}

function Set-OBMachineSetting {
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'NoProxy')]
    param(
        [Parameter(Mandatory, ParameterSetName = 'NoProxy')][switch]$NoProxy,
        [Parameter(Mandatory, ParameterSetName = 'Proxy')][string]$ProxyServer,
        [Parameter(Mandatory, ParameterSetName = 'Proxy')][int]$ProxyPort,
        [Parameter(ParameterSetName = 'Proxy')][string]$ProxyUsername,
        [Parameter(ParameterSetName = 'Proxy')][securestring]$ProxyPassword,
        [Parameter(Mandatory, ParameterSetName = 'NoThrottle')][switch]$NoThrottle,
        [Parameter(Mandatory, ParameterSetName = 'Throttle')][DayOfWeek[]]$WorkDay,
        [Parameter(Mandatory, ParameterSetName = 'Throttle')][timespan]$StartWorkHour,
        [Parameter(Mandatory, ParameterSetName = 'Throttle')][timespan]$EndWorkHour,
        [Parameter(Mandatory, ParameterSetName = 'Throttle')][uint32]$WorkHourBandwidth,
        [Parameter(Mandatory, ParameterSetName = 'Throttle')][uint32]$NonWorkHourBandwidth,
        [Parameter(Mandatory, ParameterSetName = 'Encryption', ValueFromPipeline)][securestring]$EncryptionPassphrase,
        [Parameter(ParameterSetName = 'Encryption')][string]$SecurityPin
    )
    $state = Get-Memory
    switch ($PSCmdlet.ParameterSetName) {
        'NoProxy' { $state.settings.proxy = $null }
        'Proxy' { $state.settings.proxy = @{ server = $ProxyServer; port = $ProxyPort; user = $ProxyUsername } }
        'NoThrottle' { $state.settings.limit = $null }
        'Throttle' { $state.settings.limit = @{ days = @($WorkDay | ForEach-Object { "$_" }); start = $StartWorkHour; end = $EndWorkHour; work = $WorkHourBandwidth; other = $NonWorkHourBandwidth } }
        'Encryption' {
            if ($EncryptionPassphrase.Length -lt 16) { Stop-With 'The passphrase must have at least 16 characters.' }
            if ($state.passphrase) { Assert-Pin $SecurityPin }
            $state.passphrase = [System.Net.NetworkCredential]::new('', $EncryptionPassphrase).Password
        }
    }

    Save-Memory $state
    'Server properties updated successfully.'
}

# Policies

function New-OBSchedule {
    [CmdletBinding()] param([Parameter(Position = 1)][DayOfWeek[]]$DaysOfWeek = 'Sunday', [Parameter(Position = 2)][timespan[]]$TimesOfDay = '21:00', [Parameter(Position = 3)][int]$WeeklyFrequency = 1)
    if ($TimesOfDay.Count -gt 3) { Stop-With 'A maximum of three backup times can be specified in a day.' }
    [pscustomobject]@{ SchedulePolicyName = [guid]::NewGuid(); ScheduleRunDays = $DaysOfWeek; ScheduleRunTimes = $TimesOfDay; ScheduleWeeklyFrequency = $WeeklyFrequency; State = 'New' }
}

function New-OBRetentionPolicy {
    [CmdletBinding()]
    param(
        [long]$RetentionDays,
        [switch]$RetentionWeeklyPolicy, [System.Collections.Generic.List[DayOfWeek]]$WeekDaysOfWeek, [System.Collections.Generic.List[timespan]]$WeekTimesOfDay, [long]$RetentionWeeks,
        [switch]$RetentionMonthlyPolicy, [System.Collections.Generic.List[int]]$MonthDaysOfMonth, [System.Collections.Generic.List[DayOfWeek]]$MonthDaysOfWeek,
        [System.Collections.Generic.List[CBNthWeek]]$MonthWeeksOfMonth, [System.Collections.Generic.List[timespan]]$MonthTimesOfDay, [long]$RetentionMonths,
        [switch]$RetentionYearlyPolicy, [System.Collections.Generic.List[int]]$YearDaysOfMonth, [System.Collections.Generic.List[DayOfWeek]]$YearDaysOfWeek,
        [System.Collections.Generic.List[CBNthWeek]]$YearWeeksOfMonth, [System.Collections.Generic.List[CBMonth]]$YearMonthsOfYear,
        [System.Collections.Generic.List[timespan]]$YearTimesOfDay, [long]$RetentionYears
    )
    $weekly = if ($RetentionWeeklyPolicy) { [pscustomobject]@{ Days = $WeekDaysOfWeek; Times = $WeekTimesOfDay; RetentionRange = 7 * $RetentionWeeks } }
    $monthly = if ($RetentionMonthlyPolicy) { [pscustomobject]@{ DaysInMonth = $MonthDaysOfMonth; Days = $MonthDaysOfWeek; Weeks = $MonthWeeksOfMonth; Times = $MonthTimesOfDay; RetentionRange = 31 * $RetentionMonths } }
    $yearly = if ($RetentionYearlyPolicy) { [pscustomobject]@{ DaysInMonth = $YearDaysOfMonth; Days = $YearDaysOfWeek; Weeks = $YearWeeksOfMonth; Months = $YearMonthsOfYear; Times = $YearTimesOfDay; RetentionRange = 366 * $RetentionYears } }
    [pscustomobject]@{ RetentionDays = $RetentionDays; RetentionPolicyName = [guid]::NewGuid(); WeeklyLTRSchedule = $weekly; MonthlyLTRSchedule = $monthly; YearlyLTRSchedule = $yearly; State = 'New' }
}

function New-OBFileSpec {
    [CmdletBinding()] param([Parameter(Mandatory)][string[]]$FileSpec, [switch]$Exclude, [switch]$NonRecursive)
    foreach ($path in $FileSpec) { [pscustomobject]@{ FileName = '*'; FileSpec = $path; IsExclude = [bool]$Exclude; IsRecursive = -not $NonRecursive } }
}

function New-OBPolicy {
    [CmdletBinding()] param()
    [pscustomobject]@{ PSTypeName = 'OBPolicy'; BackupSchedule = $null; RetentionPolicy = $null; Specs = @(); IsSystemState = $false; PolicyName = ''; State = 'New'; PolicyState = 'Valid' }
}

function Add-OBSystemState { [CmdletBinding()] param([Parameter(Mandatory, ValueFromPipeline)]$Policy) $Policy.IsSystemState = $true; $Policy }
function Get-OBSchedule { [CmdletBinding()] param([Parameter(Mandatory, ValueFromPipeline)]$Policy) $Policy.BackupSchedule }
function Get-OBRetentionPolicy { [CmdletBinding()] param([Parameter(Mandatory, ValueFromPipeline)]$Policy) $Policy.RetentionPolicy }
function Get-OBFileSpec { [CmdletBinding()] param([Parameter(Mandatory, ValueFromPipeline)]$Policy) $Policy.Specs }
function Get-OBPolicyState { [CmdletBinding()] param([Parameter(Mandatory, ValueFromPipeline)]$Policy) $Policy.PolicyState }
function Set-OBSchedule { [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory, ValueFromPipeline)]$Policy, [Parameter(Mandatory)]$Schedule) $Policy.BackupSchedule = $Schedule; $Policy }
function Set-OBRetentionPolicy { [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory, ValueFromPipeline)]$Policy, [Parameter(Mandatory)]$RetentionPolicy) $Policy.RetentionPolicy = $RetentionPolicy; $Policy }
function Set-OBPolicyState { [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory, ValueFromPipeline)]$Policy, [Parameter(Mandatory)][ValidateSet('Valid', 'Deleted', 'Paused')][string]$State) $Policy.PolicyState = $State; $Policy }
function Add-OBFileSpec { [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory, ValueFromPipeline)]$Policy, [Parameter(Mandatory)][object[]]$FileSpec) $Policy.Specs = @($Policy.Specs) + $FileSpec; $Policy }

function Remove-OBFileSpec {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory, ValueFromPipeline)]$Policy, [Parameter(Mandatory)][object[]]$FileSpec)
    $gone = $FileSpec.FileSpec
    $Policy.Specs = @($Policy.Specs | Where-Object { $_.FileSpec -notin $gone })
    $Policy
}

# A policy goes to the file as the parameters that made it, so that it comes back with its types.
function Save-Policy([string]$Kind, $Policy) {
    $state = Get-Memory
    if (-not $state.vault) { Stop-With 'The server is not registered with a vault.' }
    if (-not $state.passphrase) { Stop-With 'The encryption passphrase is not configured for this server. (ID: 34506)' }
    $keep = $Policy.RetentionPolicy
    if ($keep.RetentionDays -gt 0 -and $keep.RetentionDays -lt 7) { Stop-With 'The retention is below the allowed minimum. (0x29834)' }
    function Get-Long($Long) {
        if (-not $Long) { return $null }
        @{ range = $Long.RetentionRange; days = @($Long.Days | ForEach-Object { "$_" }); numbers = @($Long.DaysInMonth); weeks = @($Long.Weeks | ForEach-Object { "$_" }); months = @($Long.Months | ForEach-Object { "$_" }) }
    }

    $state.policies[$Kind] = @{
        days = @($Policy.BackupSchedule.ScheduleRunDays | ForEach-Object { "$_" }); times = @($Policy.BackupSchedule.ScheduleRunTimes); every = $Policy.BackupSchedule.ScheduleWeeklyFrequency
        keep = $keep.RetentionDays; weekly = Get-Long $keep.WeeklyLTRSchedule; monthly = Get-Long $keep.MonthlyLTRSchedule; yearly = Get-Long $keep.YearlyLTRSchedule
        specs = @($Policy.Specs | ForEach-Object { @{ path = $_.FileSpec; exclude = $_.IsExclude; recursive = $_.IsRecursive } }); state = $Policy.PolicyState
    }
    Save-Memory $state
    $Policy
}

function Read-Policy([string]$Kind) {
    $saved = (Get-Memory).policies[$Kind]
    if (-not $saved) { return }
    $policy = New-OBPolicy
    $policy.BackupSchedule = New-OBSchedule -DaysOfWeek ([DayOfWeek[]]@($saved.days)) -TimesOfDay ([timespan[]]@($saved.times)) -WeeklyFrequency $saved.every
    $keep = @{}
    if ($saved.keep) { $keep.RetentionDays = $saved.keep }
    if ($saved.weekly) { $keep += @{ RetentionWeeklyPolicy = $true; RetentionWeeks = $saved.weekly.range / 7; WeekDaysOfWeek = [DayOfWeek[]]@($saved.weekly.days) } }
    foreach ($unit in 'Month', 'Year') {
        $long = if ($unit -eq 'Month') { $saved.monthly } else { $saved.yearly }
        if (-not $long) { continue }
        $keep["Retention${unit}lyPolicy"] = $true
        $keep["Retention${unit}s"] = $long.range / $(if ($unit -eq 'Month') { 31 } else { 366 })
        if (@($long.numbers | Where-Object { $_ }).Count) { $keep["${unit}DaysOfMonth"] = [int[]]@($long.numbers) } else { $keep["${unit}WeeksOfMonth"] = [CBNthWeek[]]@($long.weeks); $keep["${unit}DaysOfWeek"] = [DayOfWeek[]]@($long.days) }
        if ($unit -eq 'Year') { $keep.YearMonthsOfYear = [CBMonth[]]@($long.months) }
    }

    $policy.RetentionPolicy = New-OBRetentionPolicy @keep
    $policy.Specs = @($saved.specs | ForEach-Object { New-OBFileSpec -FileSpec $_.path -Exclude:$_.exclude -NonRecursive:(-not $_.recursive) })
    $policy.IsSystemState = $Kind -eq 'SystemState'
    $policy.State = 'Existing'
    $policy.PolicyState = $saved.state
    $policy
}

function Get-OBPolicy { [CmdletBinding()] param() Read-Policy 'Files' }
function Get-OBSystemStatePolicy { [CmdletBinding()] param() Read-Policy 'SystemState' }
function Set-OBPolicy { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory, ValueFromPipeline)]$Policy) if ($PSCmdlet.ShouldProcess('Microsoft Azure Backup', 'Do you want to save this backup policy ?')) { Save-Policy 'Files' $Policy } }
function Set-OBSystemStatePolicy { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory, ValueFromPipeline)]$Policy) if ($PSCmdlet.ShouldProcess('Microsoft Azure Backup', 'Do you want to save this backup policy ?')) { Save-Policy 'SystemState' $Policy } }

function Remove-Policy([string]$Kind, [bool]$DeleteBackup, [string]$Pin) {
    $state = Get-Memory
    if ($DeleteBackup) {
        Assert-Pin $Pin
        $state.points = @($state.points | Where-Object { ($_.source -eq 'System State') -ne ($Kind -eq 'SystemState') })
    }

    $state.policies.Remove($Kind)
    Save-Memory $state
}

function Remove-OBPolicy {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory, ValueFromPipeline)]$Policy, [switch]$DeleteBackup, [string]$SecurityPIN, [switch]$EnablePruning)
    if ($PSCmdlet.ShouldProcess('Microsoft Azure Backup', 'Are you sure you want to remove this backup policy? Deleted backup data will be retained for 14 days. After that time, backup data will be permanently deleted.')) { Remove-Policy 'Files' $DeleteBackup $SecurityPIN }
}

function Remove-OBSystemStatePolicy {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Mandatory, ValueFromPipeline)]$Policy, [switch]$DeleteBackup, [string]$SecurityPIN)
    if ($PSCmdlet.ShouldProcess('Microsoft Azure Backup', 'Are you sure you want to remove this backup policy?')) { Remove-Policy 'SystemState' $DeleteBackup $SecurityPIN }
}

# Backups and jobs

function Add-Job($State, [string]$Type, [string[]]$Sources, [long]$Bytes, [bool]$Async, [bool]$Fails) {
    $now = [datetime]::UtcNow
    $State.jobs = @(@{ id = "$([guid]::NewGuid())"; type = $Type; sources = $Sources; bytes = $Bytes; start = $now; end = $now.AddMinutes(1); fails = $Fails }) + @($State.jobs)

    # An asynchronous job runs until somebody has looked at it so many times.
    if ($Async) { $State.running = 4 }
}

function Get-Body($Job, [bool]$Runs) {
    $parts = @($Job.sources | ForEach-Object { [pscustomobject]@{ Datasource = [pscustomobject]@{ DataSourceName = $_ }; ByteProgress = [pscustomobject]@{ Progress = $Job.bytes / $Job.sources.Count }; ErrorInfo = [pscustomobject]@{ ErrorCode = $(if ($Job.fails) { 100050 } else { 0 }) } } })
    [pscustomobject]@{
        JobId = $Job.id; JobType = $Job.type
        JobStatus = [pscustomobject]@{ JobState = if ($Runs) { 'InProgress' } elseif ($Job.fails) { 'Aborted' } else { 'Completed' }; StartTime = $Job.start; EndTime = if ($Runs) { $null } else { $Job.end }; ErrorInfo = [pscustomobject]@{ ErrorCode = 0; Problem = $(if ($Job.fails) { 'The agent could not connect to the backup service.' }) }; DatasourceStatus = $parts }
    }
}

function Get-OBJob {
    [CmdletBinding()] param([Parameter(Position = 1)][uint32]$Previous, [Parameter(Position = 2)][ValidateSet('All', 'Successful', 'Failed')][string]$Status = 'All')
    $state = Get-Memory
    if (-not $PSBoundParameters.ContainsKey('Previous')) {
        if ($state.running -gt 0) {
            $state.running--
            Save-Memory $state
            if ($state.running -gt 0) { return Get-Body $state.jobs[0] $true }
        }

        return
    }

    $over = @($state.jobs | Select-Object -Skip $(if ($state.running -gt 0) { 1 } else { 0 }))
    $over | Where-Object { $Status -eq 'All' -or $_.fails -eq ($Status -eq 'Failed') } | Select-Object -First $Previous | ForEach-Object { Get-Body $_ $false }
}

function Start-Copy($Policy, [bool]$Async) {
    $state = Get-Memory
    $time = [datetime]::UtcNow
    $bytes = 0
    $fails = $false
    $sources = @($Policy.Specs | Where-Object { -not $_.IsExclude } | ForEach-Object { $_.FileSpec.Substring(0, 3) } | Select-Object -Unique)
    foreach ($source in $sources) {
        $files = @(foreach ($spec in $Policy.Specs | Where-Object { -not $_.IsExclude -and $_.FileSpec.StartsWith($source) }) {
            $place = Resolve-Place $spec.FileSpec
            $top = Resolve-Place $source
            Get-ChildItem $place -Recurse -File | ForEach-Object {
                @{ path = $source + $_.FullName.Substring($top.Length).TrimStart([System.IO.Path]::DirectorySeparatorChar).Replace([System.IO.Path]::DirectorySeparatorChar, '\'); text = [System.IO.File]::ReadAllText($_.FullName) }
            }
        })
        foreach ($spec in $Policy.Specs | Where-Object IsExclude) {
            $files = @($files | Where-Object { -not ($_.path -like $(if ($spec.FileSpec.Contains('*')) { $spec.FileSpec.Replace('\*', '\*') } else { $spec.FileSpec + '*' })) })
        }

        # A file that says so breaks the line.
        if (@($files | Where-Object { $_.text -eq 'unreachable' }).Count) { $fails = $true; continue }
        foreach ($file in $files) { $bytes += $file.text.Length }
        $state.points = @(@{ source = $source; time = $time; server = [Environment]::MachineName; files = $files }) + @($state.points)
    }

    Add-Job $state 'Backup' $sources $bytes $Async $fails
    Save-Memory $state
}

function Start-OBBackup {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(ValueFromPipeline)]$Policy, [string]$Name, [switch]$Async)
    if (-not $Async) { 'Initializing'; 'Taking snapshot of volumes...'; 'Preparing storage...'; 'Data transfer completed' }
    Start-Copy $Policy ([bool]$Async)
    if (-not $Async) { 'Job completed.'; 'The backup operation completed successfully.' }
}

function Start-OBSystemStateBackup {
    [CmdletBinding(SupportsShouldProcess)] param()
    $state = Get-Memory
    $state.points = @(@{ source = 'System State'; time = [datetime]::UtcNow; server = [Environment]::MachineName; files = @(@{ path = 'registry.txt'; text = 'registry' }) }) + @($state.points)
    Add-Job $state 'Backup' @('System State') 8 $false
    Save-Memory $state
    'Job completed.'
}

# Restores

function Get-OBAlternateBackupServer {
    [CmdletBinding()] param([Parameter(Mandatory)][string]$VaultCredentials)
    [void](Get-Vault $VaultCredentials)
    [pscustomobject]@{ ServerName = 'fs07.contoso.com' }
}

function Get-OBRecoverableSource {
    [CmdletBinding()] param([Parameter(Position = 1, ValueFromPipeline)]$Server, [switch]$UseSecondaryRegion)
    (Get-Memory).points | ForEach-Object { $_.source } | Select-Object -Unique | ForEach-Object { [pscustomobject]@{ FriendlyName = $_; RecoverySourceName = $_; ServerName = [Environment]::MachineName } }
}

function Get-OBRecoverableItem {
    [CmdletBinding(DefaultParameterSetName = 'Source')]
    param([Parameter(Mandatory, Position = 1, ParameterSetName = 'Source')]$Source, [Parameter(Mandatory, ParameterSetName = 'Point')]$RecoveryPoint, [Parameter(ParameterSetName = 'Point')][string]$Location, [Parameter(ParameterSetName = 'Point')][string]$SearchString)
    function New-Item($Point, [string]$Path, [bool]$IsDir, [long]$Size) {
        [pscustomobject]@{ IsDir = $IsDir; ItemNameFriendly = $Path; ItemSize = $(if ($Size) { $Size }); ItemLastModifiedTime = $Point.time; LocalMountPoint = $Point.source; Name = $Path; PointInTime = $Point.time; ServerName = $Point.server; Point = $Point }
    }

    if ($PSCmdlet.ParameterSetName -eq 'Source') {
        return (Get-Memory).points | Where-Object { $_.source -eq $Source.FriendlyName } | ForEach-Object { New-Item $_ $_.source $false }
    }

    # A search with a wildcard finds what lies in the place itself.
    $top = $Location.TrimEnd('\') + '\'
    if ($SearchString -eq '*') {
        $seen = @{}
        foreach ($file in $RecoveryPoint.Point.files | Where-Object { $_.path.StartsWith($top) -or $RecoveryPoint.ItemNameFriendly -eq 'System State' }) {
            $rest = if ($file.path.StartsWith($top)) { $file.path.Substring($top.Length) } else { $file.path }
            $name = $rest.Split([char]92)[0]
            if ($seen[$name]) { continue }
            $seen[$name] = $true
            if ($name -eq $rest) { New-Item $RecoveryPoint.Point $file.path $false $file.text.Length } else { New-Item $RecoveryPoint.Point ($top + $name) $true }
        }

        return
    }

    $path = $top + $SearchString
    foreach ($file in $RecoveryPoint.Point.files) {
        if ($file.path -eq $path) { New-Item $RecoveryPoint.Point $path $false; return }
        if ($file.path.StartsWith($path + '\')) { New-Item $RecoveryPoint.Point $path $true; return }
    }
}

function New-OBRecoveryOption {
    [CmdletBinding()] param([string]$DestinationPath, [switch]$OriginalLocation, [CBOverwriteType]$OverwriteType = 'CreateCopy')
    [pscustomobject]@{ DestinationPath = $DestinationPath; OverwriteType = $OverwriteType }
}

function Start-OBRecovery {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory, ValueFromPipeline)][object[]]$RecoverableItem, $RecoveryOption, [securestring]$EncryptionPassphrase, [switch]$Async)
    $state = Get-Memory
    $bytes = 0
    foreach ($item in $RecoverableItem) {
        foreach ($file in $item.Point.files | Where-Object { $item.ItemNameFriendly -eq 'System State' -or $_.path -eq $item.ItemNameFriendly -or $_.path.StartsWith($item.ItemNameFriendly.TrimEnd('\') + '\') }) {
            $below = if ($file.path -like '?:*') { $file.path.Substring(0, 1) + $file.path.Substring(2) } else { $file.path }
            $path = if ($RecoveryOption.DestinationPath) { $RecoveryOption.DestinationPath.TrimEnd('\') + '\' + $below } else { $file.path }
            $place = Resolve-Place $path
            if (Test-Path $place) {
                if ("$($RecoveryOption.OverwriteType)" -eq 'Skip') { continue }
                if ("$($RecoveryOption.OverwriteType)" -eq 'CreateCopy') { $place = Join-Path (Split-Path $place) "Copy 1 of $(Split-Path $place -Leaf)" }
            }

            [void][System.IO.Directory]::CreateDirectory((Split-Path $place))
            [System.IO.File]::WriteAllText($place, $file.text)
            $bytes += $file.text.Length
        }
    }

    Add-Job $state 'Recovery' @($RecoverableItem[0].Point.source) $bytes ([bool]$Async)
    Save-Memory $state
    'Estimating size of backup items...'; 'Job completed.'; 'The recovery operation completed successfully.'
}
