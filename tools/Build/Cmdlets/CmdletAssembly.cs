using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace AzBackupTools.Build.Cmdlets;

/// <summary>
/// Reads the cmdlets out of the compiled assembly. Attributes are read as data: the bodies of the engine's reference
/// assembly do nothing, so an attribute that is brought to life there would say nothing.
/// </summary>
internal static class CmdletAssembly
{
    /// <summary>The cmdlets of the AzBackupTools.dll in a folder that holds its dependencies too, by name.</summary>
    public static IReadOnlyList<CmdletShape> Read(string folder)
    {
        CmdletLoadContext context = new(folder);
        try
        {
            return Read(context.LoadFile(Repository.ModuleName));
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>The cmdlets of an assembly, by name.</summary>
    public static IReadOnlyList<CmdletShape> Read(Assembly assembly) => [.. assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && type.Data<CmdletAttribute>() is not null)
        .Select(Shape)
        .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal)];

    private static CmdletShape Shape(Type type)
    {
        CustomAttributeData cmdlet = type.Data<CmdletAttribute>()!;
        string? defaultSet = cmdlet.Named<string>(nameof(CmdletAttribute.DefaultParameterSetName));
        List<ParameterShape> parameters = ParameterReader.Read(type);
        if (cmdlet.Named<bool>(nameof(CmdletAttribute.SupportsShouldProcess)))
        {
            parameters.Add(ChangeSwitch("WhatIf", "wi"));
            parameters.Add(ChangeSwitch("Confirm", "cf"));
        }

        List<string> sets = [.. parameters.SelectMany(p => p.Sets.Keys).Where(set => set.Length > 0)
            .Concat(defaultSet is null ? [] : [defaultSet]).Distinct()
            .OrderBy(set => set == defaultSet ? 0 : 1).ThenBy(set => set, StringComparer.Ordinal)];
        return new CmdletShape
        {
            Verb = (string)cmdlet.ConstructorArguments[0].Value!,
            Noun = (string)cmdlet.ConstructorArguments[1].Value!,
            TypeName = type.FullName!,
            Sets = sets,
            DefaultSet = defaultSet,
            Parameters = parameters,
            OutputTypes = [.. type.GetCustomAttributesData()
                .Where(a => a.AttributeType.FullName == typeof(OutputTypeAttribute).FullName)
                .SelectMany(a => a.ConstructorArguments.SelectMany(Types)).Distinct()],
        };
    }

    private static IEnumerable<string> Types(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        IEnumerable<CustomAttributeTypedArgument> many => many.SelectMany(Types),
        Type type => [TypeNames.Full(type)],
        string name => [name],
        _ => [],
    };

    private static ParameterShape ChangeSwitch(string name, string alias) => new()
    {
        Name = name,
        DeclaringType = "",
        TypeName = nameof(SwitchParameter),
        FullTypeName = typeof(SwitchParameter).FullName!,
        IsSwitch = true,
        IsArray = false,
        Aliases = [alias],
        AcceptedValues = [],
        Wildcards = false,
        Default = null,
        Sets = new Dictionary<string, ParameterInSet> { [""] = new(false, null, false, false) },
        IsCommonToChanges = true,
    };
}
