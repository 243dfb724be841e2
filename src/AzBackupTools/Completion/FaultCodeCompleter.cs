using System.Collections;
using System.Collections.Generic;

namespace AzBackupTools.Completion;

/// <summary>Completes the codes of errors: those of failed jobs with -FailJob, else those of refusals.</summary>
public sealed class FaultCodeCompleter : WordCompleter
{
    private protected override IEnumerable<NameSuggestion> Words(IDictionary bound) => bound.Contains("FailJob")
        ?
        [
            new("UserErrorGuestAgentStatusUnavailable", "The agent in the machine does not answer"),
            new("UserErrorFsFreezeFailed", "The snapshot failed"),
            new("UserErrorVmNotFoundV2", "The machine was deleted"),
            new("UserErrorBackupOperationInProgress", "Another backup runs"),
            new("UserErrorRestoreOperationInProgress", "Another restore runs"),
        ]
        :
        [
            new("SubscriptionRequestsThrottled", "Too many requests"),
            new("ExpiredAuthenticationToken", "The token has expired"),
            new("AuthorizationFailed", "A permission is missing"),
            new("ServiceUnavailable", "The service is out of order"),
            new("InternalServerError", "The service failed"),
            new("BMSUserErrorObjectLocked", "Something else is at work on the item"),
        ];
}
