using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Agents;

namespace AzBackupTools.Completion;

/// <summary>Completes the paths that a policy leaves out.</summary>
public sealed class MarsExclusionCompleter : EmulatedAgentCompleter
{
    private protected override IEnumerable<NameSuggestion> Of(EmulatedMarsAgent agent, IReadOnlyList<EmulatedMarsAgent> all, IDictionary bound) =>
        agent.Server.Policies.TryGetValue(MarsWorkload.FilesAndFolders, out var policy)
            ? policy.Exclusions.GroupBy(static exclusion => exclusion.Path).Select(static same => new NameSuggestion(same.Key, string.Join(", ", same)))
            : [];
}
