using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace AzBackupTools.Build.Cmdlets;

/// <summary>Attributes as the data that the compiler wrote.</summary>
internal static class AttributeData
{
    public static CustomAttributeData? Data<T>(this MemberInfo member) => member.AllData<T>().FirstOrDefault();

    public static IEnumerable<CustomAttributeData> AllData<T>(this MemberInfo member) =>
        member.GetCustomAttributesData().Where(a => a.AttributeType.FullName == typeof(T).FullName);

    /// <summary>A named argument, or the type's default where it is not given.</summary>
    public static T? Named<T>(this CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value is T value ? value : default;

    /// <summary>The strings of a <c>params string[]</c> constructor.</summary>
    public static IReadOnlyList<string> Strings(this CustomAttributeData attribute) =>
        attribute.ConstructorArguments.Count == 1 && attribute.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> many
            ? [.. many.Select(a => (string)a.Value!)]
            : [];
}
