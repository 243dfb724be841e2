using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Agents;

namespace AzBackupTools.Completion;

/// <summary>
/// Completes what the emulated agent of the runspace remembers. The agent of a real server answers through a shell of its own, which takes
/// longer than a person waits for Tab.
/// </summary>
public abstract class EmulatedAgentCompleter : WordCompleter
{
    private protected sealed override IEnumerable<NameSuggestion> Words(IDictionary bound)
    {
        try
        {
            var agents = MarsAgents.OfEmulator;
            return agents.Count == 0 ? [] : Of(agents[agents.Count - 1], agents, bound).ToList();
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>What an agent has to offer.</summary>
    /// <param name="agent">The agent that cmdlets speak to.</param>
    /// <param name="all">All agents of the emulator.</param>
    /// <param name="bound">What the command line says already.</param>
    private protected abstract IEnumerable<NameSuggestion> Of(EmulatedMarsAgent agent, IReadOnlyList<EmulatedMarsAgent> all, IDictionary bound);
}
