# AzBackupTools: protect a virtual machine from end to end, without a subscription.

# The embedded emulator takes the place of Azure. Its clock starts in the morning, so that no scheduled backup comes between.
Start-RsEmulator -StartTime 2026-03-02T08:00:00Z | Out-Null
Connect-RsAccount -Emulator

# Something to protect: a machine with two data disks.
Add-RsEmulatorVm -Name web01 -ResourceGroupName rg-web -Location westeurope -DataDiskSizeGB 64, 128

# A vault in the machine's region, as the default for the commands that follow.
New-RsVault -Name vault-weu -ResourceGroupName rg-backup -Location westeurope -CreateResourceGroup
Set-RsContext -Vault vault-weu | Out-Null

# Which machines could it protect, and how?
Get-ProtectableVm -Refresh
Get-BackupPolicy | Where-Object Tier

# Protect the machine. The second call finds nothing to do.
Enable-VmProtection -Vm web01 -Policy DefaultPolicy
Enable-VmProtection -Vm web01 -Policy DefaultPolicy

# Back it up now, and follow the job to its end.
Start-OnDemandBackup -Item web01 -RetainDays 60
Get-RecoveryPoint -Item web01
Get-ProtectedItem

# Stop backups and keep the data; then resume.
Stop-Protection -Item web01 -RetainData -Confirm:$false
Resume-Protection -Item web01 -Policy EnhancedPolicy

# Stop and delete: for two weeks, this can be undone.
Stop-Protection -Item web01 -RemoveData -Confirm:$false
Get-ProtectedItem -SoftDeleted
Undo-ItemDeletion -Item web01
Get-ProtectedItem

# What happened, in order.
Get-BackupJob | Sort-Object StartTime
