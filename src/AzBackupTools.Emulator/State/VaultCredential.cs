using System;

namespace AzBackupTools.Emulator.State;

/// <summary>The certificate that servers register with.</summary>
/// <param name="ClientId">The application that it belongs to, which the file names.</param>
/// <param name="ValidUntil">When it ends to be valid.</param>
internal sealed record VaultCredential(string ClientId, DateTimeOffset ValidUntil);
