using System;

namespace AzBackupTools.Emulator.State;

/// <summary>A machine as it was for a while, or the absence of it. In ticks of UTC: after the first, up to the second.</summary>
internal readonly record struct MachineVersion(VirtualMachineRecord? Vm, long From, long Until);

/// <summary>A machine as it was before it was changed or deleted; kept where backups were made of it.</summary>
internal sealed record FormerMachine(VirtualMachineRecord Vm, DateTimeOffset From, DateTimeOffset Until);
