using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Agents;

namespace AzBackupTools.Completion;

/// <summary>Completes the recovery points of the server, or of the one that -FromServer names, the newest first.</summary>
public sealed class MarsPointCompleter : EmulatedAgentCompleter
{
    private protected override IEnumerable<NameSuggestion> Of(EmulatedMarsAgent agent, IReadOnlyList<EmulatedMarsAgent> all, IDictionary bound)
    {
        var name = bound["FromServer"]?.ToString() ?? agent.Server.Name;
        return all
            .Where(one => string.Equals(one.Server.Name, name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(static one => one.Server.Points)
            .Where(point => point.DeletedUntil is null && point.ReadyAt <= agent.Now)
            .OrderByDescending(static point => point.Time)
            .Select(static point => new NameSuggestion(point.Id, $"{point.Source} as of {point.Time.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
    }
}
