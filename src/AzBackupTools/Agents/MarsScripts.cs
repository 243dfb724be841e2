using System.Collections.Concurrent;
using System.IO;

namespace AzBackupTools.Agents;

/// <summary>The scripts that speak to the agent's module, as they are compiled in.</summary>
internal static class MarsScripts
{
    private static readonly ConcurrentDictionary<string, string> Texts = new();

    /// <summary>A script with what it stands on.</summary>
    internal static string Get(string name) => Texts.GetOrAdd(name, static one => $"{Read("Common")}\n{Read(one)}\n{Read("Footer")}");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(MarsScripts).Assembly.GetManifestResourceStream($"Mars.{name}.ps1")!);
        return reader.ReadToEnd();
    }
}
