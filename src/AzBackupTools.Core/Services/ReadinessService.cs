using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Arm;
using AzBackupTools.Core.Models;
using AzBackupTools.Core.Wire;

namespace AzBackupTools.Core.Services;

/// <summary>Whether something could be protected: questions that change nothing and are answered at once.</summary>
public sealed class ReadinessService
{
    private readonly ArmClient _arm;

    internal ReadinessService(ArmClient arm) => _arm = arm;

    /// <summary>Whether a virtual machine that is not protected could be, by this vault: its configuration, the vault's capacity, other protection.</summary>
    /// <param name="vm">The virtual machine.</param>
    /// <param name="location">The region of the vault.</param>
    /// <param name="vault">The vault.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<ProtectionReadiness> PreValidateAsync(VmId vm, string location, VaultId vault, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Post(
            Path(vm.SubscriptionId, location, "backupPreValidateProtection"),
            ApiVersions.Backup,
            new PreValidateRequest { ResourceId = vm.ToString(), VaultId = vault.ToString() },
            ArmJson.Default.PreValidateRequest);
        return (await _arm.GetAsync(request, ArmJson.Default.ProtectionReadiness, cancellationToken).ConfigureAwait(false)).ToModel();
    }

    /// <summary>Whether machines of a size can be backed up in a region.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="location">The region.</param>
    /// <param name="size">The size: Standard_D2s_v5.</param>
    /// <param name="sku">The SKU of the image, where it is known.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Supported, NotSupported, DefaultON, DefaultOFF or Invalid; null where nothing is said.</returns>
    public async Task<string?> FeatureSupportAsync(string subscriptionId, string location, string size, string? sku, CancellationToken cancellationToken)
    {
        var request = ArmRequest.Post(
            Path(subscriptionId, location, "backupValidateFeatures"),
            ApiVersions.Backup,
            new FeatureSupportRequest { VmSize = size, VmSku = sku },
            ArmJson.Default.FeatureSupportRequest);
        return (await _arm.GetAsync(request, ArmJson.Default.FeatureSupport, cancellationToken).ConfigureAwait(false)).SupportStatus;
    }

    private static string Path(string subscriptionId, string location, string question) =>
        $"{ArmPath.Subscription(subscriptionId)}/providers/Microsoft.RecoveryServices/locations/{ArmPath.Location(location)}/{question}";
}
