using System;
using System.Collections.Generic;
using System.Linq;

namespace AzBackupTools.Help.Cmdlets;

/// <summary>Types as a PowerShell user reads them.</summary>
internal static class TypeNames
{
    /// <summary>String[], Int32, Dictionary[String,Object]; of a nullable value type the type itself.</summary>
    public static string Short(Type type) => Write(type, t => t.Name);

    /// <summary>The same with namespaces.</summary>
    public static string Full(Type type) => Write(type, t => t.Namespace is null ? t.Name : $"{t.Namespace}.{t.Name}");

    private static string Write(Type type, Func<Type, string> name)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Write(underlying, name);
        }

        if (type.IsArray)
        {
            return Write(type.GetElementType()!, name) + "[]";
        }

        string own = name(type);
        IEnumerable<string> Arguments() => type.GetGenericArguments().Select(argument => Write(argument, name));
        return type.IsGenericType
            ? $"{own[..own.IndexOf('`', StringComparison.Ordinal)]}[{string.Join(',', Arguments())}]"
            : own;
    }
}
