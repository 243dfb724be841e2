namespace AzBackupTools.Commands;

/// <summary>Which virtual machine one input means, and in which vault.</summary>
/// <param name="Vm">The machine, as it was named.</param>
/// <param name="VmResourceGroupName">The machine's group, where it was given.</param>
/// <param name="Vault">The vault, where it was given.</param>
public sealed record VmInput(VmRef Vm, string? VmResourceGroupName, VaultRef? Vault);
