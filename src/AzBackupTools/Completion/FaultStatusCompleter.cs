using System.Collections;
using System.Collections.Generic;

namespace AzBackupTools.Completion;

/// <summary>Completes the HTTP statuses by which the service refuses.</summary>
public sealed class FaultStatusCompleter : WordCompleter
{
    private protected override IEnumerable<NameSuggestion> Words(IDictionary bound) =>
    [
        new("429", "Throttled: too many requests"),
        new("503", "The service is out of order"),
        new("500", "The service failed"),
        new("504", "The service took too long"),
        new("401", "The token is refused"),
        new("403", "A permission is missing"),
        new("404", "The resource is not there"),
        new("409", "Something else is at work on the resource"),
    ];
}
