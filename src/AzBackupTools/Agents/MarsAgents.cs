using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AzBackupTools.Core.Errors;
using AzBackupTools.Core.Mars;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Agents;

/// <summary>Which agent the cmdlets of a runspace speak to: its emulated one where it has one, else that of this machine.</summary>
internal sealed class MarsAgents
{
    private readonly List<EmulatedMarsAgent> _emulated = [];

    /// <summary>The agent of the current runspace.</summary>
    /// <exception cref="BackupException">MarsAgentNotFound.</exception>
    internal static IMarsAgent Current => RunspaceState.Current.Get<MarsAgents>()?.Emulated() ?? MarsInstallation.Find() ?? throw NotFound();

    /// <summary>The servers of the current runspace's emulator, which do what has become due when somebody looks at their vaults.</summary>
    internal static IReadOnlyList<EmulatedMarsAgent> OfEmulator =>
        RunspaceState.Current.Get<MarsAgents>()?._emulated.FindAll(static agent => agent.Emulator == EmulatorInstance.Find()) ?? [];

    /// <summary>Puts a server into the runspace's emulator, and has the cmdlets speak to its agent from now on.</summary>
    /// <exception cref="BackupException">AlreadyExists: another folder is the server of this name.</exception>
    internal static EmulatedMarsAgent Add(EmulatorInstance emulator, string root, string name, string agentVersion)
    {
        var agents = RunspaceState.Current.Get<MarsAgents>() ?? new MarsAgents();
        agents._emulated.RemoveAll(agent => agent.Emulator != emulator);
        if (agents.Find(name) is { } same && !string.Equals(Path.GetFullPath(same.Root), Path.GetFullPath(root), StringComparison.Ordinal))
        {
            throw new BackupException(
                ErrorIds.AlreadyExists, $"A server {name} is there already, over the folder '{same.Root}', and a vault knows servers by their names.", "Give the other one another -ServerName.", name);
        }

        agents._emulated.RemoveAll(agent => string.Equals(agent.Server.Name, name, StringComparison.OrdinalIgnoreCase));
        var added = new EmulatedMarsAgent(emulator, EmulatedServer.Open(root, name, agentVersion), agents.Find);
        agents._emulated.Add(added);
        RunspaceState.Current.Set(agents);
        return added;
    }

    private EmulatedServer? Find(string name) =>
        _emulated.Select(static agent => agent.Server).FirstOrDefault(server => string.Equals(server.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>An emulated agent ends with its emulator.</summary>
    private EmulatedMarsAgent? Emulated() => _emulated.LastOrDefault(static agent => agent.Emulator == EmulatorInstance.Find());

    private static BackupException NotFound() => new(
        ErrorIds.MarsAgentNotFound,
        "There is no MARS agent on this machine.",
        "Run this on the Windows server that is backed up, where the agent is installed (https://aka.ms/azurebackup_agent). From here, Get-MarsServer, Get-ProtectedItem and "
        + "Get-BackupJob show what the vault knows, and Test-MarsPolicy checks a configuration. To try things out, give the emulator a server: "
        + "Connect-RsAccount -Emulator; Add-RsEmulatorMarsAgent <folder>.")
    {
        ConcernsAllInput = true,
    };
}
