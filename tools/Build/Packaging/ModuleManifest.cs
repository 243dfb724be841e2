using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Build.Packaging;

/// <summary>Fills the manifest in, so that what it lists cannot drift from what is compiled.</summary>
internal static class ModuleManifest
{
    private const string VersionMark = "{{ModuleVersion}}";
    private const string CmdletsMark = "{{CmdletsToExport}}";

    /// <exception cref="BuildException">The template lacks a mark.</exception>
    public static string Fill(string template, Version version, IReadOnlyList<string> cmdlets)
    {
        foreach (string mark in new[] { VersionMark, CmdletsMark })
        {
            if (!template.Contains(mark, StringComparison.Ordinal))
            {
                throw new BuildException($"Module/{Repository.ModuleName}.psd1 lacks the mark {mark}.");
            }
        }

        string list = string.Join(",\n", cmdlets.Order(StringComparer.Ordinal).Select(name => $"        '{name}'"));
        return template.Replace(VersionMark, version.ToString(), StringComparison.Ordinal)
            .Replace(CmdletsMark, list, StringComparison.Ordinal);
    }
}
