using System;

namespace AzBackupTools.Core.Arm;

/// <summary>Reads every shape of error that ARM, Azure Backup and the token service send.</summary>
public static class ArmErrorParser
{
    /// <summary>Reads the error of a body; where it has none, the status speaks.</summary>
    public static ArmError Parse(ReadOnlyMemory<byte> body, int status) => throw new NotImplementedException();
}
