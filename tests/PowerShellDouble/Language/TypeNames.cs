using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace PowerShellDouble.Language;

/// <summary>What <c>[name]</c> means: a short name of the language, or a type's full name with or without <c>System.</c></summary>
internal static class TypeNames
{
    private static readonly Dictionary<string, Type> Short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["array"] = typeof(Array),
        ["bool"] = typeof(bool),
        ["byte"] = typeof(byte),
        ["char"] = typeof(char),
        ["datetime"] = typeof(DateTime),
        ["datetimeoffset"] = typeof(DateTimeOffset),
        ["decimal"] = typeof(decimal),
        ["double"] = typeof(double),
        ["float"] = typeof(float),
        ["guid"] = typeof(Guid),
        ["hashtable"] = typeof(Hashtable),
        ["int"] = typeof(int),
        ["int32"] = typeof(int),
        ["int64"] = typeof(long),
        ["long"] = typeof(long),
        ["object"] = typeof(object),
        ["pscredential"] = typeof(PSCredential),
        ["psobject"] = typeof(PSObject),
        ["securestring"] = typeof(SecureString),
        ["string"] = typeof(string),
        ["switch"] = typeof(SwitchParameter),
        ["timespan"] = typeof(TimeSpan),
        ["type"] = typeof(Type),
        ["uri"] = typeof(Uri),
        ["version"] = typeof(Version),
    };

    internal static Type Resolve(string name)
    {
        name = name.Trim();
        if (name.EndsWith("[]", StringComparison.Ordinal))
        {
            return Resolve(name[..^2]).MakeArrayType();
        }

        if (Short.TryGetValue(name, out var known))
        {
            return known;
        }

        return AppDomain.CurrentDomain.GetAssemblies()
            .SelectMany(assembly => new[] { assembly.GetType(name, false, true), assembly.GetType("System." + name, false, true) })
            .FirstOrDefault(type => type is not null)
            ?? throw RuntimeException.Of("TypeNotFound", $"Unable to find type [{name}].", new TypeName(name));
    }

    /// <summary>What an error about an unknown type is about.</summary>
    private sealed class TypeName(string name)
    {
        public override string ToString() => name;
    }
}
