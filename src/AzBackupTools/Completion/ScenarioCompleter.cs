using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AzBackupTools.Emulator.Scenarios;

namespace AzBackupTools.Completion;

/// <summary>Completes the scenarios that come with the emulator; where none fits, the shell offers files.</summary>
public sealed class ScenarioCompleter : WordCompleter
{
    private protected override IEnumerable<NameSuggestion> Words(IDictionary bound) =>
        BuiltInScenario.Names.Select(name => new NameSuggestion(name, "A scenario of the emulator"));
}
