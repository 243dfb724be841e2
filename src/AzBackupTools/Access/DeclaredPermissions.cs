using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Commands;

/// <summary>What the cmdlets of this module declare that they need.</summary>
internal static class DeclaredPermissions
{
    /// <summary>All of it, by cmdlet; a cmdlet that needs more for one of its switches comes twice.</summary>
    internal static IEnumerable<RequiredPermission> All() => typeof(DeclaredPermissions).Assembly.GetTypes()
        .Select(static type => (Type: type, Cmdlet: type.GetCustomAttribute<CmdletAttribute>()))
        .Where(static pair => pair.Cmdlet is not null)
        .Select(static pair => (Name: $"{pair.Cmdlet!.VerbName}-{pair.Cmdlet.NounName}", pair.Type))
        .OrderBy(static pair => pair.Name, StringComparer.OrdinalIgnoreCase)
        .SelectMany(static pair => Of(pair.Name, pair.Type));

    private static IEnumerable<RequiredPermission> Of(string name, Type cmdlet)
    {
        var declared = cmdlet.GetCustomAttributes<RequiresActionAttribute>().ToList();
        var always = declared.Where(static attribute => attribute.On is null).Select(static attribute => attribute.Action).ToList();
        if (always.Count > 0)
        {
            yield return RequiredPermission.Of(name, null, always);
        }

        foreach (var group in declared.Where(static attribute => attribute.On is not null).GroupBy(static attribute => attribute.On!))
        {
            yield return RequiredPermission.Of(name, group.Key, always.Concat(group.Select(static attribute => attribute.Action)));
        }
    }
}
