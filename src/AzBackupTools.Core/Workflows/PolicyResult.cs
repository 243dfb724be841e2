using System.Collections.Generic;

namespace AzBackupTools.Core.Workflows;

/// <summary>A policy, and what a call has made of it.</summary>
/// <param name="Policy">The policy as it is now.</param>
/// <param name="Outcome">What the call has made of it.</param>
/// <param name="Changes">What has become different.</param>
/// <param name="ItemsTouched">How many items were changed with it.</param>
public sealed record PolicyResult(BackupPolicy Policy, PolicyOutcome Outcome, IReadOnlyList<PolicyDifference> Changes, int ItemsTouched);
