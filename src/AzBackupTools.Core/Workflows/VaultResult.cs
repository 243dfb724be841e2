using System.Collections.Generic;
using AzBackupTools.Core.Vaults;

namespace AzBackupTools.Core.Workflows;

/// <summary>A vault, and what a call has made of it.</summary>
/// <param name="Vault">The vault as it is now.</param>
/// <param name="Outcome">What the call has made of it.</param>
/// <param name="Changes">What has become different.</param>
public sealed record VaultResult(Vault Vault, VaultOutcome Outcome, IReadOnlyList<VaultDifference> Changes);
