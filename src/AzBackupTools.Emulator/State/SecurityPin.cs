using System;

namespace AzBackupTools.Emulator.State;

/// <summary>A PIN for a critical operation of the MARS agent: valid for five minutes.</summary>
internal sealed record SecurityPin(string Pin, DateTimeOffset ExpiresAt);
