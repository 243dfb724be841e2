using System;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Arm;

namespace AzBackupTools.Core.Services;

/// <summary>
/// Azure Backup, resource by resource. A refusal of the service is an <see cref="ArmException" />. Safe for any number of threads.
/// </summary>
public sealed class BackupClient
{
    /// <summary>Works over a client of ARM, which the caller keeps and disposes.</summary>
    public BackupClient(ArmClient arm)
    {
        Arm = arm ?? throw new ArgumentNullException(nameof(arm));
        Subscriptions = new SubscriptionService(arm);
        ResourceGroups = new ResourceGroupService(arm);
        VirtualMachines = new VirtualMachineService(arm);
        Vaults = new VaultService(arm);
        VaultUsages = new VaultUsageService(arm);
        Policies = new PolicyService(arm);
        Discovery = new DiscoveryService(arm);
        Readiness = new ReadinessService(arm);
        Protection = new ProtectionService(arm);
        Jobs = new JobService(arm);
        RecoveryPoints = new RecoveryPointService(arm);
        Restores = new RestoreService(arm);
        FileRecovery = new FileRecoveryService(arm);
        StorageAccounts = new StorageAccountService(arm);
        VirtualNetworks = new VirtualNetworkService(arm);
        Containers = new ContainerService(arm);
        BackupEngines = new BackupEngineService(arm);
        ResourceGuards = new ResourceGuardService(arm);
        PrivateEndpoints = new PrivateEndpointService(arm);
        SecurityPins = new SecurityPinService(arm);
        VaultCredentials = new VaultCredentialService(arm);
    }

    /// <summary>The client of ARM: polls and waits for the operations that services start.</summary>
    public ArmClient Arm { get; }

    /// <summary>Subscriptions.</summary>
    public SubscriptionService Subscriptions { get; }

    /// <summary>Resource groups.</summary>
    public ResourceGroupService ResourceGroups { get; }

    /// <summary>Virtual machines.</summary>
    public VirtualMachineService VirtualMachines { get; }

    /// <summary>Vaults.</summary>
    public VaultService Vaults { get; }

    /// <summary>How much vaults hold.</summary>
    public VaultUsageService VaultUsages { get; }

    /// <summary>Policies.</summary>
    public PolicyService Policies { get; }

    /// <summary>What could be protected, and what is.</summary>
    public DiscoveryService Discovery { get; }

    /// <summary>Whether something could be protected.</summary>
    public ReadinessService Readiness { get; }

    /// <summary>Protected items.</summary>
    public ProtectionService Protection { get; }

    /// <summary>Jobs.</summary>
    public JobService Jobs { get; }

    /// <summary>Recovery points.</summary>
    public RecoveryPointService RecoveryPoints { get; }

    /// <summary>Restores.</summary>
    public RestoreService Restores { get; }

    /// <summary>Recovery of files.</summary>
    public FileRecoveryService FileRecovery { get; }

    /// <summary>Storage accounts.</summary>
    public StorageAccountService StorageAccounts { get; }

    /// <summary>Virtual networks.</summary>
    public VirtualNetworkService VirtualNetworks { get; }

    /// <summary>Containers.</summary>
    public ContainerService Containers { get; }

    /// <summary>Backup servers.</summary>
    public BackupEngineService BackupEngines { get; }

    /// <summary>Ties to resource guards.</summary>
    public ResourceGuardService ResourceGuards { get; }

    /// <summary>Connections of private endpoints.</summary>
    public PrivateEndpointService PrivateEndpoints { get; }

    /// <summary>PINs for what agents must not do unasked.</summary>
    public SecurityPinService SecurityPins { get; }

    /// <summary>What servers register with.</summary>
    public VaultCredentialService VaultCredentials { get; }

    /// <summary>The same, heard by somebody else; connection and token are shared.</summary>
    public BackupClient WithActivity(IActivitySink activity) => new(Arm.WithActivity(activity));
}
