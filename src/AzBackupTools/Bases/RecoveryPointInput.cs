namespace AzBackupTools.Commands;

/// <summary>Which recovery point one input means.</summary>
/// <param name="Item">The item, as it was named; null where it was not.</param>
/// <param name="VmResourceGroupName">The virtual machine's group, where it was given.</param>
/// <param name="Vault">The vault, where it was given.</param>
/// <param name="RecoveryPoint">The point's name or id; null for the newest.</param>
/// <param name="InSecondaryRegion">Whether the copy in the secondary region is meant.</param>
public sealed record RecoveryPointInput(ItemRef? Item, string? VmResourceGroupName, VaultRef? Vault, string? RecoveryPoint, bool InSecondaryRegion);
