using System;
using System.IO;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Agents;
using AzBackupTools.Module.Tests.Conventions;
using AzBackupTools.Module.Tests.Harness;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Mars;

namespace AzBackupTools.Module.Tests.Agents;

/// <summary>A server whose agent is the stand-in for MSOnlineBackup, driven by the real scripts in a child shell.</summary>
public sealed class StandInSite : AgentSite
{
    private readonly MsOnlineBackupAgent _agent;

    internal StandInSite(StandInShell shell) => _agent = new MsOnlineBackupAgent(
        Path.Combine(Tree.Root, "tests", "MarsStandIn", "MSOnlineBackup"), new DrivesShell(shell.Shell, Root), new MarsFiles(Root));

    public override IMarsAgent Agent => _agent;

    public override Task<string> CredentialAsync() => WriteAsync("v1");

    public override Task<string> ExpiredCredentialAsync() => WriteAsync("expired");

    public override Task<string> ForeignCredentialAsync() => WriteAsync("other");

    /// <summary>The stand-in has one memory for all servers of the vault.</summary>
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

    /// <summary>Gives each call the place of the drives of its site, which the stand-in reads when it is imported.</summary>
    private sealed class DrivesShell(IMarsShell shell, string root) : IMarsShell
    {
        private const string First = "$ErrorActionPreference = 'Stop'";

        private readonly string _place =
            $"{First}; if ($env:AZBACKUPTOOLS_MARS_DRIVES -ne '{root}') {{ Remove-Module MSOnlineBackup -ErrorAction Ignore; "
            + $"$env:AZBACKUPTOOLS_MARS_DRIVES = '{root}' }}";

        public Task<string> RunAsync(string script, string input, Action<string> line, CancellationToken cancellationToken) =>
            shell.RunAsync(script.Replace(First, _place, StringComparison.Ordinal), input, line, cancellationToken);

        public void Dispose()
        {
            // The shell is that of all sites.
        }
    }
}

/// <summary>One child shell for all sites of a test class: it takes long to start, and answers call after call.</summary>
public sealed class StandInShell : IDisposable
{
    internal ChildMarsShell Shell { get; } = new(ToolPowerShell.Program);

    public void Dispose() => Shell.Dispose();
}
