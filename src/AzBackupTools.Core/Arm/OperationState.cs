namespace AzBackupTools.Core.Arm;

/// <summary>Where a long-running operation stands.</summary>
public enum OperationState
{
    /// <summary>It runs.</summary>
    InProgress,

    /// <summary>It is done.</summary>
    Succeeded,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was canceled.</summary>
    Canceled,
}
