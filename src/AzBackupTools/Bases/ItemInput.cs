namespace AzBackupTools.Commands;

/// <summary>Which item one input means.</summary>
/// <param name="Item">The item, as it was named.</param>
/// <param name="VmResourceGroupName">The virtual machine's group, where it was given.</param>
/// <param name="Vault">The vault, where it was given.</param>
public sealed record ItemInput(ItemRef Item, string? VmResourceGroupName, VaultRef? Vault);
