using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Agents;

namespace AzBackupTools.Completion;

/// <summary>Completes the volumes, folders and files that a policy backs up.</summary>
public sealed class MarsItemCompleter : EmulatedAgentCompleter
{
    private protected override IEnumerable<NameSuggestion> Of(EmulatedMarsAgent agent, IReadOnlyList<EmulatedMarsAgent> all, IDictionary bound) =>
        agent.Server.Policies.TryGetValue(MarsWorkload.FilesAndFolders, out var policy)
            ? policy.Items.Select(static path => new NameSuggestion(path, "Backed up"))
            : [];
}
