namespace AzBackupTools.Core.Arm;

/// <summary>An element of a list that can be told from the others.</summary>
internal interface IArmElement
{
    /// <summary>Its ARM id.</summary>
    string? Id { get; }
}
