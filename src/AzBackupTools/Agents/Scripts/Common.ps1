# What every script begins with. The text on the way in is JSON, so is the result; nothing is ever put together into script text.
param([string]$Text)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$call = $Text | ConvertFrom-Json
$Request = $call.request

function Send-Line([string]$Kind, $Value) {
    # Base64, since the encoding and the width of a redirected console differ from shell to shell.
    $json = ConvertTo-Json -InputObject $Value -Depth 8 -Compress
    "##$Kind " + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($json))
}

function ConvertTo-Secret([string]$Name) {
    $plain = $call.secrets.$Name
    if ($null -eq $plain) { return $null }
    $secret = New-Object System.Security.SecureString
    foreach ($character in $plain.ToCharArray()) { $secret.AppendChar($character) }
    $secret
}

# A PIN goes to the agent as text. Without one a blank keeps the agent from asking for it.
function Get-Pin { if ($null -eq $call.secrets.pin) { ' ' } else { [string]$call.secrets.pin } }

function Get-Moment($Time) { if ($null -eq $Time) { $null } else { ([datetime]$Time).ToUniversalTime().ToString('o') } }

function Get-CurrentPolicy([string]$Workload) {
    if ($Workload -eq 'SystemState') { Get-OBSystemStatePolicy } else { Get-OBPolicy }
}

function Get-JobBody($Job) {
    $parts = @($Job.JobStatus.DatasourceStatus | Where-Object { $null -ne $_ })
    $bytes = $null
    foreach ($part in $parts) { if ($null -ne $part.ByteProgress) { $bytes = [long]$bytes + [long]$part.ByteProgress.Progress } }
    $code = @($Job.JobStatus.ErrorInfo.ErrorCode) + @($parts | ForEach-Object { $_.ErrorInfo.ErrorCode }) | Where-Object { $_ -and "$_" -ne '0' } | Select-Object -First 1
    @{
        id        = "$($Job.JobId)"
        operation = "$($Job.JobType)"
        state     = "$($Job.JobStatus.JobState)"
        sources   = @($parts | ForEach-Object { "$($_.Datasource.DataSourceName)" })
        start     = Get-Moment $Job.JobStatus.StartTime
        end       = Get-Moment $Job.JobStatus.EndTime
        bytes     = $bytes
        error     = if ($code) { "$code" } else { $null }
        message   = @($Job.JobStatus.FailureMessage, $Job.JobStatus.ErrorInfo.Problem) | Where-Object { $_ } | Select-Object -First 1
    }
}

function Get-Source {
    if (-not $Request.server) { return @(Get-OBRecoverableSource) }
    $other = Get-OBAlternateBackupServer -VaultCredentials $Request.credential | Where-Object { $_.ServerName -eq $Request.server -or $_.ServerName -like "$($Request.server).*" } | Select-Object -First 1
    if (-not $other) { throw "NoSuchServer: The vault has no backups of $($Request.server)." }
    @(Get-OBRecoverableSource $other)
}

function Get-Point {
    $source = Get-Source | Where-Object { "$($_.FriendlyName)" -eq $Request.source } | Select-Object -First 1
    $point = if ($source) { Get-OBRecoverableItem -Source $source | Where-Object { ([datetime]$_.PointInTime).ToUniversalTime().Ticks -eq $Request.ticks } | Select-Object -First 1 }
    if (-not $point) { throw 'NoSuchPoint: the recovery point is gone.' }
    $point
}

try {
    Import-Module -Name $call.module -DisableNameChecking
