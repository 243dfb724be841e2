using System;
using System.IO;
using System.Security;
using System.Threading.Tasks;
using AzBackupTools.Core.Mars;

namespace AzBackupTools.Module.Tests.Agents;

/// <summary>A server with an agent, its drives C: and D:, and what one needs around it.</summary>
public abstract class AgentSite : IAsyncDisposable
{
    protected AgentSite()
    {
        Root = Directory.CreateTempSubdirectory("azbackuptools-agent-").FullName;
        Directory.CreateDirectory(Path.Combine(Root, "C", "Data", "sub"));
        Directory.CreateDirectory(Path.Combine(Root, "D"));
        File.WriteAllText(Real("C:\\Data\\one.txt"), "one");
        File.WriteAllText(Real("C:\\Data\\sub\\two.txt"), "two");
        File.WriteAllText(Real("C:\\Data\\scratch.tmp"), "scratch");
    }

    /// <summary>The folder that holds the drives.</summary>
    public string Root { get; }

    /// <summary>The agent.</summary>
    public abstract IMarsAgent Agent { get; }

    /// <summary>A valid credential file.</summary>
    public abstract Task<string> CredentialAsync();

    /// <summary>A credential file that is valid no more.</summary>
    public abstract Task<string> ExpiredCredentialAsync();

    /// <summary>A credential file of another vault.</summary>
    public abstract Task<string> ForeignCredentialAsync();

    /// <summary>Has another server, fs07, backed up to the vault by a policy, with the passphrase "a passphrase of the server".</summary>
    /// <returns>A credential file of the vault.</returns>
    public abstract Task<string> OtherServerAsync(MarsPolicy policy);

    /// <summary>A valid PIN.</summary>
    public abstract Task<SecureString> PinAsync();

    /// <summary>Where a path of the server really is.</summary>
    public string Real(string path) => new MarsFiles(Root).Map(path);

    /// <summary>A secret of a text.</summary>
    public static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        return secret;
    }

    public virtual ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
