using System.Threading;
using System.Threading.Tasks;
using AzBackupTools.Core.Activity;
using AzBackupTools.Core.Arm;

namespace AzBackupTools.Core.Workflows;

/// <summary>Follows an operation to its end and tells of it on the way.</summary>
internal static class OperationFollowing
{
    /// <exception cref="BackupException">The service lost the operation; the message says how the resource stands now.</exception>
    internal static async Task<LongRunningOperation> FollowAsync(
        this ArmClient arm,
        LongRunningOperation operation,
        string activity,
        CancellationToken cancellationToken)
    {
        var progress = new ActivityProgress { Activity = activity, Status = "Accepted" };
        arm.Activity.Progress(progress);
        try
        {
            return await arm.WaitAsync(
                operation,
                poll => arm.Activity.Progress(progress with { Status = poll.IsCompleted ? "Done" : "In progress" }),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ArmException lost) when (lost.Code == ArmErrorCodes.OperationLost)
        {
            throw await LostOperation.DescribeAsync(arm, operation, lost, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            arm.Activity.Progress(progress with { Status = "Ended", Completed = true });
        }
    }
}
