using System;

namespace AzBackupTools.Emulator.State;

/// <summary>A recovery point mounted for the recovery of files: from the end of the operation, for twelve hours or until revoked.</summary>
internal sealed record FileSession(DateTimeOffset From, DateTimeOffset Until)
{
    public bool IsActiveAt(DateTimeOffset now) => now >= From && now < Until;
}
