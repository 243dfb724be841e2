using System.Collections.Generic;
using AzBackupTools.Core.Models;

namespace AzBackupTools.Core.Wire;

/// <summary>
/// "actionsInfo" of a job: words in lists of jobs and numbers in single jobs of the paired region. The numbers count through
/// JobSupportedAction of the specification.
/// </summary>
internal static class JobActions
{
    public static IReadOnlyList<string> Read(List<string?>? wire)
    {
        if (wire is null || wire.Count == 0)
        {
            return [];
        }

        var actions = new List<string>(wire.Count);
        foreach (var action in wire)
        {
            switch (action)
            {
                case null:
                    break;
                case "0":
                    actions.Add(JobAction.Invalid);
                    break;
                case "1":
                    actions.Add(JobAction.Cancellable);
                    break;
                case "2":
                    actions.Add(JobAction.Retriable);
                    break;
                default:
                    actions.Add(action);
                    break;
            }
        }

        return actions.ToArray();
    }
}
