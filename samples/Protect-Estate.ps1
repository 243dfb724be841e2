<#
.SYNOPSIS
Protects the virtual machines that are unprotected, and backs up again those whose last backup failed.

.DESCRIPTION
A runbook to run each morning. It uses the connection of the session: run Connect-RsAccount first. Running it twice does no harm: a
machine that is protected already stays as it is, and a machine whose last backup succeeded is not backed up again.

It returns an object for each machine that it worked on. Result is what happened: an outcome of Enable-VmProtection such as Protected,
BackedUp, or Failed. A machine that fails keeps no other from its turn; Reason is the id of its error, and Message tells what to do.

.EXAMPLE
./Protect-Estate.ps1 -Vault vault-weu -Policy DefaultPolicy -Name web*

Protects the unprotected machines of the vault's region whose names begin with web.

.EXAMPLE
./Protect-Estate.ps1 -CsvPath estate.csv

Protects the machines of a file with the columns VmName, VmResourceGroup, Vault and Policy.
#>
[CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Vault')]
param(
    # The vault whose region is searched for unprotected machines.
    [Parameter(Mandatory, ParameterSetName = 'Vault')]
    [string] $Vault,

    # The policy for new machines.
    [Parameter(Mandatory, ParameterSetName = 'Vault')]
    [string] $Policy,

    # Only machines with such names are protected.
    [Parameter(ParameterSetName = 'Vault')]
    [SupportsWildcards()]
    [string] $Name = '*',

    # A file that lists the machines, each with its vault and policy.
    [Parameter(Mandatory, ParameterSetName = 'File')]
    [string] $CsvPath,

    # How long a backup that is made here is kept.
    [ValidateRange(1, 3650)]
    [int] $RetainDays = 30
)

# A row of the report. Result says what happened; the rest is for failures.
function New-Report([string] $Vm, [string] $Result, [System.Management.Automation.ErrorRecord] $Failure) {
    [pscustomobject]@{
        Vm      = $Vm
        Result  = $Result
        Reason  = if ($Failure) { ($Failure.FullyQualifiedErrorId -split ',')[0] }
        Message = if ($Failure) { $Failure.Exception.Message }
    }
}

# Protect, many machines at a time. Errors are collected, so that one machine does not stop the others.
$collect = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failures' }
if ($CsvPath) {
    $rows = Import-Csv -LiteralPath $CsvPath -ErrorAction Stop
    $vaults = @($rows.Vault | Sort-Object -Unique)
    $rows | Enable-VmProtection @collect | ForEach-Object { New-Report $_.Name $_.Outcome }
}
else {
    $vaults = @($Vault)
    Get-ProtectableVm -Name $Name -Vault $Vault -Refresh -ErrorAction Stop |
        Enable-VmProtection -Policy $Policy -Vault $Vault @collect |
        ForEach-Object { New-Report $_.Name $_.Outcome }
}

# The target of such an error is the name or the ARM id of the machine.
$failures | ForEach-Object { New-Report ([string] $_.TargetObject -split '[/;]')[-1] 'Failed' $_ }

# Back up again what failed last time: start all the backups, then wait for each.
$failed = foreach ($vaultName in $vaults) {
    Get-ProtectedItem -Type VM -Vault $vaultName -ErrorAction Stop | Where-Object LastBackupStatus -EQ 'Failed'
}
$backups = [System.Collections.Generic.List[object]]::new()
foreach ($item in $failed) {
    try {
        $item | Start-OnDemandBackup -RetainDays $RetainDays -NoWait -ErrorAction Stop | ForEach-Object { $backups.Add($_) }
    }
    catch {
        New-Report $item.FriendlyName 'Failed' $_
    }
}
foreach ($backup in $backups) {
    try {
        $null = $backup | Wait-BackupJob -ErrorAction Stop
        New-Report $backup.Name 'BackedUp'
    }
    catch {
        New-Report $backup.Name 'Failed' $_
    }
}
