using System.Collections;
using System.Collections.Generic;

namespace AzBackupTools.Completion;

/// <summary>Completes the parts of paths by which requests are told apart.</summary>
public sealed class FaultPathCompleter : WordCompleter
{
    private protected override IEnumerable<NameSuggestion> Words(IDictionary bound) =>
    [
        new("/protectedItems/", "One protected item: protect, stop, delete, look at it"),
        new("/backup?", "Backups on demand"),
        new("/restore?", "Restores"),
        new("/backupProtectedItems", "The list of protected items"),
        new("/backupProtectableItems", "The list of what could be protected"),
        new("/refreshContainers", "Discovery of machines"),
        new("/backupJobs", "Jobs"),
        new("/backupPolicies", "Policies"),
        new("/recoveryPoints", "Recovery points"),
        new("/operationsStatus/", "The state of operations on items"),
        new("/operationStatus/", "The state of operations on vaults"),
        new("/vaults?", "The list of vaults"),
    ];
}
