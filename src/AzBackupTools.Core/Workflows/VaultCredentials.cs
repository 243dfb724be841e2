using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Services;

namespace AzBackupTools.Core.Workflows;

/// <summary>Makes the files that servers register with.</summary>
public sealed class VaultCredentials(BackupClient client)
{
    /// <summary>What the oldest agents accept: https://learn.microsoft.com/azure/backup/backup-azure-vault-support-faq.</summary>
    public const int ShortestDays = 2;

    /// <summary>What the portal gives: https://learn.microsoft.com/azure/backup/install-mars-agent.</summary>
    public const int LongestDays = 10;

    /// <summary>Clocks of servers go wrong; Azure's own files begin a day early, too.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromDays(1);

    /// <summary>The name that a file gets that is made now, as the portal names it.</summary>
    public string NameFor(VaultId vault) => VaultCredentialFile.NameFor(vault, client.Arm.Clock.UtcNow);

    /// <summary>Makes a certificate, tells the service of it, and writes the file.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="days">How many days the file is good for: 2 to 10.</param>
    /// <param name="write">Writes the content, which is a secret, under a name that is proposed; gives the path.</param>
    /// <param name="confirm">Asked once.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The file, or null where <paramref name="confirm"/> said no.</returns>
    /// <exception cref="BackupException">There is no such vault, or the file cannot be written.</exception>
    public async Task<VaultCredentialResult?> ExportAsync(
        VaultId vault, int days, Func<string, byte[], string> write, Confirmation confirm, CancellationToken cancellationToken)
    {
        var found = await client.Vaults.FindAsync(vault, cancellationToken).ConfigureAwait(false) ?? throw new BackupException(
            ErrorIds.VaultNotFound,
            $"There is no vault '{vault.Name}' in resource group '{vault.ResourceGroupName}'.",
            "Get-RsVault shows the vaults of the subscription with their groups.",
            vault.ToString());
        if (!await confirm(vault.Name, $"Make a credential file, good for {days} days; earlier files of the vault can no longer register servers").ConfigureAwait(false))
        {
            return null;
        }

        var id = VaultId.Parse(found.Id);
        var now = client.Arm.Clock.UtcNow;
        var expires = now.AddDays(days);
        var name = string.Format(CultureInfo.InvariantCulture, "{0}{1}-{2:M-d-yyyy}-vaultcredentials", id.Name, id.SubscriptionId, now.UtcDateTime);
        var (certificate, pfx) = SelfSignedCertificate.Make(name, now - Early, expires, throwaway: client.Arm.IsEmulated);
        try
        {
            var signIn = await client.VaultCredentials.PutCertificateAsync(id, name, certificate, cancellationToken).ConfigureAwait(false);
            var path = write(VaultCredentialFile.NameFor(id, now), VaultCredentialFile.Write(id, found.Location, pfx, signIn));
            return new VaultCredentialResult
            {
                Path = path,
                VaultName = id.Name,
                VaultId = id.ToString(),
                ExpiresAt = signIn.ValidTo is { } until && until < expires ? until : expires,
            };
        }
        finally
        {
            Array.Clear(pfx, 0, pfx.Length);
        }
    }
}
