using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AzBackupTools.Core.Vaults;

namespace AzBackupTools.Commands;

/// <summary>The base of cmdlets that take a vault's settings as parameters.</summary>
public abstract class VaultSettingsCmdlet : BackupCmdlet
{
    /// <summary>Where backups are stored; it can be chosen until the first backup is configured. The service chooses GeoRedundant.</summary>
    [Parameter]
    public VaultStorage? Redundancy { get; set; }

    /// <summary>Lets backups be restored in the paired region, too; needs GeoRedundant.</summary>
    [Parameter]
    public SwitchParameter CrossRegionRestore { get; set; }

    /// <summary>Whether backups may be restored to other subscriptions. PermanentlyDisabled can never be undone.</summary>
    [Parameter]
    public VaultCrossSubscription? CrossSubscriptionRestore { get; set; }

    /// <summary>Whether deleted backups are kept for a while. AlwaysOn can never be undone.</summary>
    [Parameter]
    public VaultProtection? SoftDelete { get; set; }

    /// <summary>How many days deleted backups are kept: 14 to 180. Days beyond 14 are billed.</summary>
    [Parameter]
    public int? SoftDeleteRetentionDays { get; set; }

    /// <summary>Enhanced security for servers with an agent: a PIN for critical operations, and deleted backups kept. AlwaysOn can never be undone.</summary>
    [Parameter]
    public VaultProtection? HybridSecurity { get; set; }

    /// <summary>Whether backups can be deleted before their time. Locked can never be undone.</summary>
    [Parameter]
    public VaultImmutabilityChoice? Immutability { get; set; }

    /// <summary>Whether the vault can be reached from the internet.</summary>
    [Parameter]
    public VaultAccess? PublicNetworkAccess { get; set; }

    /// <summary>Which identities the vault has.</summary>
    [Parameter]
    public VaultIdentityType? IdentityType { get; set; }

    /// <summary>The ARM ids of all identities that the vault is given; those that are not named are taken away.</summary>
    [Parameter]
    [ValidateNotNull]
    public string[]? UserAssignedIdentity { get; set; }

    /// <summary>The address of a key in Azure Key Vault to encrypt backups with, before the first backup. There is no way back to a key of Microsoft's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeyUri { get; set; }

    /// <summary>Who reads the key: SystemAssigned, or the ARM id of one of the vault's identities. Left out, the only one there is.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeyIdentity { get; set; }

    /// <summary>Encrypts backups a second time, below; can be chosen with the first key only.</summary>
    [Parameter]
    public SwitchParameter InfrastructureEncryption { get; set; }

    /// <summary>The ARM id of a resource guard, which then has a say in critical operations (multi-user authorization).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResourceGuard { get; set; }

    /// <summary>Whether Azure Monitor raises an alert for each failed job.</summary>
    [Parameter]
    public VaultAccess? JobFailureAlert { get; set; }

    /// <summary>Whether classic alerts are raised for critical operations.</summary>
    [Parameter]
    public VaultAccess? ClassicAlert { get; set; }

    /// <summary>All the tags, as a table of names and values.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>What the parameters ask for; what was not given is null.</summary>
    private protected virtual VaultSettings Settings() => new()
    {
        Redundancy = Redundancy,
        CrossRegionRestore = Given(nameof(CrossRegionRestore)) ? CrossRegionRestore.IsPresent : null,
        CrossSubscriptionRestore = CrossSubscriptionRestore,
        SoftDelete = SoftDelete,
        SoftDeleteRetentionDays = SoftDeleteRetentionDays,
        HybridSecurity = HybridSecurity,
        Immutability = Immutability,
        PublicNetworkAccess = PublicNetworkAccess,
        IdentityType = IdentityType,
        UserAssignedIdentities = UserAssignedIdentity,
        KeyUri = KeyUri,
        KeyIdentity = KeyIdentity,
        InfrastructureEncryption = Given(nameof(InfrastructureEncryption)) ? InfrastructureEncryption.IsPresent : null,
        ResourceGuard = ResourceGuard,
        JobFailureAlert = JobFailureAlert,
        ClassicAlert = ClassicAlert,
        Tags = Tags(Tag),
    };

    /// <summary>A table as names and values; null stays null.</summary>
    private static Dictionary<string, string>? Tags(Hashtable? table) =>
        table?.Cast<DictionaryEntry>().ToDictionary(entry => entry.Key.ToString()!, entry => entry.Value?.ToString() ?? string.Empty);

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
