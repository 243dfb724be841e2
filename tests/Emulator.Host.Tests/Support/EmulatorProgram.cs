using System;
using System.IO;

namespace AzBackupTools.Emulator.Host.Tests.Support;

/// <summary>
/// The program that serves the emulator, in the folder that it compiles into: it brings packages for .NET 8 that a program on a later .NET
/// does not copy beside itself.
/// </summary>
internal static class EmulatorProgram
{
    /// <summary>The full path of the program, of the same configuration as the running one.</summary>
    public static string FullPath { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "AzBackupTools.Emulator.Host", Configuration, "azbackup-emulator.dll"));

    private static string Configuration => Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
}
