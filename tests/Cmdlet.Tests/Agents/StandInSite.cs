using System;
using System.IO;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Cmdlet.Tests.Conventions;
using AzBackupTools.Cmdlet.Tests.Harness;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Cmdlet.Tests.Agents;

/// <summary>A server whose agent is what stands in for MSOnlineBackup, driven by the real scripts in a real pwsh.</summary>
public sealed class StandInSite : AgentSite
{
    private readonly MsOnlineBackupAgent _agent;

    public StandInSite() => _agent = new MsOnlineBackupAgent(
        Path.Combine(Tree.Root, "tests", "MarsStandIn", "MSOnlineBackup"), new DrivesShell(new ChildMarsShell(ShellProgram.Named(RealPowerShell.Pwsh!)!), Root), new MarsFiles(Root));

    public override IMarsAgent Agent => _agent;

    public override Task<string> CredentialAsync() => WriteAsync("v1");

    public override Task<string> ExpiredCredentialAsync() => WriteAsync("expired");

    public override Task<string> ForeignCredentialAsync() => WriteAsync("other");

    /// <summary>What stands in has one memory for all servers of the vault.</summary>
    public override async Task<string> OtherServerAsync(MarsPolicy policy)
    {
        await _agent.SetPolicyAsync(policy, CancellationToken.None);
        await _agent.StartBackupAsync(new MarsBackupRequest(), SilentActivitySink.Instance, CancellationToken.None);
        return await CredentialAsync();
    }

    public override Task<SecureString> PinAsync() => Task.FromResult(Secret("123456"));

    public override ValueTask DisposeAsync()
    {
        _agent.Dispose();
        return base.DisposeAsync();
    }

    private Task<string> WriteAsync(string vault)
    {
        var file = Path.Combine(Root, vault + ".VaultCredentials");
        File.WriteAllText(
            file,
            $"<RSBackupVaultAADCreds><SubscriptionId>{Guid.Empty}</SubscriptionId><ResourceName>{vault}</ResourceName><ResourceGroup>rg-backup</ResourceGroup></RSBackupVaultAADCreds>");
        return Task.FromResult(file);
    }

    /// <summary>Tells the stand-in where the drives are; it has no other way to know, as tests run side by side.</summary>
    private sealed class DrivesShell(IMarsShell shell, string root) : IMarsShell
    {
        public Task<string> RunAsync(string script, string input, Action<string> line, CancellationToken cancellationToken) => shell.RunAsync(
            script.Replace("$ErrorActionPreference = 'Stop'", $"$ErrorActionPreference = 'Stop'; $env:AZBACKUPTOOLS_MARS_DRIVES = '{root}'", StringComparison.Ordinal), input, line, cancellationToken);

        public void Dispose() => shell.Dispose();
    }
}
