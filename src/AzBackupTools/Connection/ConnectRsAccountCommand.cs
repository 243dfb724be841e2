using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Completion;
using AzBackupTools.Core.Arm;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>Connects the session to Azure, or to the embedded emulator.</summary>
[Cmdlet(VerbsCommunications.Connect, "RsAccount", DefaultParameterSetName = InteractiveSet)]
[OutputType(typeof(RsContext))]
[RequiresAction("Microsoft.Resources/subscriptions/read")]
public sealed class ConnectRsAccountCommand : AsyncPSCmdlet
{
    private const string InteractiveSet = "Interactive";
    private const string DeviceCodeSet = "DeviceCode";
    private const string SecretSet = "ServicePrincipalSecret";
    private const string CertificateSet = "ServicePrincipalCertificate";
    private const string FederatedSet = "ServicePrincipalFederated";
    private const string IdentitySet = "ManagedIdentity";
    private const string TokenSet = "AccessToken";
    private const string AzSet = "Az";
    private const string EmulatorSet = "Emulator";

    /// <summary>Signs in with a code that is typed in on another device: for shells without a browser.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    public SwitchParameter DeviceCode { get; set; }

    /// <summary>The application id and secret of a service principal, as a credential.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The application (client) id of a service principal, or the client id of a user-assigned managed identity.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedSet)]
    [Parameter(ParameterSetName = IdentitySet)]
    [Alias("ClientId")]
    [ValidateNotNullOrEmpty]
    public string? ApplicationId { get; set; }

    /// <summary>The file of the service principal's certificate with its private key, PFX or PEM.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>The password of the certificate file.</summary>
    [Parameter(ParameterSetName = CertificateSet)]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>The file that holds the federated token of a workload identity; read anew whenever a token is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FederatedSet)]
    [ValidateNotNullOrEmpty]
    public string? FederatedTokenFile { get; set; }

    /// <summary>Signs in as the machine's managed identity. The default in Azure Automation.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdentitySet)]
    public SwitchParameter Identity { get; set; }

    /// <summary>A token for Azure Resource Manager. It is not renewed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>Uses the account of Connect-AzAccount, and its token whenever one is needed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AzSet)]
    public SwitchParameter FromAz { get; set; }

    /// <summary>Connects to the embedded emulator, and starts it where none runs yet.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EmulatorSet)]
    public SwitchParameter Emulator { get; set; }

    /// <summary>Connects to an emulator that is served at this address, such as http://127.0.0.1:8080.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [ValidateNotNull]
    public Uri? EmulatorUri { get; set; }

    /// <summary>What the emulator holds at the start: a scenario that is built in, by name, or a file that describes one.</summary>
    [Parameter(ParameterSetName = EmulatorSet)]
    [ArgumentCompleter(typeof(ScenarioCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Scenario { get; set; }

    /// <summary>The tenant to sign in to: an id or a domain.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateSet)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedSet)]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>The cloud: AzureCloud, AzureUSGovernment or AzureChinaCloud.</summary>
    [Parameter(ParameterSetName = InteractiveSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = SecretSet)]
    [Parameter(ParameterSetName = CertificateSet)]
    [Parameter(ParameterSetName = FederatedSet)]
    [Parameter(ParameterSetName = IdentitySet)]
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = AzSet)]
    [ValidateSet("AzureCloud", "AzureUSGovernment", "AzureChinaCloud")]
    public string Environment { get; set; } = "AzureCloud";

    /// <summary>The default subscription, by name or id. It may be left out where the account sees one only.</summary>
    [Parameter]
    [Alias("SubscriptionId", "SubscriptionName")]
    [ArgumentCompleter(typeof(SubscriptionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Subscription { get; set; }

    private protected override async Task ProcessRecordAsync(IPipeline pipeline, CancellationToken cancellationToken)
    {
        var cloud = ArmEnvironment.Get(Environment);
        var signIn = ParameterSetName switch
        {
            EmulatorSet => await SignIn.ToEmulatorAsync(EmulatorUri, Scenario, pipeline, cancellationToken).ConfigureAwait(false),
            TokenSet => SignIn.WithToken(cloud, AccessToken!),
            AzSet => await SignIn.FromAzAsync(cloud, pipeline, cancellationToken).ConfigureAwait(false),
            _ => SignIn.With(Credentials(cloud, pipeline), cloud),
        };
        var session = await signIn.OpenAsync(Subscription, pipeline, cancellationToken).ConfigureAwait(false);
        await pipeline.InvokeAsync(_ =>
        {
            Session.Use(session);
            return true;
        }).ConfigureAwait(false);
        await pipeline.WriteObjectAsync(session.Context).ConfigureAwait(false);
    }

    private AccountCredential Credentials(ArmEnvironment cloud, IPipeline pipeline) =>
        ParameterSetName switch
        {
            DeviceCodeSet => AccountCredential.DeviceCode(cloud, TenantId, pipeline.Warning),
            SecretSet => AccountCredential.Secret(cloud, TenantId!, Credential!),
            CertificateSet => AccountCredential.Certificate(cloud, TenantId!, ApplicationId!, FilePath.Resolve(this, CertificatePath!, nameof(CertificatePath)), CertificatePassword),
            FederatedSet => AccountCredential.Federated(cloud, TenantId!, ApplicationId!, FilePath.Resolve(this, FederatedTokenFile!, nameof(FederatedTokenFile))),
            IdentitySet => AccountCredential.ManagedIdentity(ApplicationId),
            _ when AccountCredential.RunsInAutomation && TenantId is null => AccountCredential.ManagedIdentity(null),
            _ => AccountCredential.Interactive(cloud, TenantId),
        };
}
