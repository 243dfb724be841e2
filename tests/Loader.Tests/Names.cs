using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace AzBackupTools.Loader.Tests;

/// <summary>Tables of assembly names without files.</summary>
internal static class Names
{
    public const string AzureKey = "92742159e12e44c8";

    public static AssemblyName Of(string name, string? version = null, string? key = AzureKey, string? culture = null) =>
        new(name + (version is null ? "" : $", Version={version}") + $", Culture={culture ?? "neutral"}" + (key is null ? "" : $", PublicKeyToken={key}"));

    public static Func<string, AssemblyName?> Table(params AssemblyName[] names)
    {
        Dictionary<string, AssemblyName> table = names.ToDictionary(n => n.Name!, StringComparer.OrdinalIgnoreCase);
        return name => table.GetValueOrDefault(name);
    }
}
