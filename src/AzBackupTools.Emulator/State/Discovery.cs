using System;

namespace AzBackupTools.Emulator.State;

/// <summary>A refresh: it has seen every machine made before it, and what it saw is known from a moment on.</summary>
/// <param name="KnownFrom">When the refresh ends.</param>
/// <param name="UpTo">The number of the last machine that was there when it started.</param>
internal sealed record Discovery(DateTimeOffset KnownFrom, long UpTo);
