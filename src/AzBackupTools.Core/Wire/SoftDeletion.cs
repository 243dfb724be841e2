using System;

namespace AzBackupTools.Core.Wire;

/// <summary>
/// When a soft-deleted item is purged. The wire tells the moment of deletion (deferredDeleteTimeInUTC), how long is left at the moment of the
/// answer (deferredDeleteTimeRemaining) and, in some versions, the retention in days; an item that is not deleted has 0 there.
/// </summary>
internal static class SoftDeletion
{
    public static DateTimeOffset? PurgeTime(ProtectedItemPropertiesWire item, DateTimeOffset readAt)
    {
        if (item.IsScheduledForDeferredDelete != true || item.DeferredDeleteTimeInUTC is not { } deleted)
        {
            return null;
        }

        var days = item.SoftDeleteRetentionPeriodInDays ?? item.SoftDeleteRetentionPeriod;
        if (days is not > 0)
        {
            if (item.DeferredDeleteTimeRemaining is not { } remaining)
            {
                return null;
            }

            // The retention is set in whole days, so the seconds that the answer took are rounded away.
            days = (int)Math.Round((readAt + remaining - deleted).TotalDays);
        }

        return deleted.AddDays(days.Value);
    }
}
