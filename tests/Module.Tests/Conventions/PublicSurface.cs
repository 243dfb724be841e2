using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using AzBackupTools.Infrastructure;

namespace AzBackupTools.Module.Tests.Conventions;

/// <summary>What scripts can name: cmdlets with their parameters and outputs, and the types behind them with their members.</summary>
internal static class PublicSurface
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The cmdlets by name.</summary>
    internal static IReadOnlyList<Type> Cmdlets { get; } =
        [.. typeof(PublicTypeNames).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(CmdletAttribute))).OrderBy(NameOf, StringComparer.Ordinal)];

    /// <summary>The public types by name.</summary>
    internal static IReadOnlyList<Type> Types { get; } = [.. PublicTypeNames.Types().OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>The types of ours that a user meets: parameters, outputs, exceptions, and from these on all properties.</summary>
    internal static IReadOnlySet<Type> Reachable { get; } = Reach();

    /// <summary>The surface as text, a line for each thing.</summary>
    internal static IEnumerable<string> Lines() => [.. Cmdlets.SelectMany(CmdletLines), .. Types.SelectMany(TypeLines)];

    private static string NameOf(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return $"{attribute.VerbName}-{attribute.NounName}";
    }

    private static IEnumerable<string> CmdletLines(Type cmdlet) =>
    [
        $"{NameOf(cmdlet)} ({cmdlet.FullName}): {string.Join(", ", Outputs(cmdlet).Select(Spelled).Order(StringComparer.Ordinal))}",
        .. Parameters(cmdlet).OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => $"  -{property.Name} {Spelled(property.PropertyType)}"),
    ];

    private static IEnumerable<string> TypeLines(Type type) =>
    [
        $"{(type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class")} {type.FullName}",
        .. type.IsEnum
            ? Enum.GetNames(type).Select(name => "  " + name)
            : Members(type).Order(StringComparer.Ordinal),
    ];

    // What a record or an operator adds by itself follows from the properties.
    private static IEnumerable<string> Members(Type type) =>
        type.GetProperties(Own).Where(property => property.Name != "EqualityContract").Select(property => $"  {property.Name}: {Spelled(property.PropertyType)}")
            .Concat(type.GetConstructors(Own).Select(constructor => $"  new({Arguments(constructor)})"))
            .Concat(type.GetMethods(Own).Where(IsOfItsOwn).Select(method => $"  {method.Name}({Arguments(method)}): {Spelled(method.ReturnType)}"))
            .Concat(type.GetFields(Own).Select(field => $"  {field.Name}: {Spelled(field.FieldType)}"));

    private static bool IsOfItsOwn(MethodInfo method) =>
        !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == method.DeclaringType && method.Name is not ("Equals" or "<Clone>$" or "Deconstruct");

    private static string Arguments(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter => Spelled(parameter.ParameterType)));

    private static IEnumerable<Type> Outputs(Type cmdlet) =>
        cmdlet.GetCustomAttributes<OutputTypeAttribute>().SelectMany(attribute => attribute.Type).Select(name => name.Type!).Distinct();

    private static IEnumerable<PropertyInfo> Parameters(Type cmdlet) => cmdlet.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)));

    private static HashSet<Type> Reach()
    {
        var reached = new HashSet<Type>();
        var waiting = new Queue<Type>(
            Cmdlets.SelectMany(cmdlet => Outputs(cmdlet).Concat(Parameters(cmdlet).Select(property => property.PropertyType)))
                .Concat(typeof(BackupException).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Exception)))));
        while (waiting.TryDequeue(out var next))
        {
            foreach (var type in Parts(next).Where(type => IsOurs(type) && reached.Add(type)))
            {
                var more = type.GetProperties(Own).Select(property => property.PropertyType)
                    .Concat(type.GetConstructors(Own).SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType)))
                    .Append(type.BaseType!);
                foreach (var one in more.Where(one => one is not null))
                {
                    waiting.Enqueue(one);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith(nameof(AzBackupTools), StringComparison.Ordinal);

    private static string Spelled(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Spelled(value) + "?"
        : type.IsArray ? Spelled(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Spelled))}>"
        : type.Name;
}
