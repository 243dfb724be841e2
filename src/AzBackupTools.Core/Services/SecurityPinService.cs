using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>PINs: the MARS agent asks for one before it deletes backups or changes its passphrase.</summary>
/// <remarks><see href="https://learn.microsoft.com/azure/backup/backup-azure-security-feature" />.</remarks>
public sealed class SecurityPinService
{
    private readonly ArmClient _arm;

    internal SecurityPinService(ArmClient arm) => _arm = arm;

    /// <summary>Has the service make a PIN. It is a secret.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="guardRequests">The requests of the vault's resource guard, where it has one; else empty.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The PIN, and when it ends to be valid; null where the service does not say.</returns>
    public async Task<(string? Pin, DateTimeOffset? ExpiresAt)> CreateAsync(
        VaultId vault, IReadOnlyList<string> guardRequests, CancellationToken cancellationToken)
    {
        var path = vault.ToPath() + "/backupSecurityPIN";
        var request = guardRequests.Count == 0
            ? ArmRequest.Post(path, ApiVersions.Backup)
            : ArmRequest.Post(path, ApiVersions.Backup, new SecurityPinRequest { ResourceGuardOperationRequests = [.. guardRequests] }, ArmJson.Default.SecurityPinRequest);
        var wire = await _arm.GetAsync(request, ArmJson.Default.SecurityPin, cancellationToken).ConfigureAwait(false);
        return (wire.SecurityPIN, wire.ExpiryTimeInUtcTicks is > 0 and var ticks && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null);
    }
}
